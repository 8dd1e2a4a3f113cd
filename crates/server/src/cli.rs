//! The command line.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgMatches, Args, FromArgMatches, Parser, Subcommand};

use crate::config::settings;

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  failed, and said why in one line
  2  wrong usage or wrong configuration";

/// A self-hosted customer-service backend in one binary.
#[derive(Debug, Parser)]
#[command(name = "frontdesk", version, after_help = EXIT_CODES, propagate_version = true)]
pub(crate) struct Cli {
    /// What to do; serves if nothing is said.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// File with variables instead of `.env` in the working folder
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) env_file: Option<PathBuf>,
    /// What was said about the configuration.
    #[command(flatten)]
    pub(crate) settings: SettingFlags,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the HTTP API until told to stop (the default)
    Serve,
    /// Change or show the database schema; `serve` brings it up to date by itself
    #[command(subcommand)]
    Migrate(MigrateCommand),
    /// Look after administrators
    #[command(subcommand)]
    Admin(AdminCommand),
    /// Look after the articles that the assistant answers from
    #[command(subcommand)]
    Knowledge(KnowledgeCommand),
    /// Fill a development database with demo data
    #[command(hide = true)]
    Seed,
    /// Look after the configuration
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Print the OpenAPI document
    Openapi,
    /// Play dialogs against the assistant and print what differs; 0 if nothing does, else 1
    Eval {
        /// The clock, the speaker and what exists, as JSON
        world: PathBuf,
        /// What is said and must come of it, one dialog on each line, as JSON
        dialogs: PathBuf,
    },
    /// Ask the server on this machine whether it is alive; 0 if so, else 1
    Health,
}

/// What to do with the database schema.
#[derive(Debug, Subcommand)]
pub(crate) enum MigrateCommand {
    /// Apply every migration that is missing
    Up,
    /// Revert the latest migrations; what their tables hold is lost
    Down {
        /// How many
        #[arg(value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
        steps: u32,
    },
    /// List the migrations and whether each is applied
    Status,
}

/// What to do with administrators.
#[derive(Debug, Subcommand)]
pub(crate) enum AdminCommand {
    /// Make an administrator. The password comes from `ADMIN_PASSWORD`, else from a prompt, or from
    /// the first line of the standard input if that is no terminal
    Create(NewAdmin),
}

/// The administrator to make.
#[derive(Debug, Args)]
pub(crate) struct NewAdmin {
    /// Address to sign in with
    #[arg(long)]
    pub(crate) email: String,
    /// How to address the person; what stands before the @ if not given
    #[arg(long)]
    pub(crate) full_name: Option<String>,
    /// Take the password from the first line of the standard input, whatever `ADMIN_PASSWORD` says
    #[arg(long)]
    pub(crate) password_stdin: bool,
}

/// What to do with articles.
#[derive(Debug, Subcommand)]
pub(crate) enum KnowledgeCommand {
    /// Store a folder of Markdown files, called SLUG.LANGUAGE.md or LANGUAGE/SLUG.md, as
    /// articles: new ones are added, known ones are changed, none are deleted
    Import {
        /// The folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

/// What to do with the configuration.
#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Print the effective configuration, secrets masked, and where each value comes from
    Check,
}

/// One flag for each setting that is no secret, made from the table of settings.
#[derive(Debug, Default)]
pub(crate) struct SettingFlags(pub(crate) Vec<(&'static str, String)>);

impl Args for SettingFlags {
    fn augment_args(command: clap::Command) -> clap::Command {
        let flags = settings::ALL.iter().filter_map(|setting| {
            let flag = setting.flag?;
            Some(
                Arg::new(setting.name())
                    .long(flag)
                    .global(true)
                    .value_name(setting.name())
                    .value_parser(NonEmptyStringValueParser::new())
                    .allow_hyphen_values(true)
                    .help(setting.about)
                    .help_heading("Configuration, also as variables of the same names")
                    .hide_short_help(true),
            )
        });
        command.args(flags)
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for SettingFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut flags = Self::default();
        flags.update_from_arg_matches(matches)?;
        Ok(flags)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0 = settings::ALL
            .iter()
            .filter(|setting| setting.flag.is_some())
            .filter_map(|setting| {
                let value = matches.get_one::<String>(setting.name())?;
                Some((setting.name(), value.clone()))
            })
            .collect();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Cli {
        Cli::try_parse_from(line.split(' ')).unwrap()
    }

    #[test]
    fn the_command_line_is_consistent() {
        <Cli as clap::CommandFactory>::command().debug_assert();
    }

    #[test]
    fn a_flag_may_stand_before_and_behind_the_command() {
        let said = [("PORT", "9".to_owned())];
        assert_eq!(parse("frontdesk --port 9 config check").settings.0, said);
        assert_eq!(parse("frontdesk config check --port 9").settings.0, said);
        assert_eq!(parse("frontdesk --port 9").settings.0, said);
    }

    #[test]
    fn every_setting_but_secrets_has_a_flag() {
        let without: Vec<_> = settings::ALL
            .iter()
            .filter(|s| s.flag.is_none())
            .map(|s| s.name())
            .collect();
        let secret: Vec<_> = settings::ALL
            .iter()
            .filter(|s| s.visibility == settings::Visibility::Secret)
            .map(|s| s.name())
            .collect();
        assert_eq!(without, secret);
    }
}
