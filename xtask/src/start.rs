use anyhow::Result;

use crate::process;

/// Builds what is needed and runs the server in release.
#[derive(clap::Args)]
pub(crate) struct Start {
    /// Passed on to `frontdesk serve`.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<String>,
}

impl Start {
    pub(crate) fn run(self) -> Result<()> {
        println!("start: building the server, the first time takes some minutes");
        let build = ["build", "--release", "--package", "frontdesk"];
        process::run(process::cargo().args(build))?;

        let host = setting(&self.args, "HOST", "127.0.0.1");
        let port = setting(&self.args, "PORT", "8000");
        println!("start: when the server is up, look at");
        for (what, path) in [("API", "/docs"), ("health", "/health")] {
            println!("  {what:<7} http://{host}:{port}{path}");
        }
        println!("start: Ctrl-C ends it");
        process::become_program(
            process::cargo()
                .args([
                    "run",
                    "--quiet",
                    "--release",
                    "--package",
                    "frontdesk",
                    "--",
                    "serve",
                ])
                .args(self.args),
        )
    }
}

/// What the server takes for a setting: its argument, the environment, `.env`, the default.
fn setting(args: &[String], name: &str, default: &str) -> String {
    let dotenv = std::fs::read_to_string(process::root().join(".env")).unwrap_or_default();
    from_arguments(args, name)
        .or_else(|| process::variable(name))
        .or_else(|| from_dotenv(&dotenv, name))
        .unwrap_or_else(|| default.to_owned())
}

fn from_arguments(args: &[String], name: &str) -> Option<String> {
    let flag = format!("--{}", name.to_lowercase());
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.strip_prefix(&flag) {
            Some("") => return args.next().cloned(),
            Some(rest) if rest.starts_with('=') => return rest.get(1..).map(str::to_owned),
            _ => {}
        }
    }
    None
}

fn from_dotenv(text: &str, name: &str) -> Option<String> {
    text.lines()
        .filter_map(|line| line.trim().split_once('='))
        .find(|(key, _)| key.trim() == name)
        .map(|(_, value)| value.trim().trim_matches(['"', '\'']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{from_arguments, from_dotenv};

    fn port(args: &str) -> Option<String> {
        let args: Vec<_> = args.split(' ').map(str::to_owned).collect();
        from_arguments(&args, "PORT")
    }

    #[test]
    fn an_argument_is_understood_in_both_spellings() {
        assert_eq!(port("--host 0.0.0.0 --port 9000").as_deref(), Some("9000"));
        assert_eq!(port("--port=9000").as_deref(), Some("9000"));
        assert_eq!(port("--portable 1"), None);
        assert_eq!(port("--port"), None);
    }

    #[test]
    fn a_dotenv_file_is_read_with_and_without_quotes() {
        let text = "# PORT=1\nHOST = \"0.0.0.0\"\nPORT=9000\n";
        assert_eq!(from_dotenv(text, "PORT").as_deref(), Some("9000"));
        assert_eq!(from_dotenv(text, "HOST").as_deref(), Some("0.0.0.0"));
        assert_eq!(from_dotenv(text, "DATA_DIR"), None);
    }
}
