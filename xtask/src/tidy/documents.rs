//! The documents stay short enough to be read.

use super::{Complaint, File};

/// The most lines of single files.
const MOST_LINES: &[(&str, usize)] = &[("docs/ARCHITECTURE.md", 200), ("deny.toml", 40)];
const DECISIONS: &str = "docs/adr/";
/// About a page of a decision.
const MOST_WORDS: usize = 550;
const MOST_DECISION_LINES: usize = 70;

pub(super) fn check(files: &[File]) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (path, most) in MOST_LINES {
        match files.iter().find(|file| file.path == *path) {
            None => complaints.push(Complaint {
                place: (*path).to_owned(),
                what: "is missing".to_owned(),
            }),
            Some(file) => complaints.extend(too_long(file, *most)),
        }
    }
    complaints.extend(decisions(files));
    complaints
}

fn too_long(file: &File, most: usize) -> Option<Complaint> {
    let lines = file.lines().count();
    (lines > most).then(|| file.complain(lines, format!("{lines} lines, at most {most}")))
}

/// The decisions are numbered from 1 without a gap, and a page long at most.
fn decisions(files: &[File]) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    let mut expected = 1;
    for file in files {
        let Some(name) = file.path.strip_prefix(DECISIONS) else {
            continue;
        };
        match number_of(name) {
            None => {
                complaints.push(file.complain(1, "a decision is named like 0001-some-words.md"));
            }
            Some(number) => {
                if number != expected {
                    let what = format!("decision {expected:04} was expected here");
                    complaints.push(file.complain(1, what));
                }
                expected = number + 1;
            }
        }
        let words = file.text.split_whitespace().count();
        if words > MOST_WORDS {
            let what = format!("{words} words, a page has at most {MOST_WORDS}");
            complaints.push(file.complain(1, what));
        }
        complaints.extend(too_long(file, MOST_DECISION_LINES));
    }
    complaints
}

/// The number of `0007-some-words.md`.
fn number_of(name: &str) -> Option<u32> {
    let (number, title) = name.strip_suffix(".md")?.split_once('-')?;
    (number.len() == 4 && !title.is_empty()).then(|| number.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::super::{File, file, shown};

    /// The complaints about these files beside documents that are in order.
    fn complaints(files: &[(&str, &str)]) -> Vec<String> {
        let mut all = vec![file("deny.toml", ""), file("docs/ARCHITECTURE.md", "")];
        all.retain(|good| !files.iter().any(|(path, _)| good.path == *path));
        all.extend(files.iter().map(|(path, text)| file(path, text)));
        shown(&super::check(&all))
    }

    #[test]
    fn the_architecture_fits_200_lines_and_deny_toml_40() {
        assert_eq!(complaints(&[]), Vec::<String>::new());
        let text = "\n".repeat(201);
        let expected = "docs/ARCHITECTURE.md:201: 201 lines, at most 200";
        assert_eq!(complaints(&[("docs/ARCHITECTURE.md", &text)]), [expected]);
        assert_eq!(complaints(&[("deny.toml", &"\n".repeat(41))]).len(), 1);
    }

    #[test]
    fn the_documents_exist() {
        let nothing: &[File] = &[];
        assert_eq!(
            shown(&super::check(nothing)),
            ["docs/ARCHITECTURE.md: is missing", "deny.toml: is missing"]
        );
    }

    #[test]
    fn decisions_are_numbered_without_gaps_or_doubles() {
        let good = [("docs/adr/0001-a.md", ""), ("docs/adr/0002-b.md", "")];
        assert_eq!(complaints(&good), Vec::<String>::new());
        let gap = [("docs/adr/0001-a.md", ""), ("docs/adr/0003-b.md", "")];
        let expected = ["docs/adr/0003-b.md:1: decision 0002 was expected here"];
        assert_eq!(complaints(&gap), expected);
        let double = [("docs/adr/0001-a.md", ""), ("docs/adr/0001-b.md", "")];
        assert_eq!(complaints(&double).len(), 1);
        for name in [
            "docs/adr/1-a.md",
            "docs/adr/transactions.md",
            "docs/adr/0001-.md",
        ] {
            assert_eq!(complaints(&[(name, "")]).len(), 1, "{name}");
        }
    }

    #[test]
    fn a_decision_is_a_page() {
        let words = "word ".repeat(551);
        assert_eq!(complaints(&[("docs/adr/0001-a.md", &words)]).len(), 1);
        let lines = "\n".repeat(71);
        assert_eq!(complaints(&[("docs/adr/0001-a.md", &lines)]).len(), 1);
    }
}
