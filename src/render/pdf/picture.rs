//! Pictures as image objects.

use std::collections::BTreeMap;

use printpdf::{
    DictItem, ExternalStream, ExternalXObject, Op, PdfDocument, XObject, XObjectId,
    XObjectTransform,
};

use crate::geometry::Size;
use crate::page::Picture;

pub(super) fn draw_picture(
    ops: &mut Vec<Op>,
    document: &mut PdfDocument,
    picture: &Picture,
    sheet: Size,
) {
    let id = XObjectId(format!("Picture{}", document.resources.xobjects.map.len()));
    let object = XObject::External(image_object(picture));
    document.resources.xobjects.map.insert(id.clone(), object);
    // An image object is one unit square (ISO 32000-1, 8.9.5).
    let lower = picture.origin.y + picture.size.height;
    ops.push(Op::SaveGraphicsState);
    ops.push(Op::SetTransformationMatrix {
        matrix: printpdf::CurTransMat::Raw([
            picture.size.width.0,
            0.0,
            0.0,
            picture.size.height.0,
            picture.origin.x.0,
            (sheet.height - lower).0,
        ]),
    });
    ops.push(Op::UseXobject {
        id,
        transform: XObjectTransform {
            no_auto_scale: true,
            ..XObjectTransform::default()
        },
    });
    ops.push(Op::RestoreGraphicsState);
}

fn image_object(picture: &Picture) -> ExternalXObject {
    let (space, content) = if picture.has_colour() {
        ("DeviceRGB", picture.pixels.to_rgb8().into_raw())
    } else {
        ("DeviceGray", picture.pixels.to_luma8().into_raw())
    };
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        (
            "Width".to_owned(),
            DictItem::Int(i64::from(picture.pixels.width())),
        ),
        (
            "Height".to_owned(),
            DictItem::Int(i64::from(picture.pixels.height())),
        ),
        ("ColorSpace".to_owned(), name(space)),
        ("BitsPerComponent".to_owned(), DictItem::Int(8)),
    ]);
    ExternalXObject {
        stream: ExternalStream {
            dict,
            content,
            compress: true,
        },
        width: None,
        height: None,
        dpi: None,
    }
}
