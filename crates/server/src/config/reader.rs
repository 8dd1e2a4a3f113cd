//! Reads settings one by one and remembers what was read, for the report.

use super::error::ConfigError;
use super::report::Report;
use super::settings::Setting;
use super::sources::{Found, Origin, Sources};

/// Reads typed values out of [`Sources`].
pub(super) struct Reader<'a> {
    sources: &'a Sources,
    report: Report,
}

impl<'a> Reader<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self {
            sources,
            report: Report::default(),
        }
    }

    /// The value of a setting that has a default.
    pub(super) fn read<T>(
        &mut self,
        setting: &'static Setting,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, ConfigError> {
        self.read_optional(setting, parse)?
            .ok_or_else(|| ConfigError::Missing {
                name: setting.name(),
                expected: setting.expected.to_owned(),
            })
    }

    /// The value of a setting, if it was set or has a default.
    pub(super) fn read_optional<T>(
        &mut self,
        setting: &'static Setting,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, ConfigError> {
        let Some(found) = self.find(setting)? else {
            return Ok(None);
        };
        match parse(&found.value) {
            Some(value) => Ok(Some(value)),
            None => Err(ConfigError::unexpected(setting, &found)),
        }
    }

    /// What was said about a setting, else its default, not yet understood.
    pub(super) fn find(&mut self, setting: &'static Setting) -> Result<Option<Found>, ConfigError> {
        let found = self.sources.find(setting).or_else(|| {
            setting.default.map(|value| Found {
                name: setting.name(),
                value: value.to_owned(),
                origin: Origin::Default,
            })
        });
        self.report.record(setting, found.as_ref());
        match found {
            Some(found) if found.value.contains(char::REPLACEMENT_CHARACTER) => {
                Err(ConfigError::because(setting, &found, "text in UTF-8"))
            }
            found => Ok(found),
        }
    }

    /// Whether anybody said anything about a setting.
    pub(super) fn is_set(&self, setting: &Setting) -> bool {
        self.sources.find(setting).is_some()
    }

    /// Says in the report what a setting comes to, if that is not what was written.
    pub(super) fn show(&mut self, setting: &'static Setting, shown: String) {
        self.report.show(setting, shown);
    }

    pub(super) fn into_report(self) -> Report {
        self.report
    }
}
