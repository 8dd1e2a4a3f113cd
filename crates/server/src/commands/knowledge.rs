//! `frontdesk knowledge import`: a folder of Markdown files becomes articles, all or none.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use domain::knowledge::NewArticle;
use domain::knowledge::import::{is_article, parse, store as store_articles};

use super::say;
use crate::config::Config;
use crate::wiring;

pub(super) async fn import(config: &Config, folder: &Path) -> anyhow::Result<ExitCode> {
    let articles = read(folder)?;
    ensure!(
        !articles.is_empty(),
        "there is no Markdown file in {}",
        folder.display()
    );
    let store = wiring::store(&config.database).await?;
    let imported = store
        .transact(async |tx| store_articles(tx, articles).await)
        .await?;
    say(format_args!(
        "{} new, {} changed, {} unchanged",
        imported.created, imported.changed, imported.unchanged
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// The articles of a folder and of the folders in it, in the order of their names.
fn read(folder: &Path) -> anyhow::Result<Vec<NewArticle>> {
    let mut files = Vec::new();
    list(folder, "", &mut files)?;
    files.sort();
    files
        .iter()
        .map(|file| {
            let text = std::fs::read_to_string(folder.join(file)).context(file.clone())?;
            parse(file, &text).context(file.clone())
        })
        .collect()
}

/// Collects the paths of articles, relative to the first folder. Links to folders are not
/// followed, since they may lead in circles.
fn list(folder: &Path, prefix: &str, files: &mut Vec<String>) -> anyhow::Result<()> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    for entry in entries {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{path}/"), files)?;
        } else if is_article(&path) {
            files.push(path);
        }
    }
    Ok(())
}
