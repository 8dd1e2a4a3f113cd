//! `frontdesk eval`: plays dialogs against the assistant and prints what differs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use ai_core::assistant::Assistant;
use ai_core::eval::{self, Dialog, StandingClock, World};
use anyhow::{Context as _, anyhow};
use domain::ids::{Ids as _, SystemIds};
use persistence::DatabaseAddress;
use tokio_util::task::TaskTracker;

use super::say;
use crate::config::Config;
use crate::wiring;

const DIFFERS: u8 = 1;
const UNREADABLE: u8 = 2;

/// Plays every dialog in a database of its own; the last line counts those that pass.
pub(super) async fn run(config: &Config, world: &Path, dialogs: &Path) -> anyhow::Result<ExitCode> {
    let (world, dialogs) = match read(world, dialogs) {
        Ok(read) => read,
        Err(error) => {
            say(format!("{error:#}"))?;
            return Ok(ExitCode::from(UNREADABLE));
        }
    };
    let mut kinds: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for dialog in &dialogs {
        let differences = play(config, &world, dialog).await;
        let (passed, total) = kinds.entry(dialog.kind()).or_default();
        *total += 1;
        if differences.is_empty() {
            *passed += 1;
        }
        for difference in differences {
            say(format!("{}: {difference}", dialog.id))?;
        }
    }
    for (kind, (passed, total)) in &kinds {
        say(format!("{kind:<24} {passed}/{total}"))?;
    }
    let passed: u32 = kinds.values().map(|(passed, _)| passed).sum();
    say(format!("{passed}/{}", dialogs.len()))?;
    let all_pass = usize::try_from(passed) == Ok(dialogs.len());
    Ok(if all_pass {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(DIFFERS)
    })
}

fn read(world: &Path, dialogs: &Path) -> anyhow::Result<(World, Vec<Dialog>)> {
    let text = |path: &Path| {
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
    };
    let world_text = text(world)?;
    let read = serde_json::from_str(&world_text)
        .with_context(|| format!("{} is not a world", world.display()))?;
    let lines = eval::parse_dialogs(&text(dialogs)?)
        .map_err(|(line, error)| anyhow!("{} line {line}: {error}", dialogs.display()))?;
    Ok((read, lines))
}

async fn play(config: &Config, world: &World, dialog: &Dialog) -> Vec<String> {
    match played(config, world, dialog).await {
        Ok(differences) => differences,
        Err(error) => vec![format!("{error:#}")],
    }
}

async fn played(config: &Config, world: &World, dialog: &Dialog) -> anyhow::Result<Vec<String>> {
    let scratch = Scratch::new()?;
    let address = DatabaseAddress::Sqlite(scratch.0.join("eval.db"));
    let clock = Arc::new(StandingClock(world.clock));
    let store = persistence::open(&address, clock, Arc::new(SystemIds)).await?;
    let speaker = eval::furnish(&store, world).await?;
    let assistant: Assistant = wiring::assistant(config, store.clone(), TaskTracker::new())?;
    Ok(eval::play(&assistant, &store, world, (&speaker, dialog)).await?)
}

/// A folder that goes with this value.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> anyhow::Result<Self> {
        let name = format!("frontdesk-eval-{}", SystemIds.next());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir(&folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left behind is in the folder for temporary files.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
