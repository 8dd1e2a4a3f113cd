use std::{
    collections::BTreeMap,
    fs,
    ops::AddAssign,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use crate::{postgres::Postgres, process};

/// Measures which lines the tests reach, per crate and in total.
///
/// The pages are in `target/coverage/html`. Test code, `xtask` and `test-support` do not count.
#[derive(clap::Args)]
pub(crate) struct Coverage {
    /// Makes a throw-away PostgreSQL cluster even if a server is there.
    #[arg(long)]
    own_cluster: bool,
}

const FOLDER: &str = "target/coverage";
/// The least that is accepted, in percent of the lines.
const TOTAL_FLOOR: u64 = 85;
const CRATE_FLOORS: &[(&str, u64)] = &[("frontdesk-domain", 90)];
/// Beside the tests themselves, which cargo-llvm-cov leaves out.
const NOT_COUNTED: &str = "(xtask|crates/test-support)/";

impl Coverage {
    pub(crate) fn run(self) -> Result<()> {
        let tools = LlvmTools::find()?;
        let postgres = Postgres::choose(self.own_cluster)?;
        println!("coverage: SQLite, and {}", postgres.description());

        let mut tests = tools.llvm_cov(&["--workspace", "--no-report", "--no-fail-fast"]);
        postgres.announce_to(&mut tests);
        process::run(&mut tests)?;
        drop(postgres);

        let folder = process::root().join(FOLDER);
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {FOLDER}"))?;
        let not_counted = format!("^{}/{NOT_COUNTED}", literally(process::root()));
        let counted = ["--ignore-filename-regex", &not_counted];
        let html = ["report", "--html", "--output-dir", FOLDER];
        process::run(tools.llvm_cov(&html).args(counted))?;
        let json = ["report", "--json", "--summary-only"];
        let report = process::output(tools.llvm_cov(&json).args(counted))?;

        let crates = per_crate(&report, process::root())?;
        let table = table(&crates);
        fs::write(folder.join("summary.txt"), &table).context("cannot write the summary")?;
        println!("\n{table}\nThe lines one by one: {FOLDER}/html/index.html");
        let low = below_the_floor(&crates);
        if !low.is_empty() {
            bail!("too little is covered: {}", low.join("; "));
        }
        Ok(())
    }
}

/// A regular expression for just this path.
fn literally(path: &Path) -> String {
    let path = path.to_string_lossy();
    let mut expression = String::with_capacity(path.len());
    for character in path.chars() {
        if !character.is_alphanumeric() && !"/_-".contains(character) {
            expression.push('\\');
        }
        expression.push(character);
    }
    expression
}

/// The programs that read the counters; they have to be of the compiler's own LLVM.
struct LlvmTools {
    cov: PathBuf,
    profdata: PathBuf,
}

impl LlvmTools {
    fn find() -> Result<Self> {
        if process::find_program("cargo-llvm-cov").is_none() {
            bail!("cargo-llvm-cov is missing, get it with `cargo install cargo-llvm-cov --locked`");
        }
        let version = process::output(process::rustc().arg("-vV"))?;
        let major = llvm_major(&version).context("rustc does not say which LLVM it uses")?;
        let sysroot = process::output(process::rustc().args(["--print", "sysroot"]))?;
        let given = |name| process::variable(name).map(PathBuf::from);
        let find = |name: &str| installed_tool(name, major, Path::new(sysroot.trim()));
        let cov = given("LLVM_COV").or_else(|| find("llvm-cov"));
        let profdata = given("LLVM_PROFDATA").or_else(|| find("llvm-profdata"));
        match (cov, profdata) {
            (Some(cov), Some(profdata)) => Ok(Self { cov, profdata }),
            _ => bail!(
                "llvm-cov {major} is missing, get it with `rustup component add llvm-tools` or, \
                 on Debian, `apt-get install llvm-{major}`, or set LLVM_COV and LLVM_PROFDATA"
            ),
        }
    }

    fn llvm_cov(&self, args: &[&str]) -> std::process::Command {
        let mut command = process::cargo();
        command.arg("llvm-cov").args(args);
        command
            .env("LLVM_COV", &self.cov)
            .env("LLVM_PROFDATA", &self.profdata);
        command
    }
}

/// A tool of rustup's, or of the system under the names that Debian gives it.
fn installed_tool(name: &str, major: u32, sysroot: &Path) -> Option<PathBuf> {
    let of_rustup = fs::read_dir(sysroot.join("lib/rustlib"))
        .ok()?
        .filter_map(Result::ok);
    of_rustup
        .map(|target| target.path().join("bin").join(name))
        .chain([PathBuf::from(format!("/usr/lib/llvm-{major}/bin/{name}"))])
        .find(|file| file.is_file())
        .or_else(|| process::find_program(&format!("{name}-{major}")))
}

/// The major version in `LLVM version: 22.1.2`.
fn llvm_major(rustc_version: &str) -> Option<u32> {
    let line = rustc_version
        .lines()
        .find_map(|line| line.strip_prefix("LLVM version: "))?;
    line.split('.').next()?.parse().ok()
}

#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq)]
struct Lines {
    count: u64,
    covered: u64,
}

impl AddAssign for Lines {
    fn add_assign(&mut self, other: Self) {
        self.count += other.count;
        self.covered += other.covered;
    }
}

impl Lines {
    fn reaches(self, percent: u64) -> bool {
        self.covered * 100 >= self.count * percent
    }

    /// As in `91.4 %`, never rounded up.
    fn percent(self) -> String {
        let thousandths = (self.covered * 1000)
            .checked_div(self.count)
            .unwrap_or(1000);
        format!("{}.{} %", thousandths / 10, thousandths % 10)
    }
}

#[derive(Deserialize)]
struct Report {
    data: Vec<ReportData>,
}

#[derive(Deserialize)]
struct ReportData {
    files: Vec<ReportFile>,
}

#[derive(Deserialize)]
struct ReportFile {
    filename: PathBuf,
    summary: Summary,
}

#[derive(Deserialize)]
struct Summary {
    lines: Lines,
}

/// The lines of each package, by its name.
fn per_crate(report: &str, root: &Path) -> Result<BTreeMap<String, Lines>> {
    let report: Report = serde_json::from_str(report).context("cannot read the report")?;
    let mut crates = BTreeMap::<String, Lines>::new();
    for file in report.data.into_iter().flat_map(|data| data.files) {
        let path = file.filename.strip_prefix(root).unwrap_or(&file.filename);
        *crates.entry(package_of(path)).or_default() += file.summary.lines;
    }
    Ok(crates)
}

/// The package that a path relative to the root belongs to.
fn package_of(path: &Path) -> String {
    let folder = path.strip_prefix("crates").unwrap_or(path);
    let folder = folder.iter().next().unwrap_or_default().to_string_lossy();
    match folder.as_ref() {
        "server" => "frontdesk".to_owned(),
        name => format!("frontdesk-{name}"),
    }
}

fn total(crates: &BTreeMap<String, Lines>) -> Lines {
    let mut total = Lines::default();
    for lines in crates.values() {
        total += *lines;
    }
    total
}

fn table(crates: &BTreeMap<String, Lines>) -> String {
    let total = ("total".to_owned(), total(crates));
    let rows = crates.iter().chain([(&total.0, &total.1)]);
    let row = |(name, lines): (&String, &Lines)| {
        let Lines { count, covered } = lines;
        format!(
            "{name:<24} {covered:>7} of {count:>7}  {:>7}\n",
            lines.percent()
        )
    };
    format!("{:<24} {:>18}\n", "crate", "lines covered") + &rows.map(row).collect::<String>()
}

fn below_the_floor(crates: &BTreeMap<String, Lines>) -> Vec<String> {
    let total = total(crates);
    let floors = CRATE_FLOORS
        .iter()
        .map(|(name, floor)| {
            (
                *name,
                crates.get(*name).copied().unwrap_or_default(),
                *floor,
            )
        })
        .chain([("total", total, TOTAL_FLOOR)]);
    floors
        .filter(|(_, lines, floor)| lines.count == 0 || !lines.reaches(*floor))
        .map(|(name, lines, floor)| format!("{name} {}, at least {floor} %", lines.percent()))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{below_the_floor, llvm_major, per_crate, table};

    /// A report of `llvm-cov export` with the given files, count and covered lines.
    fn report(files: &[(&str, u64, u64)]) -> String {
        let files: Vec<_> = files
            .iter()
            .map(|(name, count, covered)| {
                serde_json::json!({
                    "filename": format!("/checkout/{name}"),
                    "summary": {"lines": {"count": count, "covered": covered, "percent": 0.0}},
                })
            })
            .collect();
        serde_json::json!({"data": [{"files": files}], "version": "2.0.1"}).to_string()
    }

    fn low(files: &[(&str, u64, u64)]) -> Vec<String> {
        below_the_floor(&per_crate(&report(files), Path::new("/checkout")).unwrap())
    }

    #[test]
    fn the_files_of_a_crate_are_added_up() {
        let files = [
            ("crates/domain/src/tickets/ticket.rs", 100, 99),
            ("crates/domain/src/page.rs", 100, 86),
            ("crates/server/src/main.rs", 10, 1),
            ("migration/src/lib.rs", 30, 20),
        ];
        let crates = per_crate(&report(&files), Path::new("/checkout")).unwrap();
        let expected = "crate                         lines covered\n\
            frontdesk                      1 of      10   10.0 %\n\
            frontdesk-domain             185 of     200   92.5 %\n\
            frontdesk-migration           20 of      30   66.6 %\n\
            total                        206 of     240   85.8 %\n";
        assert_eq!(table(&crates), expected);
    }

    #[test]
    fn the_floors_are_for_the_total_and_for_the_domain() {
        let good = [
            ("crates/domain/src/a.rs", 100, 90),
            ("crates/api/src/a.rs", 100, 80),
        ];
        assert_eq!(low(&good), Vec::<String>::new());

        let domain = [
            ("crates/domain/src/a.rs", 100, 89),
            ("crates/api/src/a.rs", 100, 99),
        ];
        assert_eq!(low(&domain), ["frontdesk-domain 89.0 %, at least 90 %"]);

        let total = [
            ("crates/domain/src/a.rs", 100, 90),
            ("crates/api/src/a.rs", 1000, 844),
        ];
        assert_eq!(low(&total), ["total 84.9 %, at least 85 %"]);
    }

    #[test]
    fn a_report_without_the_domain_is_not_accepted() {
        assert_eq!(low(&[("crates/api/src/a.rs", 100, 100)]).len(), 1);
    }

    #[test]
    fn the_compiler_says_which_llvm_it_uses() {
        let version = "rustc 1.95.0\nhost: x86_64-unknown-linux-gnu\nLLVM version: 22.1.2\n";
        assert_eq!(llvm_major(version), Some(22));
        assert_eq!(llvm_major("rustc 1.95.0"), None);
    }
}
