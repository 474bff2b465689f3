//! A PDF's objects as lopdf reads them, and what is inherited along its trees.

use lopdf::{Dictionary, Document, LoadOptions, Object};

use super::PdfInError;

/// The most that a stream of a form may hold once it is decompressed, in bytes.
pub(super) const MOST_CONTENT: usize = 64 * 1024 * 1024;
/// The most steps from a node to the root of its tree.
const DEEPEST: usize = 64;

/// Reads a PDF; one with an empty password too.
pub(super) fn load(bytes: &[u8]) -> Result<Document, PdfInError> {
    let options = LoadOptions {
        max_decompressed_size: Some(MOST_CONTENT),
        ..LoadOptions::default()
    };
    let mut document =
        Document::load_mem_with_options(bytes, options).map_err(PdfInError::damaged)?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(PdfInError::Locked);
    }
    Ok(document)
}

/// The object behind a reference; what is no reference is itself, and what is not there is nothing.
pub(super) fn resolved<'a>(document: &'a Document, object: &'a Object) -> &'a Object {
    match document.dereference(object) {
        Ok((_, object)) => object,
        Err(_) => &Object::Null,
    }
}

/// What a dictionary has under a key, behind a reference or not.
pub(super) fn entry<'a>(
    document: &'a Document,
    dictionary: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Object> {
    let object = resolved(document, dictionary.get(key).ok()?);
    (!object.is_null()).then_some(object)
}

/// The dictionary under a key.
pub(super) fn sub_dictionary<'a>(
    document: &'a Document,
    dictionary: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Dictionary> {
    entry(document, dictionary, key)?.as_dict().ok()
}

/// What a node of a tree has under a key, or the nearest node above it that has it (ISO 32000-1, 7.7.3.4).
pub(super) fn inherited<'a>(
    document: &'a Document,
    node: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Object> {
    let mut node = node;
    for _ in 0..DEEPEST {
        if let Some(found) = entry(document, node, key) {
            return Some(found);
        }
        node = sub_dictionary(document, node, b"Parent")?;
    }
    None
}

/// So many numbers of an array.
pub(super) fn numbers<const N: usize>(document: &Document, object: &Object) -> Option<[f32; N]> {
    let array = object.as_array().ok()?;
    let numbers: Vec<f32> = array
        .iter()
        .map(|number| resolved(document, number).as_float().ok())
        .collect::<Option<_>>()?;
    numbers.try_into().ok()
}

/// The annotations of a page.
pub(super) fn annotations<'a>(
    document: &'a Document,
    page: &'a Dictionary,
) -> impl Iterator<Item = &'a Dictionary> {
    let list = entry(document, page, b"Annots").and_then(|list| list.as_array().ok());
    let list = list.into_iter().flatten();
    list.filter_map(|annotation| resolved(document, annotation).as_dict().ok())
}

/// The state that a button is in, where it states one.
pub(super) fn state<'a>(document: &'a Document, annotation: &'a Dictionary) -> Option<&'a [u8]> {
    entry(document, annotation, b"AS")?.as_name().ok()
}
