//! The invariants of `docs/ARCHITECTURE.md`, checked from the files and from cargo's metadata.
//!
//! Each rule is a function from what it looks at to its complaints, so that its test can show
//! it a few lines that break it.

mod dependencies;
mod documents;
mod layers;
mod words;

use std::{fmt, fs, path::Path};

use anyhow::{Context as _, Result, bail};

use crate::process;

/// Checks the invariants that the compiler does not.
#[derive(clap::Args)]
pub(crate) struct Tidy {}

impl Tidy {
    #[expect(clippy::unused_self, reason = "every chore is run in the same way")]
    pub(crate) fn run(self) -> Result<()> {
        let files = text_files(process::root())?;
        let mut complaints = dependencies::check()?;
        complaints.extend(layers::check(&files));
        complaints.extend(words::check(&files));
        complaints.extend(documents::check(&files));
        for complaint in &complaints {
            println!("{complaint}");
        }
        if !complaints.is_empty() {
            bail!("{} things are not tidy, see above", complaints.len());
        }
        println!("tidy: {} files keep the rules", files.len());
        Ok(())
    }
}

/// A text file of the project; the path is relative to the root and uses slashes.
#[derive(Clone, Debug)]
struct File {
    path: String,
    text: String,
}

impl File {
    fn is_rust(&self) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|extension| extension == "rs")
    }

    /// The lines with their numbers, as an editor counts them.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
    }

    fn complain(&self, line: usize, what: impl Into<String>) -> Complaint {
        Complaint {
            place: format!("{}:{line}", self.path),
            what: what.into(),
        }
    }
}

/// Something that breaks a rule, and where.
#[derive(Debug)]
struct Complaint {
    place: String,
    what: String,
}

impl fmt::Display for Complaint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.place, self.what)
    }
}

/// Folders that hold what was made or downloaded, and not the project's own files.
const NOT_OURS: &[&str] = &["target", "node_modules", "dist", "data", "coverage", ".git"];
/// Files that stay on the machine of a developer; in a worktree `.git` is one of them.
const LOCAL: &[&str] = &[".env", ".git"];

/// All text files below the root. It walks the folders itself, because an unpacked archive
/// has no repository to ask.
fn text_files(root: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            let listed = |names: &[&str]| names.iter().any(|listed| name == *listed);
            let kind = entry.file_type()?;
            if kind.is_dir() && !listed(NOT_OURS) {
                folders.push(entry.path());
            } else if kind.is_file() && !listed(LOCAL) {
                files.extend(read(root, &entry.path())?);
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// The file, or nothing if it is not text.
fn read(root: &Path, path: &Path) -> Result<Option<File>> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let relative = path
        .strip_prefix(root)
        .unwrap_or(path)
        .to_string_lossy()
        .replace('\\', "/");
    Ok(String::from_utf8(bytes).ok().map(|text| File {
        path: relative,
        text,
    }))
}

#[cfg(test)]
fn file(path: &str, text: &str) -> File {
    File {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}

#[cfg(test)]
fn shown(complaints: &[Complaint]) -> Vec<String> {
    complaints.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::{process, text_files};

    #[test]
    fn the_project_is_found_and_what_was_built_is_not() {
        let files = text_files(process::root()).unwrap();
        let has = |path: &str| files.iter().any(|file| file.path == path);
        assert!(has("xtask/src/tidy/mod.rs"));
        assert!(has(".cargo/config.toml"));
        assert!(!files.iter().any(|file| file.path.starts_with("target/")));
    }
}
