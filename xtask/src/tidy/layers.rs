//! What a layer must not know, seen in its code.

use super::{Complaint, File};

/// The most lines a Rust file may have.
const MOST_LINES: usize = 400;

/// Names that a folder's code must not contain.
struct Ignorance {
    folders: &'static [&'static str],
    except: &'static [&'static str],
    names: &'static [&'static str],
    why: &'static str,
}

const IGNORANCE: &[Ignorance] = &[
    Ignorance {
        folders: &["crates/ai-core/src/model"],
        except: &[],
        names: &["domain"],
        why: "the model adapter does not know the support desk",
    },
    Ignorance {
        folders: &[
            "crates/domain/src",
            "crates/persistence/src",
            "crates/ai-core/src",
            "crates/worker/src",
            "crates/server/src",
            "migration/src",
        ],
        // What a provider answered is not what we answer; connections speak of HTTP itself.
        except: &["crates/ai-core/src/model", "crates/server/src/http"],
        names: &["StatusCode"],
        why: "only the API knows HTTP status codes",
    },
];

pub(super) fn check(files: &[File]) -> Vec<Complaint> {
    let rust = files.iter().filter(|file| file.is_rust());
    rust.flat_map(|file| length(file).into_iter().chain(names(file)))
        .collect()
}

fn length(file: &File) -> Option<Complaint> {
    let lines = file.lines().count();
    let what = format!("{lines} lines, at most {MOST_LINES}: it asks to be two files");
    (lines > MOST_LINES).then(|| file.complain(lines, what))
}

fn names(file: &File) -> Vec<Complaint> {
    let concerned = IGNORANCE
        .iter()
        .filter(|rule| is_in(&file.path, rule.folders) && !is_in(&file.path, rule.except));
    let mut complaints = Vec::new();
    for rule in concerned {
        for (number, line) in file.lines() {
            let code = line.split("//").next().unwrap_or_default();
            for name in rule.names.iter().filter(|name| has_name(code, name)) {
                complaints.push(file.complain(number, format!("names `{name}`, but {}", rule.why)));
            }
        }
    }
    complaints
}

fn is_in(path: &str, folders: &[&str]) -> bool {
    folders.iter().any(|folder| {
        path.strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/') || rest == ".rs")
    })
}

/// Whether a path in the code, such as `use domain::tickets`, has this name as one of its parts.
fn has_name(code: &str, name: &str) -> bool {
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    code.match_indices(name).any(|(start, _)| {
        let (before, rest) = code.split_at(start);
        let after = rest.strip_prefix(name).unwrap_or_default();
        let is_whole = !before.ends_with(is_name) && !after.starts_with(is_name);
        let is_path = after.starts_with("::") || before.ends_with("::") || before.ends_with("use ");
        is_whole && (is_path || name.starts_with(char::is_uppercase))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{file, shown};

    fn complaints(path: &str, text: &str) -> Vec<String> {
        shown(&super::check(&[file(path, text)]))
    }

    #[test]
    fn the_model_adapter_does_not_import_the_domain() {
        let path = "crates/ai-core/src/model/openai/wire.rs";
        for code in [
            "use domain::tickets;",
            "fn a(t: &domain::tickets::Ticket) {}",
            "use domain;",
        ] {
            let expected = format!(
                "{path}:2: names `domain`, but the model adapter does not know the support desk"
            );
            assert_eq!(
                complaints(path, &format!("//! Wire.\n{code}\n")),
                [expected]
            );
        }
        assert_eq!(
            complaints("crates/ai-core/src/model.rs", "use domain::tickets;").len(),
            1
        );
    }

    #[test]
    fn the_adapter_may_speak_of_a_domain_and_the_assistant_may_import_it() {
        let path = "crates/ai-core/src/model/openai/wire.rs";
        let harmless = "// Not domain::tickets.\nlet domain = subdomain::of(host);\n";
        assert_eq!(complaints(path, harmless), Vec::<String>::new());
        let path = "crates/ai-core/src/assistant/turn.rs";
        assert_eq!(
            complaints(path, "use domain::tickets;"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn status_codes_stay_in_the_api() {
        let code = "use http::StatusCode;\n";
        for layer in ["domain", "persistence", "ai-core", "worker", "server"] {
            let path = format!("crates/{layer}/src/tickets/open.rs");
            assert_eq!(complaints(&path, code).len(), 1, "{path}");
        }
        for path in [
            "crates/api/src/error.rs",
            "crates/ai-core/src/model/openai/mod.rs",
            "crates/server/src/http/exchange.rs",
            "crates/server/tests/it/walks.rs",
        ] {
            assert_eq!(complaints(path, code), Vec::<String>::new());
        }
    }

    #[test]
    fn a_rust_file_has_at_most_400_lines() {
        let path = "crates/api/tests/it/tickets.rs";
        assert_eq!(complaints(path, &"\n".repeat(400)), Vec::<String>::new());
        assert_eq!(complaints(path, &"\n".repeat(401)).len(), 1);
        assert_eq!(
            complaints("openapi.json", &"\n".repeat(401)),
            Vec::<String>::new()
        );
    }
}
