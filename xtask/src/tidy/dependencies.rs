//! Who may use whom. Dependencies of tests are free.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::Complaint;
use crate::process;

/// Which of our packages a package may use. One that is not here is refused until it is.
const MAY_USE: &[(&str, &[&str])] = &[
    ("frontdesk-domain", &[]),
    ("frontdesk-migration", &[]),
    ("frontdesk-ai-core", &["frontdesk-domain"]),
    (
        "frontdesk-worker",
        &["frontdesk-domain", "frontdesk-ai-core"],
    ),
    (
        "frontdesk-persistence",
        &["frontdesk-domain", "frontdesk-migration"],
    ),
    ("frontdesk-api", &["frontdesk-domain", "frontdesk-ai-core"]),
    (
        "frontdesk",
        &[
            "frontdesk-domain",
            "frontdesk-ai-core",
            "frontdesk-api",
            "frontdesk-worker",
            "frontdesk-persistence",
            "frontdesk-migration",
        ],
    ),
    (
        "frontdesk-test-support",
        &[
            "frontdesk-domain",
            "frontdesk-ai-core",
            "frontdesk-api",
            "frontdesk-persistence",
            "frontdesk-migration",
        ],
    ),
    ("xtask", &[]),
];

/// Crates of others that only some of our packages may name: tables stay in persistence, HTTP
/// in the API and the server, errors without a type in the programs.
const ONLY_IN: &[(&[&str], &[&str])] = &[
    (
        &["sea-orm", "sea-orm-migration", "sqlx"],
        &[
            "frontdesk-persistence",
            "frontdesk-migration",
            "frontdesk-test-support",
        ],
    ),
    (
        &["axum", "tower-http"],
        &["frontdesk-api", "frontdesk", "frontdesk-test-support"],
    ),
    (
        &["anyhow"],
        &["frontdesk", "frontdesk-test-support", "xtask"],
    ),
];

/// What must not be anywhere in the domain's tree, by the start of the name: runtimes, web
/// frameworks, databases.
const NOT_IN_THE_DOMAIN: &[&str] = &[
    "actix",
    "async-std",
    "axum",
    "hyper",
    "reqwest",
    "rusqlite",
    "sea-",
    "smol",
    "sqlx",
    "tokio",
    "tower",
];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Debug, Deserialize)]
struct Dependency {
    name: String,
    /// `dev`, `build`, or nothing for an ordinary one.
    kind: Option<String>,
}

pub(super) fn check() -> Result<Vec<Complaint>> {
    let metadata = ["metadata", "--format-version", "1", "--no-deps"];
    let metadata = process::output(process::cargo().args(metadata))?;
    let metadata: Metadata =
        serde_json::from_str(&metadata).context("cannot read cargo's metadata")?;
    let tree = [
        "tree",
        "--package",
        "frontdesk-domain",
        "--edges",
        "normal,build",
    ];
    let tree = process::output(process::cargo().args(tree).args(["--prefix", "none"]))?;

    let mut complaints = between_packages(&metadata.packages);
    complaints.extend(in_the_domains_tree(&tree));
    Ok(complaints)
}

fn between_packages(packages: &[Package]) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for package in packages {
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == package.name) else {
            let what = "say in xtask/src/tidy/dependencies.rs what this new package may use";
            complaints.push(complaint(package, what.to_owned()));
            continue;
        };
        let ordinary = package
            .dependencies
            .iter()
            .filter(|it| it.kind.as_deref() != Some("dev"));
        for Dependency { name, .. } in ordinary {
            let is_ours = packages.iter().any(|package| package.name == *name);
            if is_ours && !allowed.contains(&name.as_str()) {
                complaints.push(complaint(package, format!("must not use {name}")));
            }
            let reserved = ONLY_IN
                .iter()
                .find(|(names, _)| names.contains(&name.as_str()));
            if let Some((_, homes)) = reserved
                && !homes.contains(&package.name.as_str())
            {
                let homes = homes.join(", ");
                complaints.push(complaint(package, format!("{name} is only for {homes}")));
            }
        }
    }
    complaints
}

/// The lines of `cargo tree --prefix none`, each `name v1.2.3` and maybe more.
fn in_the_domains_tree(tree: &str) -> Vec<Complaint> {
    let names: BTreeSet<&str> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    names
        .into_iter()
        .filter(|name| {
            NOT_IN_THE_DOMAIN
                .iter()
                .any(|refused| name.starts_with(refused))
        })
        .map(|name| Complaint {
            place: "frontdesk-domain".to_owned(),
            what: format!("has {name} in its tree, see `cargo tree -p frontdesk-domain -i {name}`"),
        })
        .collect()
}

