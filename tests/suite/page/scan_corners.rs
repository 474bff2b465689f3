//! A sheet that is not found on its desk, cut out by hand.

use image::imageops::{FilterType, replace, resize};
use image::{ImageFormat, Rgb, RgbImage};
use serde_json::{Value, json};

use super::scans::{Opened, bars, is_plain_jpeg};
use crate::judge::zune;

/// Two sheets on a desk, so that none is the one that is meant; the first begins at 80, 120.
fn two_sheets() -> Vec<u8> {
    let mut desk = RgbImage::from_pixel(1600, 1200, Rgb([80, 62, 50]));
    let sheet = resize(&bars(0), 650, 919, FilterType::Triangle);
    for left in [80, 860] {
        replace(&mut desk, &sheet, left, 120);
    }
    let mut bytes = std::io::Cursor::new(Vec::new());
    desk.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

const SHEET: [[i64; 2]; 4] = [[80, 120], [729, 120], [729, 1038], [80, 1038]];

/// Where a handle is, in pixels of the page.
fn place(page: &Opened, corner: usize) -> [i64; 2] {
    let at = page.browser.run(
        "return document.querySelectorAll('.handle')[arguments[0]].dataset.at.split(',').map(Number)",
        &[json!(corner)],
    );
    [0, 1].map(|axis| at[axis].as_i64().unwrap())
}

/// Where a place of the page is on the screen, in CSS pixels.
fn on_screen(page: &Opened, [x, y]: [i64; 2]) -> [f64; 2] {
    let at = page.browser.run(
        "document.querySelector('.handles').scrollIntoView({block: 'center'});
         const box = document.querySelector('.handles').getBoundingClientRect();
         return [box.left + box.width * arguments[0] / 1600, box.top + box.height * arguments[1] / 1200]",
        &[json!(x), json!(y)],
    );
    [0, 1].map(|axis| at[axis].as_f64().unwrap())
}

/// Drags a handle by the mouse or by a finger, from a little beside its middle.
fn drag(page: &Opened, corner: usize, to: [i64; 2], by_finger: bool) {
    let from = place(page, corner);
    let [from, to] = [from, to].map(|at| on_screen(page, at).map(|side| side + 4.0));
    let between = [0, 1].map(|axis| (from[axis] + to[axis]) / 2.0);
    let mouse = |kind: &str, at: [f64; 2]| {
        let event = json!({"type": kind, "x": at[0], "y": at[1], "button": "left", "buttons": 1, "clickCount": 1});
        page.browser.dev_tools("Input.dispatchMouseEvent", &event);
    };
    let finger = |kind: &str, points: Value| {
        let event = json!({"type": kind, "touchPoints": points});
        page.browser.dev_tools("Input.dispatchTouchEvent", &event);
    };
    if by_finger {
        finger("touchStart", json!([{"x": from[0], "y": from[1]}]));
        for at in [between, to] {
            finger("touchMove", json!([{"x": at[0], "y": at[1]}]));
        }
        finger("touchEnd", json!([]));
    } else {
        mouse("mousePressed", from);
        mouse("mouseMoved", between);
        mouse("mouseMoved", to);
        mouse("mouseReleased", to);
    }
}

#[test]
fn corners_are_set_by_keys_by_mouse_and_by_finger_and_cut_out_as_by_the_command_line() {
    let Some(page) = Opened::new() else { return };
    let browser = &page.browser;
    browser.select("#slot", "bill");
    page.drop_files(&[("desk.jpg", two_sheets())]);
    let said = page.card(1);
    assert!(
        said.contains("two sheets") && said.contains("set the corners round one"),
        "{said}"
    );
    // The corners are there at once.
    browser.wait("document.querySelectorAll('.handle').length === 4 && document.querySelector('.handle').checkVisibility()");
    let labels = browser.run(
        "return [...document.querySelectorAll('.handle')].map((handle) => handle.ariaLabel).join()",
        &[],
    );
    assert_eq!(labels, "top left,top right,bottom right,bottom left");
    for (width, is_dark) in [(1280, false), (320, true)] {
        browser.screen(width, 900);
        browser.dark(is_dark);
        browser.picture(format!("/tmp/scans-corners-{width}.png"));
    }
    browser.dark(false);
    page.has_no_barriers();
    // By keys: a step is two pixels of this picture, a large one forty.
    browser.run("document.querySelectorAll('.handle')[0].focus()", &[]);
    assert_eq!(place(&page, 0), [96, 72]);
    browser.press(&"\u{E012}".repeat(8));
    browser.press(&format!("\u{E008}{}", '\u{E015}'));
    browser.press(&"\u{E015}".repeat(4));
    assert_eq!(place(&page, 0), SHEET[0]);
    assert_eq!(
        browser.text(".where"),
        "top left: 80 from the left, 120 from the top"
    );
    drag(&page, 1, SHEET[1], false);
    drag(&page, 2, SHEET[2], false);
    drag(&page, 3, SHEET[3], true);
    let corners: Vec<[i64; 2]> = (0..4).map(|corner| place(&page, corner)).collect();
    for (corner, wanted) in corners.iter().zip(SHEET) {
        let is_near = (0..2).all(|axis| (corner[axis] - wanted[axis]).abs() <= 3);
        assert!(is_near, "{corners:?}");
    }
    browser.picture("/tmp/scans-corners-set.png");
    browser.click(".cut-out");
    page.settled();
    let said = page.card(1);
    assert!(
        said.contains("cut out of its background") && !said.contains("two sheets"),
        "{said}"
    );
    browser.click(".download");
    let made = browser.downloaded("desk.jpg");
    is_plain_jpeg(&made, 2_000_000);
    let numbers: Vec<String> = corners.iter().flatten().map(ToString::to_string).collect();
    let corners = numbers.join(",");
    let by_command = page.made_by_command("desk.jpg", &["--straighten", &corners, "--for", "bill"]);
    assert_eq!(made, by_command);
    let picture = zune::jpg(&made);
    let ratio = picture.height as f64 / picture.width as f64;
    assert!((ratio - 919.0 / 650.0).abs() < 0.02, "{ratio}");
    browser.picture("/tmp/scans-corners-cut.png");
    // Crossed corners are refused, and can be mended.
    browser.click(".set-corners");
    browser.wait("document.activeElement.classList.contains('handle')");
    drag(&page, 0, [1500, 1100], false);
    browser.click(".cut-out");
    page.settled();
    let said = page.card(1);
    assert!(
        said.contains("the corners do not go round a part"),
        "{said}"
    );
    browser.click(".set-corners");
    browser.click(".as-it-lies");
    page.settled();
    browser.click(".download");
    let made = browser.downloaded("desk.jpg");
    let by_command = page.made_by_command("desk.jpg", &["--straighten", "off", "--for", "bill"]);
    assert_eq!(made, by_command);
}
