//! Rows in columns.

use unicode_width::UnicodeWidthStr;

/// Rows in columns, aligned by display width.
pub(super) fn table<const N: usize>(rows: &[[&str; N]]) -> String {
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].width())
            .max()
            .unwrap_or(0)
    };
    let widths: [usize; N] = std::array::from_fn(width);
    let mut table = String::new();
    for row in rows {
        let mut line = String::new();
        for (text, width) in row.iter().zip(widths) {
            line.push_str(text);
            line.push_str(&" ".repeat(width - text.width() + 2));
        }
        table.push_str(line.trim_end());
        table.push('\n');
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_what_is_seen() {
        let rows = [["a", "名称", "x"], ["bcd", "y", ""]];
        assert_eq!(table(&rows), "a    名称  x\nbcd  y\n");
    }
}
