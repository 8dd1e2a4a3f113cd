use std::{process::Command, time::Instant};

use anyhow::{Context as _, Result};

use crate::process;

/// Everything that continuous integration checks, in the same order.
#[derive(clap::Args)]
pub(crate) struct Ci {}

/// The steps from the quickest to the slowest; the last is the README's own command.
const STEPS: &[&[&str]] = &[
    &["fmt", "--all", "--check"],
    &["xtask", "tidy"],
    &[
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "--deny",
        "warnings",
    ],
    &["xtask", "openapi", "--check"],
    &["xtask", "test"],
];

impl Ci {
    #[expect(clippy::unused_self, reason = "every chore is run in the same way")]
    pub(crate) fn run(self) -> Result<()> {
        let start = Instant::now();
        check_supply_chain()?;
        for step in STEPS {
            run_step(process::cargo().args(*step), &step.join(" "))?;
        }
        println!("\nci: everything passed in {} s", start.elapsed().as_secs());
        Ok(())
    }
}

/// `cargo deny` is not part of every toolchain, so its absence is said and no failure.
fn check_supply_chain() -> Result<()> {
    if process::find_program("cargo-deny").is_none() {
        println!("ci: cargo deny is skipped, get it with `cargo install cargo-deny --locked`");
        return Ok(());
    }
    let checks = ["deny", "--offline", "check", "bans", "licenses", "sources"];
    run_step(process::cargo().args(checks), &checks.join(" "))
}

fn run_step(command: &mut Command, name: &str) -> Result<()> {
    println!("\nci: cargo {name}");
    let start = Instant::now();
    process::run(command).with_context(|| format!("ci stopped at `cargo {name}`"))?;
    println!("ci: cargo {name} passed in {} s", start.elapsed().as_secs());
    Ok(())
}
