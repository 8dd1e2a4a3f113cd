use std::process::Command;

use anyhow::Result;

use crate::process;

/// Builds what is needed and runs the server in release.
#[derive(clap::Args)]
pub(crate) struct Start {
    /// Passed on to `frontdesk`, such as `--port 9000`.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<String>,
}

impl Start {
    pub(crate) fn run(self) -> Result<()> {
        println!("start: building the server, which takes some minutes the first time");
        process::run(process::cargo().args(["build", "--release", "--package", "frontdesk"]))?;

        let check = ["config", "check"];
        let configuration = process::output(frontdesk().args(check).args(&self.args))?;
        if let Some(address) = address(&configuration) {
            println!("start: when the server is up, look at");
            for (what, path) in [("API", "/docs"), ("health", "/health")] {
                println!("  {what:<7} {address}{path}");
            }
            println!("start: Ctrl-C ends it");
        }
        process::become_program(frontdesk().arg("serve").args(self.args))
    }
}

fn frontdesk() -> Command {
    let mut command = process::cargo();
    command.args([
        "run",
        "--quiet",
        "--release",
        "--package",
        "frontdesk",
        "--",
    ]);
    command
}

/// Where to look for a server with this configuration, as `frontdesk config check` prints it.
fn address(configuration: &str) -> Option<String> {
    let value = |name| {
        let mut lines = configuration.lines().map(str::split_whitespace);
        lines.find_map(|mut words| (words.next() == Some(name)).then(|| words.next())?)
    };
    let host = match value("HOST")? {
        "0.0.0.0" | "::" => "127.0.0.1".to_owned(),
        host if host.contains(':') => format!("[{host}]"),
        host => host.to_owned(),
    };
    Some(format!("http://{host}:{}", value("PORT")?))
}

#[cfg(test)]
mod tests {
    use super::address;

    fn of(host: &str, port: &str) -> Option<String> {
        address(&format!(
            "HOST  {host}  variable\nPORT  {port}  default\nPOSTGRES_PORT  5432  default\n"
        ))
    }

    #[test]
    fn one_looks_where_the_server_listens() {
        assert_eq!(of("127.0.0.1", "9000").unwrap(), "http://127.0.0.1:9000");
        assert_eq!(of("desk.example", "80").unwrap(), "http://desk.example:80");
        assert_eq!(of("::1", "8000").unwrap(), "http://[::1]:8000");
    }

    #[test]
    fn a_server_on_all_addresses_is_on_this_machine_too() {
        assert_eq!(of("0.0.0.0", "8000").unwrap(), "http://127.0.0.1:8000");
        assert_eq!(of("::", "8000").unwrap(), "http://127.0.0.1:8000");
    }

    #[test]
    fn help_is_no_configuration() {
        assert_eq!(address("Print the effective configuration\n"), None);
    }
}
