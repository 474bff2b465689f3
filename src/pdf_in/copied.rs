//! Objects taken out of one PDF with all that they refer to, and put into another.

use std::collections::{BTreeMap, VecDeque};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::PdfInError;

/// The most objects that a page is made of.
const MOST_OBJECTS: usize = 50_000;
/// Keys that have no meaning once the page stands by itself.
const OF_THE_WHOLE: [&[u8]; 4] = [b"Metadata", b"PieceInfo", b"StructParent", b"StructParents"];

/// A page of another PDF as one object to draw, and the objects that it refers to, numbered from 1 in the order in which
/// they are met.
#[derive(Clone, Debug)]
pub struct Import {
    objects: Vec<Object>,
    layers: Option<Object>,
}

impl Import {
    /// Takes `root`, what it refers to, and the document's layers (ISO 32000-1, 8.11).
    pub(super) fn of(document: &Document, root: Object) -> Result<Import, PdfInError> {
        let mut copying = Copying {
            numbers: BTreeMap::new(),
            waiting: VecDeque::new(),
            // The root has the first number.
            next: 2,
        };
        let mut objects = vec![copying.renumbered(root)];
        let layers = document
            .catalog()
            .and_then(|catalog| catalog.get(b"OCProperties"))
            .ok()
            .map(|layers| copying.renumbered(super::objects::resolved(document, layers).clone()));
        while let Some(id) = copying.waiting.pop_front() {
            if objects.len() >= MOST_OBJECTS {
                return Err(PdfInError::damaged("too many objects on one page"));
            }
            let object = document.get_object(id).cloned().unwrap_or(Object::Null);
            let object = if leads_away(&object) {
                Object::Null
            } else {
                copying.renumbered(object)
            };
            objects.push(object);
        }
        Ok(Import { objects, layers })
    }

    /// Adds the objects to a document, the page in place of the object `at`, and the layers to its catalog.
    ///
    /// # Errors
    /// The document has no catalog.
    pub fn add_to(&self, document: &mut Document, at: ObjectId) -> Result<(), lopdf::Error> {
        let base = document.max_id;
        let moved = |number: u32| {
            if number == 1 {
                at
            } else {
                // The first one stands elsewhere.
                (base + number - 1, 0)
            }
        };
        for (number, object) in (1_u32..).zip(&self.objects) {
            let mut object = object.clone();
            for_each_reference(&mut object, &mut |id| *id = moved(id.0));
            document.objects.insert(moved(number), object);
        }
        document.max_id = base + u32::try_from(self.objects.len()).unwrap_or(u32::MAX) - 1;
        if let Some(layers) = &self.layers {
            let mut layers = layers.clone();
            for_each_reference(&mut layers, &mut |id| *id = moved(id.0));
            document.catalog_mut()?.set("OCProperties", layers);
        }
        Ok(())
    }
}

struct Copying {
    numbers: BTreeMap<ObjectId, u32>,
    waiting: VecDeque<ObjectId>,
    next: u32,
}

impl Copying {
    /// The object with the new numbers of what it refers to; what is met for the first time waits to be taken.
    fn renumbered(&mut self, mut object: Object) -> Object {
        forget_the_rest(&mut object);
        for_each_reference(&mut object, &mut |id| {
            let number = *self.numbers.entry(*id).or_insert_with(|| {
                self.waiting.push_back(*id);
                self.next += 1;
                self.next - 1
            });
            *id = (number, 0);
        });
        object
    }
}

fn forget_the_rest(object: &mut Object) {
    let dictionary = match object {
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => &mut stream.dict,
        _ => return,
    };
    for key in OF_THE_WHOLE {
        dictionary.remove(key);
    }
}

/// Whether an object is a node of the page tree, and so the way to all other pages.
fn leads_away(object: &Object) -> bool {
    let is = |dictionary: &Dictionary, kind: &[u8]| dictionary.has_type(kind);
    matches!(object, Object::Dictionary(dictionary)
        if is(dictionary, b"Page") || is(dictionary, b"Pages") || is(dictionary, b"Catalog"))
}

/// Calls `change` on every reference within an object; references themselves are not followed.
fn for_each_reference(object: &mut Object, change: &mut impl FnMut(&mut ObjectId)) {
    let mut waiting = vec![object];
    // Without recursion: arrays may stand within one another without end.
    while let Some(object) = waiting.pop() {
        match object {
            Object::Reference(id) => change(id),
            Object::Array(items) => waiting.extend(items.iter_mut().rev()),
            Object::Dictionary(dictionary) => {
                waiting.extend(dictionary.iter_mut().map(|(_, value)| value));
            }
            Object::Stream(stream) => {
                waiting.extend(stream.dict.iter_mut().map(|(_, value)| value));
            }
            _ => {}
        }
    }
}
