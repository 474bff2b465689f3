//! The sheet that a letter is printed on: a page of another PDF as a form XObject, a picture as an image.

use std::collections::BTreeMap;

use lopdf::{Document, Object};
use printpdf::{
    DictItem, ExternalStream, ExternalXObject, Op, PdfDocument, XObject, XObjectId,
    XObjectTransform,
};

use crate::background::{Background, Ground};
use crate::geometry::Point;
use crate::page::Picture;
use crate::render::pdf::picture::draw_picture;

/// What printpdf is given in place of a page, which it has no type for.
const STAND_IN: &str = "GonghanSheet";

pub(super) fn draw(ops: &mut Vec<Op>, document: &mut PdfDocument, background: &Background) {
    match background.ground() {
        Ground::Page(_) => {
            let id = XObjectId("Sheet".to_owned());
            let object = XObject::External(stand_in());
            document.resources.xobjects.map.insert(id.clone(), object);
            ops.push(Op::UseXobject {
                id,
                transform: XObjectTransform {
                    no_auto_scale: true,
                    ..XObjectTransform::default()
                },
            });
        }
        Ground::Picture(pixels) => {
            let size = background.size();
            let picture = Picture {
                origin: Point::default(),
                size,
                pixels: pixels.clone(),
            };
            draw_picture(ops, document, &picture, size);
        }
    }
}

fn stand_in() -> ExternalXObject {
    ExternalXObject {
        stream: ExternalStream {
            dict: BTreeMap::from([(STAND_IN.to_owned(), DictItem::Bool(true))]),
            content: Vec::new(),
            compress: false,
        },
        width: None,
        height: None,
        dpi: None,
    }
}

/// Puts the page in its place, with all that it refers to.
pub(super) fn take_over(pdf: &mut Document, background: &Background) -> Result<(), lopdf::Error> {
    let Ground::Page(page) = background.ground() else {
        return Ok(());
    };
    let place = pdf.objects.iter().find_map(|(id, object)| match object {
        Object::Stream(stream) if stream.dict.has(STAND_IN.as_bytes()) => Some(*id),
        _ => None,
    });
    match place {
        Some(place) => page.import().add_to(pdf, place),
        None => Ok(()),
    }
}
