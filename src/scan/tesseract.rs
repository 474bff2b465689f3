//! Text of a picture, read by tesseract where it is installed.

use std::io::Write;
use std::process::{Command, Stdio};

/// The program, found on this computer, and the languages it has.
#[derive(Clone, Debug)]
pub struct Tesseract {
    languages: Vec<String>,
}

/// Why nothing was read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadingError {
    /// There is no tesseract on this computer.
    NotInstalled,
    /// It lacks a language, by its own name.
    NoLanguage {
        /// As its data files are called: `chi_tra`.
        language: &'static str,
    },
    /// It failed.
    Failed {
        /// Its own words.
        reason: String,
    },
}

/// A word that was read, and where it stands, in pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadWord {
    /// As it was read.
    pub text: String,
    /// The line of text that it is in: block, paragraph and line.
    pub line: [u32; 3],
    /// Left edge, upper edge, width and height.
    pub place: [u32; 4],
}

impl ReadWord {
    /// A word out of a row of tesseract's table; rows of pages, blocks and lines are none.
    fn of_row(row: &str) -> Option<ReadWord> {
        let cells: Vec<&str> = row.split('\t').collect();
        let [
            "5",
            _,
            block,
            paragraph,
            line,
            _,
            left,
            top,
            width,
            height,
            _,
            text,
        ] = cells[..]
        else {
            return None;
        };
        let numbers = |cells: [&str; 4]| -> Option<[u32; 4]> {
            let [a, b, c, d] = cells.map(str::parse);
            Some([a.ok()?, b.ok()?, c.ok()?, d.ok()?])
        };
        let [left, top, width, height] = numbers([left, top, width, height])?;
        let [block, paragraph, line, _] = numbers([block, paragraph, line, "0"])?;
        Some(ReadWord {
            text: text.to_owned(),
            line: [block, paragraph, line],
            place: [left, top, width, height],
        })
    }
}

impl Tesseract {
    /// Finds the program.
    ///
    /// # Errors
    /// It is not there.
    pub fn find() -> Result<Tesseract, ReadingError> {
        let listed = Command::new("tesseract").arg("--list-langs").output();
        let listed = listed.map_err(|_| ReadingError::NotInstalled)?;
        // Older versions list them on the other stream.
        let said = [listed.stdout, listed.stderr].concat();
        let languages = String::from_utf8_lossy(&said)
            .lines()
            .skip(1)
            .map(str::to_owned)
            .collect();
        Ok(Tesseract { languages })
    }

    /// All text of a picture, a PNG or JPG file, in the languages of a name.
    ///
    /// # Errors
    /// It lacks a language, or fails.
    pub fn read(
        &self,
        picture: &[u8],
        name: &str,
        is_simplified: bool,
    ) -> Result<String, ReadingError> {
        let languages = languages_of(name, is_simplified);
        if let Some(language) = languages
            .iter()
            .find(|language| !self.languages.iter().any(|known| known == *language))
        {
            return Err(ReadingError::NoLanguage { language });
        }
        self.run(picture, &languages, &[])
    }

    /// The words of a picture, a PNG or JPG file, with their places; in those of the languages that it has data for.
    ///
    /// # Errors
    /// It has data for none of them, or fails.
    pub fn words(
        &self,
        picture: &[u8],
        languages: &[&'static str],
    ) -> Result<Vec<ReadWord>, ReadingError> {
        let has_data = |language: &&&str| self.languages.iter().any(|known| known == *language);
        let usable: Vec<&'static str> = languages.iter().filter(has_data).copied().collect();
        if usable.is_empty() {
            let language = languages.first().copied().unwrap_or("eng");
            return Err(ReadingError::NoLanguage { language });
        }
        // 4: lines of text of many sizes one below the other, and no columns, which the cells of a table are taken for.
        let table = self.run(picture, &usable, &["--psm", "4", "tsv"])?;
        Ok(table.lines().filter_map(ReadWord::of_row).collect())
    }

    fn run(
        &self,
        picture: &[u8],
        languages: &[&str],
        options: &[&str],
    ) -> Result<String, ReadingError> {
        let failed = |error: std::io::Error| ReadingError::Failed {
            reason: error.to_string(),
        };
        let mut child = Command::new("tesseract")
            .args(["stdin", "stdout", "-l", &languages.join("+")])
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(failed)?;
        let input = child.stdin.take();
        // It reads all of its input before it says anything, so that neither waits for the other.
        let written = input.map_or(Ok(()), |mut input| input.write_all(picture));
        let output = child.wait_with_output().map_err(failed)?;
        if output.status.success() && written.is_ok() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(ReadingError::Failed {
                reason: String::from_utf8_lossy(&output.stderr)
                    .trim_ascii()
                    .to_owned(),
            })
        }
    }
}

/// The names of tesseract's data for the scripts of a name.
fn languages_of(name: &str, is_simplified: bool) -> Vec<&'static str> {
    let has = |range: std::ops::RangeInclusive<char>| name.chars().any(|c| range.contains(&c));
    let mut languages = Vec::new();
    if has('\u{3040}'..='\u{30FF}') {
        languages.push("jpn");
    } else if has('\u{AC00}'..='\u{D7A3}') {
        languages.push("kor");
    } else if has('\u{3400}'..='\u{9FFF}') || has('\u{20000}'..='\u{3FFFF}') {
        languages.push(if is_simplified { "chi_sim" } else { "chi_tra" });
    }
    if has('A'..='Z') || has('a'..='z') || languages.is_empty() {
        languages.push("eng");
    }
    languages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_out_of_a_table_and_lines_do_not() {
        let word = ReadWord::of_row("5\t1\t2\t1\t3\t1\t264\t402\t61\t27\t96.3\t公司").unwrap();
        assert_eq!(word.text, "公司");
        assert_eq!((word.line, word.place), ([2, 1, 3], [264, 402, 61, 27]));
        assert_eq!(
            ReadWord::of_row("4\t1\t2\t1\t3\t0\t264\t402\t61\t27\t-1\t"),
            None
        );
        assert_eq!(ReadWord::of_row("level\tpage_num"), None);
    }
}
