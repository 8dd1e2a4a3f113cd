//! The effective configuration as a table, secrets masked.

use std::collections::HashMap;
use std::fmt;

use super::settings::{self, Setting, Visibility};
use super::sources::{Found, Origin};

/// Every setting with what it comes to and where that was said.
#[derive(Debug, Default)]
pub(crate) struct Report {
    entries: HashMap<&'static str, Entry>,
}

#[derive(Debug)]
struct Entry {
    shown: String,
    origin: String,
}

impl Report {
    pub(super) fn record(&mut self, setting: &'static Setting, found: Option<&Found>) {
        let entry = match found {
            None => Entry {
                shown: "not set".to_owned(),
                origin: Origin::Default.to_string(),
            },
            Some(found) => Entry {
                shown: shown(setting, found),
                origin: origin(setting, found),
            },
        };
        self.entries.insert(setting.name(), entry);
    }

    pub(super) fn show(&mut self, setting: &'static Setting, shown: String) {
        if let Some(entry) = self.entries.get_mut(setting.name()) {
            entry.shown = shown;
        }
    }
}

fn shown(setting: &Setting, found: &Found) -> String {
    match setting.visibility {
        Visibility::Plain => found.value.escape_debug().to_string(),
        Visibility::Secret => format!("******** ({} bytes)", found.value.len()),
        Visibility::Address => "********".to_owned(),
    }
}

fn origin(setting: &Setting, found: &Found) -> String {
    match (found.origin, setting.flag) {
        (Origin::Flag, Some(flag)) => format!("flag --{flag}"),
        (origin, _) if found.name == setting.name() => origin.to_string(),
        (origin, _) => format!("{origin} ({})", found.name),
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widest = |width: fn(&str, &Entry) -> usize| {
            self.entries
                .iter()
                .map(|(name, entry)| width(name, entry))
                .max()
                .unwrap_or_default()
        };
        let name_width = widest(|name, _| name.len());
        let value_width = widest(|_, entry| entry.shown.chars().count()).min(48);
        for setting in settings::ALL {
            let name = setting.name();
            if let Some(Entry { shown, origin }) = self.entries.get(name) {
                writeln!(f, "{name:name_width$}  {shown:value_width$}  {origin}")?;
            }
        }
        Ok(())
    }
}
