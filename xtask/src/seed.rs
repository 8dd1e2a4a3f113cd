use anyhow::Result;

use crate::process;

/// Fills the database with demo data, through the same use cases as the API.
#[derive(clap::Args)]
pub(crate) struct Seed {
    /// Passed on to `frontdesk seed`.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<String>,
}

impl Seed {
    pub(crate) fn run(self) -> Result<()> {
        process::become_program(process::frontdesk().arg("seed").args(self.args))
    }
}