fn complaint(package: &Package, what: String) -> Complaint {
    Complaint {
        place: package.name.clone(),
        what,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::shown, Dependency, Package, between_packages, in_the_domains_tree};

    /// A workspace from lines such as `frontdesk-api: frontdesk-domain, dev tokio`.
    fn complaints(workspace: &str) -> Vec<String> {
        let dependency = |text: &str| {
            let (kind, name) = text.split_once(' ').unwrap_or(("", text));
            let kind = (!kind.is_empty()).then(|| kind.to_owned());
            Dependency {
                name: name.to_owned(),
                kind,
            }
        };
        let package = |line: &str| {
            let (name, uses) = line.trim().split_once(':').unwrap();
            let uses = uses
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty());
            Package {
                name: name.to_owned(),
                dependencies: uses.map(dependency).collect(),
            }
        };
        shown(&between_packages(
            &workspace.lines().map(package).collect::<Vec<_>>(),
        ))
    }

    #[test]
    fn the_intended_arrows_are_fine() {
        let workspace = "frontdesk-domain: serde, dev frontdesk-persistence, dev anyhow
            frontdesk-migration: sea-orm-migration
            frontdesk-persistence: frontdesk-domain, frontdesk-migration, sea-orm, sqlx
            frontdesk-ai-core: frontdesk-domain
            frontdesk-api: frontdesk-domain, frontdesk-ai-core, axum
            frontdesk: frontdesk-api, frontdesk-persistence, axum, anyhow
            xtask: anyhow";
        assert_eq!(complaints(workspace), Vec::<String>::new());
    }

    #[test]
    fn the_domain_uses_no_other_crate_of_ours() {
        let workspace = "frontdesk-domain: frontdesk-ai-core\nfrontdesk-ai-core:";
        let expected = ["frontdesk-domain: must not use frontdesk-ai-core"];
        assert_eq!(complaints(workspace), expected);
    }

    #[test]
    fn nobody_but_the_server_uses_persistence() {
        for package in ["frontdesk-api", "frontdesk-ai-core", "frontdesk-worker"] {
            let workspace = format!("{package}: frontdesk-persistence\nfrontdesk-persistence:");
            let expected = format!("{package}: must not use frontdesk-persistence");
            assert_eq!(complaints(&workspace), [expected]);
        }
    }

    #[test]
    fn test_support_stays_in_tests() {
        let workspace = "frontdesk-api: dev frontdesk-test-support\nfrontdesk-test-support:";
        assert_eq!(complaints(workspace), Vec::<String>::new());
        let workspace = "frontdesk-api: frontdesk-test-support\nfrontdesk-test-support:";
        assert_eq!(complaints(workspace).len(), 1);
    }

    #[test]
    fn a_build_script_is_no_way_round() {
        let workspace = "frontdesk-domain: build frontdesk-api\nfrontdesk-api:";
        assert_eq!(
            complaints(workspace),
            ["frontdesk-domain: must not use frontdesk-api"]
        );
    }

    #[test]
    fn only_persistence_names_the_database_crates() {
        let expected = "frontdesk-api: sea-orm is only for frontdesk-persistence, \
            frontdesk-migration, frontdesk-test-support";
        assert_eq!(complaints("frontdesk-api: sea-orm"), [expected]);
        assert_eq!(complaints("frontdesk-domain: sqlx").len(), 1);
        assert_eq!(complaints("frontdesk-ai-core: axum").len(), 1);
        assert_eq!(complaints("frontdesk-ai-core: anyhow").len(), 1);
    }

    #[test]
    fn a_new_package_has_to_be_placed_in_the_picture() {
        assert_eq!(complaints("frontdesk-search: serde").len(), 1);
    }

    #[test]
    fn the_domains_tree_has_no_runtime_web_or_database() {
        let clean = "frontdesk-domain v0.1.0 (crates/domain)\nserde v1.0.229\ntime v0.3.1\n";
        assert_eq!(shown(&in_the_domains_tree(clean)), Vec::<String>::new());
        for name in [
            "tokio",
            "tokio-util",
            "axum",
            "sqlx-core",
            "sea-orm",
            "hyper",
        ] {
            let tree = format!("{clean}{name} v1.0.0\n{name} v1.0.0 (*)\n");
            let complaints = shown(&in_the_domains_tree(&tree));
            assert_eq!(complaints.len(), 1, "{complaints:?}");
        }
    }
}
