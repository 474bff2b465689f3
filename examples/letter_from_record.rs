//! From a record to a letter's bytes: `cargo run --example letter_from_record [RECORD]`.

#![allow(clippy::print_stdout, reason = "a program that says what it made")]

use std::error::Error;
use std::path::{Path, PathBuf};

use gonghan::files::{Output, write_all};
use gonghan::font::FontSet;
use gonghan::geometry::Dpi;
use gonghan::intake::{ReadOptions, read_record};
use gonghan::layout::LayoutScratch;
use gonghan::letter::letter;
use gonghan::template::Template;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args()
        .nth(1)
        .unwrap_or("examples/hong-kong.toml".to_owned());
    let path = Path::new(&path);

    let record = read_record(path, &ReadOptions::default())?;
    let template = Template::for_application(&record, path.parent().unwrap_or(path))?;
    let mut fonts = FontSet::embedded();
    let letter = letter(
        &record,
        &template,
        &mut fonts,
        &mut LayoutScratch::default(),
    )?;
    let (pdf, png) = (letter.pdf()?, letter.png(Dpi::PRINT)?);

    let out = |name: &str, bytes| Output {
        path: PathBuf::from("out").join(name),
        bytes,
    };
    write_all(&[out("letter.pdf", pdf), out("letter.png", png)], false)?;
    println!("out/letter.pdf\nout/letter.png");
    Ok(())
}
