//! The company's name as tesseract reads it from a page, compared with the record's, code point by code point.

use std::io::Write;
use std::process::{Command, Stdio};

use unicode_normalization::UnicodeNormalization;

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

/// What was read of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameRead {
    /// The name itself.
    Same,
    /// Something like it.
    Differs {
        /// As it was read.
        read: String,
        /// What the record has and what was read in its place, either of them empty where there is nothing.
        differences: Vec<(String, String)>,
    },
    /// Nothing like it.
    NotSeen,
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
        let failed = |error: std::io::Error| ReadingError::Failed {
            reason: error.to_string(),
        };
        let mut child = Command::new("tesseract")
            .args(["stdin", "stdout", "-l", &languages.join("+")])
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

/// Looks for a name in text that was read. White space does not count, as lines break anywhere, nor does the width of
/// brackets and letters, which tesseract does not tell.
#[must_use]
pub fn name_in(text: &str, name: &str) -> NameRead {
    let (text, wanted) = (characters(text), characters(name));
    if wanted.is_empty() || text.windows(wanted.len()).any(|window| window == wanted) {
        return NameRead::Same;
    }
    let alignment = Alignment::best(&wanted, &text);
    if alignment.cost * 20 > wanted.len() * 7 {
        return NameRead::NotSeen;
    }
    alignment.read(&wanted, &text)
}

fn characters(text: &str) -> Vec<char> {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// How a name lies best on a part of a text: the fewest characters changed, left out or put in.
struct Alignment {
    cost: usize,
    /// By character of the name and of the text: what each prefix of the name costs if it ends there.
    costs: Vec<Vec<usize>>,
    end: usize,
}

impl Alignment {
    fn best(name: &[char], text: &[char]) -> Alignment {
        // It may begin anywhere at no cost.
        let mut costs = vec![vec![0; text.len() + 1]];
        for (row, wanted) in name.iter().enumerate() {
            let above = &costs[row];
            let mut line = vec![row + 1];
            for (column, read) in text.iter().enumerate() {
                let changed = above[column] + usize::from(wanted != read);
                let left_out = above[column + 1] + 1;
                let put_in = line[column] + 1;
                line.push(changed.min(left_out).min(put_in));
            }
            costs.push(line);
        }
        let last = &costs[name.len()];
        let end = (0..last.len()).min_by_key(|end| last[*end]).unwrap_or(0);
        Alignment {
            cost: last[end],
            costs,
            end,
        }
    }

    fn read(&self, name: &[char], text: &[char]) -> NameRead {
        let (mut row, mut column) = (name.len(), self.end);
        let mut pairs: Vec<(Option<char>, Option<char>)> = Vec::new();
        while row > 0 {
            let cost = self.costs[row][column];
            let above = |column: usize| self.costs[row - 1][column];
            if column > 0
                && cost == above(column - 1) + usize::from(name[row - 1] != text[column - 1])
            {
                pairs.push((Some(name[row - 1]), Some(text[column - 1])));
                (row, column) = (row - 1, column - 1);
            } else if cost == above(column) + 1 {
                pairs.push((Some(name[row - 1]), None));
                row -= 1;
            } else {
                pairs.push((None, Some(text[column - 1])));
                column -= 1;
            }
        }
        pairs.reverse();
        let mut differences: Vec<(String, String)> = Vec::new();
        let mut is_within = false;
        for (wanted, read) in pairs {
            if wanted == read {
                is_within = false;
                continue;
            }
            if !is_within {
                differences.push((String::new(), String::new()));
            }
            is_within = true;
            if let Some((wants, reads)) = differences.last_mut() {
                wants.extend(wanted);
                reads.extend(read);
            }
        }
        NameRead::Differs {
            read: text[column..self.end].iter().collect(),
            differences,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differs(read: &str, differences: &[(&str, &str)]) -> NameRead {
        NameRead::Differs {
            read: read.to_owned(),
            differences: differences
                .iter()
                .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
                .collect(),
        }
    }

    #[test]
    fn a_name_is_found_whatever_lines_and_widths_it_was_read_with() {
        for (text, name) in [
            (
                "We, GOLDEN SAIL\nEXAMPLE LTD, hereby",
                "GOLDEN SAIL EXAMPLE LTD",
            ),
            (
                "本公司 金帆範例 (香港)\n有限公司 授權",
                "金帆範例（香港）有限公司",
            ),
        ] {
            assert_eq!(name_in(text, name), NameRead::Same);
        }
    }

    #[test]
    fn what_is_other_on_the_page_is_named_character_by_character() {
        assert_eq!(
            name_in("本公司金帆范例有限公司授权", "金帆範例有限公司"),
            differs("金帆范例有限公司", &[("範", "范")])
        );
        assert_eq!(
            name_in(
                "We, GOLDEN SAlL EXAMPLE LTD., of",
                "GOLDEN SAIL EXAMPLE LTD"
            ),
            differs("GOLDENSAlLEXAMPLELTD", &[("I", "l")])
        );
        assert_eq!(
            name_in("We, GOLDN SAILS EXAMPLE LTD of", "GOLDEN SAIL EXAMPLE LTD"),
            differs("GOLDNSAILSEXAMPLELTD", &[("E", ""), ("", "S")])
        );
        assert_eq!(
            name_in("something else altogether", "金帆範例有限公司"),
            NameRead::NotSeen
        );
        assert_eq!(name_in("", "GOLDEN SAIL"), NameRead::NotSeen);
    }
}
