use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::process;

/// Writes `openapi.json` from the code.
#[derive(clap::Args)]
pub(crate) struct OpenApi {
    /// Writes nothing, and fails if the committed file is not what the code says.
    #[arg(long)]
    check: bool,
}

impl OpenApi {
    pub(crate) fn run(self) -> Result<()> {
        let path = process::root().join("openapi.json");
        let from_code = process::output(process::frontdesk().arg("openapi"))?;
        if !self.check {
            fs::write(&path, &from_code).context("cannot write openapi.json")?;
            println!("openapi.json is up to date");
            return Ok(());
        }
        let committed = fs::read_to_string(&path).context("cannot read openapi.json")?;
        if let Some(difference) = first_difference(&committed, &from_code) {
            bail!(
                "openapi.json is not what the code says, run `cargo xtask openapi`: {difference}"
            );
        }
        Ok(())
    }
}

/// The first line in which two texts differ, in words.
fn first_difference(committed: &str, from_code: &str) -> Option<String> {
    if committed == from_code {
        return None;
    }
    let (mut old, mut new) = (committed.lines(), from_code.lines());
    let mut line = 0;
    loop {
        line += 1;
        match (old.next(), new.next()) {
            (None, None) => return Some("the line ends differ".to_owned()),
            (old, new) if old == new => {}
            (old, new) => {
                let (old, new) = (old.unwrap_or("nothing"), new.unwrap_or("nothing"));
                return Some(format!(
                    "line {line} is `{}`, the code says `{}`",
                    old.trim(),
                    new.trim()
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::first_difference;

    #[test]
    fn equal_documents_do_not_differ() {
        assert_eq!(first_difference("{\n}\n", "{\n}\n"), None);
    }

    #[test]
    fn the_first_line_that_differs_is_named() {
        let difference = first_difference("{\n  \"a\": 1\n}\n", "{\n  \"a\": 2\n}\n").unwrap();
        assert_eq!(difference, "line 2 is `\"a\": 1`, the code says `\"a\": 2`");
    }

    #[test]
    fn a_document_that_merely_goes_on_differs() {
        let difference = first_difference("{}\n", "{}\n{}\n").unwrap();
        assert_eq!(difference, "line 2 is `nothing`, the code says `{}`");
        assert!(first_difference("{}", "{}\n").is_some());
    }
}
