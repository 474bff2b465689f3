//! A company's name in text that was read from a page, compared with the record's, code point by code point.

use unicode_normalization::UnicodeNormalization;

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
