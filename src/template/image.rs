//! Pictures that stand beside a template, such as a letterhead.

use std::path::{Component, Path};
use std::sync::Arc;

use image::DynamicImage;

use crate::background::decoded;
use crate::template::error::ImageFault;

/// Reads a PNG or JPG in the template's folder and lays it on white.
pub(super) fn read_picture(
    name: &str,
    folder: Option<&Path>,
) -> Result<Arc<DynamicImage>, ImageFault> {
    let path = beside(folder, name).ok_or(ImageFault::Outside)?;
    let bytes = std::fs::read(&path).map_err(ImageFault::Unreadable)?;
    Ok(Arc::new(decoded(&bytes).map_err(ImageFault::Unusable)?))
}

/// The path of a file in `folder` or below it; none for one that leads out of it.
pub(super) fn beside(folder: Option<&Path>, name: &str) -> Option<std::path::PathBuf> {
    let stays = !name.is_empty()
        && Path::new(name)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
    let path = folder?.join(name);
    let real = path.canonicalize().ok();
    let home = folder?.canonicalize().ok();
    // A link may lead out of the folder too.
    let inside = match (real, home) {
        (Some(real), Some(home)) => real.starts_with(home),
        // What is not there leads nowhere; opening it says so.
        _ => true,
    };
    (stays && inside).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_outside_the_templates_folder_is_refused() {
        let folder = Path::new("/tmp");
        for name in ["../etc/passwd", "/etc/passwd", "a/../../x", ""] {
            assert_eq!(beside(Some(folder), name), None, "{name}");
        }
        assert!(beside(Some(folder), "logo/不存在.png").is_some());
    }
}
