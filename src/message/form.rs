//! Words of a form whose places are guessed.

use super::{Explain, Ui};
use crate::diagnostic::Diagnostic;
use crate::form::Doubts;

impl Explain for Doubts {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let unread = self.unread.iter().flat_map(|error| error.explain(ui));
        let askew = self.degrees_askew.map(|degrees| self.askew(degrees, ui));
        unread.chain(askew).collect()
    }
}

impl Doubts {
    fn askew(&self, degrees: f32, ui: Ui) -> Diagnostic {
        let (form, degrees) = (self.form.display(), degrees.abs());
        let title = ui.pick(
            format!("the form lies {degrees:.1}° askew on its sheet, so nothing is guessed: its lines can't be told"),
            format!("表格在纸面上倾斜 {degrees:.1}°，无法辨认线条，因此没有猜测位置"),
        );
        Diagnostic::warning("form-askew", title).hint(ui.pick(
            format!("make it straight, and place that picture: gonghan scan {form} -o straight --format png --max-bytes 5MB"),
            format!("请先摆正，再对所得图片安排位置：gonghan scan {form} -o straight --format png --max-bytes 5MB"),
        ))
    }
}
