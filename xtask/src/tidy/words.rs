//! Words that belong to one machine and not to the project.

use super::{Complaint, File};

/// Top folders where people and build machines keep checkouts and homes.
const PRIVATE_FOLDERS: &[&str] = &["home", "Users", "work", "farm", "workspace", "builds"];
/// Ends of host names that only exist inside somebody's network.
const PRIVATE_HOSTS: &[&str] = &[".internal", ".intranet", ".corp", ".lan"];
/// The only place that a lock file may name.
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

pub(super) fn check(files: &[File]) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for file in files {
        for (number, line) in file.lines() {
            complaints.extend(in_line(file, line).map(|what| file.complain(number, what)));
        }
    }
    complaints
}

fn in_line(file: &File, line: &str) -> Option<String> {
    if file.path == "Cargo.lock" {
        let source = line.strip_prefix("source = ")?.trim_matches('"');
        return (source != CRATES_IO)
            .then(|| format!("comes from {source}, and not from crates.io"));
    }
    if let Some(path) = private_path(line) {
        return Some(format!("names {path}, a folder of one machine"));
    }
    if let Some(host) = private_host(line) {
        return Some(format!("names {host}, a host of one network"));
    }
    let replaces = file.path == ".cargo/config.toml" && line.contains("replace-with");
    replaces.then(|| "replaces the registry, which is for one's own machine".to_owned())
}

/// A path from the root of a machine, and not a part of an address such as `docs/home/page`.
fn private_path(line: &str) -> Option<&str> {
    PRIVATE_FOLDERS.iter().find_map(|folder| {
        let starts = line
            .match_indices('/')
            .map(|(start, _)| line.split_at(start));
        starts.into_iter().find_map(|(before, path)| {
            let inside = path
                .strip_prefix('/')?
                .strip_prefix(folder)?
                .strip_prefix('/')?;
            let is_root = before.is_empty()
                || before.ends_with(|last: char| last.is_whitespace() || "\"'`(=:<".contains(last));
            let goes_on = inside.starts_with(|first: char| first.is_alphanumeric());
            (is_root && goes_on).then(|| end_of_word(path))
        })
    })
}

/// The host of an address with a scheme, if it is one of these.
fn private_host(line: &str) -> Option<&str> {
    line.match_indices("://").find_map(|(start, _)| {
        let address = line.split_at(start).1.strip_prefix("://")?;
        let authority = address
            .split(['/', '"', '\'', '`', ' ', ')', '>', '?', '#'])
            .next()?;
        let host = authority.rsplit('@').next()?.split(':').next()?;
        PRIVATE_HOSTS
            .iter()
            .any(|end| host.ends_with(end))
            .then_some(host)
    })
}

fn end_of_word(text: &str) -> &str {
    text.split(|character: char| character.is_whitespace() || "\"'`)>".contains(character))
        .next()
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::super::{file, shown};

    fn complaints(path: &str, text: &str) -> Vec<String> {
        shown(&super::check(&[file(path, text)]))
    }

    /// Puts a path together, so that this file keeps the rule itself.
    fn path(parts: &[&str]) -> String {
        format!("/{}", parts.join("/"))
    }

    #[test]
    fn a_path_of_one_machine_is_refused() {
        for place in [
            ["home", "alice"],
            ["Users", "alice"],
            ["work", "main"],
            ["farm", "x"],
        ] {
            let place = path(&place);
            for line in [
                format!("cd {place}/src"),
                format!("path = \"{place}\""),
                place.clone(),
            ] {
                let complaints = complaints("docs/ARCHITECTURE.md", &line);
                assert_eq!(complaints.len(), 1, "{line}");
                assert!(
                    complaints.iter().all(|it| it.contains(&place)),
                    "{complaints:?}"
                );
            }
        }
    }

    #[test]
    fn addresses_and_relative_paths_are_fine() {
        for line in [
            "https://example.com/home/page",
            "see docs/home/plan.md",
            "a worker's /homework",
            "GET /users/me",
            "./data/frontdesk.db",
        ] {
            assert_eq!(complaints("README.md", line), Vec::<String>::new());
        }
    }

    #[test]
    fn a_host_of_one_network_is_refused() {
        for host in [
            "pypi.office.lan",
            "registry.example.corp",
            "mirror.internal",
        ] {
            let line = format!("index = \"https://user@{host}:8080/index\"");
            let complaints = complaints("docs/notes.md", &line);
            assert_eq!(complaints.len(), 1, "{line}");
        }
        assert_eq!(
            complaints("README.md", "http://127.0.0.1:8000/docs"),
            Vec::<String>::new()
        );
        assert_eq!(
            complaints("README.md", "https://docs.rs/lan"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn crates_come_from_crates_io() {
        let good = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
        assert_eq!(complaints("Cargo.lock", good), Vec::<String>::new());
        for bad in [
            "registry+https://mirror.example/index",
            "git+https://example.com/a.git#1",
        ] {
            assert_eq!(
                complaints("Cargo.lock", &format!("source = \"{bad}\"")).len(),
                1
            );
        }
        assert_eq!(
            complaints(".cargo/config.toml", "replace-with = \"mirror\"").len(),
            1
        );
    }
}
