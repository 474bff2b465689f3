//! The sheet that a template is printed on, from its file.

use std::path::Path;
use std::sync::Arc;

use crate::background::Background;
use crate::template::Places;
use crate::template::form::FormFault;
use crate::template::front_matter::{FrontMatter, NamedBackground};
use crate::template::head_fault::{BackgroundFault, HeadFault, Refusal};
use crate::template::image::beside;

/// Reads the sheet that a head names.
pub(super) fn read(
    head: &FrontMatter,
    folder: Option<&Path>,
    wanted: Places,
) -> Result<Option<Arc<Background>>, Refusal> {
    let Some(NamedBackground { file, page, sha256 }) = &head.background else {
        return Ok(None);
    };
    let refused = |fault| Refusal {
        span: file.span(),
        fault,
    };
    let path = beside(folder, file.get_ref())
        .ok_or_else(|| refused(HeadFault::Background(BackgroundFault::Outside)))?;
    let form_names = head
        .places
        .iter()
        .filter_map(|place| place.get_ref().form_field());
    let form_names: Vec<&str> = form_names.collect();
    let page = page.as_ref().map(|page| usize::from(*page.get_ref()));
    let unusable = |error| refused(HeadFault::Background(BackgroundFault::Unusable(error)));
    let background = Background::read(&path, page, &form_names).map_err(unusable)?;
    if let Some(known) = sha256
        && wanted == Places::Possible
        && !known.get_ref().eq_ignore_ascii_case(background.sha256())
    {
        return Err(Refusal {
            span: known.span(),
            fault: HeadFault::Form(FormFault::Changed {
                file: file.get_ref().clone(),
                now: background.sha256().to_owned(),
            }),
        });
    }
    Ok(Some(Arc::new(background)))
}
