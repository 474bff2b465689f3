//! The PDF and the picture show the same.

use crate::judge::{Picture, hayro, zune};
use crate::letters::{EXAMPLES, by_itself, by_template, example, named};
use gonghan::geometry::Dpi;
use gonghan::letter::Letter;

/// Side of a block, in pixels: about a glyph of running text.
const BLOCK: usize = 40;

/// How grey each block is on the whole: both have edges of their own, but as much ink in each place.
fn blocks(picture: &Picture) -> Vec<f64> {
    let (columns, rows) = (picture.width / BLOCK, 3500 / BLOCK);
    let mut sums = vec![0_u64; columns * rows];
    for (y, row) in picture
        .pixels
        .chunks(picture.width)
        .take(rows * BLOCK)
        .enumerate()
    {
        for (x, grey) in row.iter().take(columns * BLOCK).enumerate() {
            sums[y / BLOCK * columns + x / BLOCK] += u64::from(*grey);
        }
    }
    sums.iter()
        .map(|sum| *sum as f64 / (BLOCK * BLOCK) as f64)
        .collect()
}

fn largest_difference(one: &Picture, other: &Picture) -> f64 {
    let (one, other) = (blocks(one), blocks(other));
    let pairs = one.iter().zip(&other);
    pairs
        .map(|(one, other)| (one - other).abs())
        .fold(0.0, f64::max)
}

fn check(name: &str, letter: &Letter) {
    let theirs = hayro::picture(&letter.pdf().unwrap(), 300.0);
    let ours = zune::png(&letter.png(Dpi::PRINT).unwrap());
    // 3507.9 rows: hayro cuts, gonghan rounds.
    assert_eq!((theirs.width, theirs.height), (2480, 3507), "{name}");
    assert_eq!((ours.width, ours.height), (2480, 3508), "{name}");
    assert!(ours.inked() > 100_000, "{name}: the page is all but empty");
    let difference = largest_difference(&ours, &theirs);
    assert!(difference < LARGEST_DIFFERENCE, "{name}: {difference}");
}

/// Of 255; 司 and 句 in running text differ by 13.
const LARGEST_DIFFERENCE: f64 = 8.0;

#[test]
fn of_every_example() {
    for name in EXAMPLES {
        check(name, &by_itself(&example(name)));
    }
}

#[test]
fn a2_a8_of_names_in_cff_and_truetype_faces() {
    for (name, country, template) in [
        ("我在测试字体项目：编号 01，特性有限公司", "CN", "zh-Hans"),
        ("髙﨑・𠮷野 サンプル株式会社", "JP", "ja"),
        ("ខ្មែរ ឧទាហរណ៍ ខូអិលធីឌី & မြန်မာ ဥပမာ", "KH", "en"),
        ("श्री क्षत्रिय उदाहरण प्रा. लि. — বাংলা উদাহরণ", "IN", "zh-en"),
        (
            "شركة المثال الذهبي (Golden Example) 24 ذ.م.م",
            "AE",
            "zh-Hans",
        ),
    ] {
        check(name, &by_template(&named(name, country), template));
    }
}

#[test]
fn the_comparison_fails_where_one_glyph_in_the_name_differs() {
    let letter = |name| by_template(&named(name, "CN"), "zh-Hans");
    let one = zune::png(&letter("示例科技有限公司").png(Dpi::PRINT).unwrap());
    let other = hayro::picture(&letter("示例科技有限公句").pdf().unwrap(), 300.0);
    let difference = largest_difference(&one, &other);
    assert!(difference > LARGEST_DIFFERENCE, "{difference}");
}
