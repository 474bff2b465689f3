//! Ten thousand rows.

use super::*;

const ROWS: usize = 10_000;

/// What is wrong with every seventh row, one after the other.
const WRONGS: [(&str, &str, &str); 9] = [
    ("gh_", "wx_", "original-id"),
    ("HK", "", "missing-field"),
    ("HK", "Atlantis", "place"),
    ("CHAN TAI MAN", "", "missing-field"),
    ("CHAN TAI MAN", "#REF!", "cell-formula-error"),
    ("SAIL", "SA\u{2F42}IL", "look-alike"),
    ("SAIL", "SA\u{202E}IL", "bidi"),
    ("SAIL", "SA🍵IL", "emoji"),
    ("GOLDEN SAIL", "\"GOLDEN\nSAIL\"", "line-break"),
];

#[test]
fn of_ten_thousand_rows_every_seventh_is_bad_and_every_good_one_is_made() {
    let desk = Desk::new();
    desk.write(
        "my.md",
        "+++\ntitle = \"T\"\nlanguage = \"en\"\n+++\n\n{{ company.name }} {{ account.id }}\n",
    );
    let mut table = format!("{HEADER}\n");
    let mut expected = Vec::new();
    for number in 0..ROWS {
        let good = client(number, &format!("GOLDEN SAIL {number} LIMITED"));
        if number % 7 == 0 {
            let (from, to, rule) = WRONGS[(number / 7) % WRONGS.len()];
            let bad = match to.strip_prefix('"') {
                Some(_) => good.replace(
                    &format!("GOLDEN SAIL {number} LIMITED"),
                    &format!("\"GOLDEN\n{number} LIMITED\""),
                ),
                None => good.replacen(from, to, 1),
            };
            table.push_str(&bad);
            expected.push(Some(rule));
        } else {
            table.push_str(&good);
            expected.push(None);
        }
    }
    desk.write("clients.csv", table);
    let run = desk.batch(
        "clients.csv",
        &["--template", "./my.md", "--format", "pdf", "--json"],
    );
    assert_eq!(run.code, 1, "{}", run.err);
    let (clients, totals) = results(&run);
    let bad = ROWS.div_ceil(7);
    assert_eq!(
        (&totals["failed"], &totals["made"]),
        (&bad.into(), &(ROWS - bad).into())
    );
    for (index, (client, expected)) in clients.iter().zip(&expected).enumerate() {
        assert_eq!(client["row"], index + 2);
        match expected {
            Some(rule) => {
                let found = client["findings"][0]["rule"].as_str().unwrap();
                assert!(
                    found.starts_with(rule),
                    "row {}: {found}, not {rule}",
                    index + 2
                );
            }
            None => {
                let folder = client["folder"].as_str().unwrap();
                let letter = desk.path(&format!("out/{folder}/letter.pdf"));
                assert!(std::fs::metadata(letter).unwrap().len() > 5_000);
            }
        }
    }
    let report = std::fs::read_to_string(desk.path("out/report.csv")).unwrap();
    assert_eq!(report.matches("\r\n").count(), ROWS + 1);
}
