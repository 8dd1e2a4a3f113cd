use anyhow::Result;

use crate::process;

/// Brings the database of `DATABASE_URL` up or down, or says where it stands.
#[derive(clap::Args)]
pub(crate) struct Migrate {
    /// What to do.
    direction: Direction,
    /// Passed on to `frontdesk migrate`.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<String>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Direction {
    /// Applies every migration that is still missing.
    Up,
    /// Takes migrations back, the last one first.
    Down,
    /// Lists the migrations and which of them are applied.
    Status,
}

impl Migrate {
    pub(crate) fn run(self) -> Result<()> {
        let direction = match self.direction {
            Direction::Up => "up",
            Direction::Down => "down",
            Direction::Status => "status",
        };
        process::become_program(
            process::frontdesk()
                .args(["migrate", direction])
                .args(self.args),
        )
    }
}
