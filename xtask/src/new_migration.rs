use std::fs;

use anyhow::{Context as _, Result, ensure};

use crate::process;

/// Makes the file of a new migration, up and down, and registers it.
#[derive(clap::Args)]
pub(crate) struct NewMigration {
    /// What it does, in words such as `add_ticket_due_date`.
    name: String,
}

const FOLDER: &str = "migration/src";
const TEMPLATE: &str = include_str!("new_migration_template.rs.txt");

impl NewMigration {
    pub(crate) fn run(self) -> Result<()> {
        let starts_well = self
            .name
            .starts_with(|first: char| first.is_ascii_lowercase());
        let is_snake_case =
            |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
        ensure!(
            starts_well && self.name.chars().all(is_snake_case),
            "a migration is named in lower case with underscores, such as `add_ticket_due_date`"
        );
        let today = process::output(std::process::Command::new("date").args(["-u", "+%Y%m%d"]))?;

        let folder = process::root().join(FOLDER);
        let list = folder.join("lib.rs");
        let registered = fs::read_to_string(&list).context("cannot read the list of migrations")?;
        let (module, registered) = register(&registered, today.trim(), &self.name)
            .context("migration/src/lib.rs does not list the migrations as it used to")?;
        fs::write(folder.join(format!("{module}.rs")), TEMPLATE)
            .context("cannot write the file")?;
        fs::write(list, registered).context("cannot register the migration")?;
        println!("{FOLDER}/{module}.rs is registered, now say what it does");
        Ok(())
    }
}

/// The new module's name, numbered after the last one, and the list with it at both ends.
fn register(list: &str, today: &str, name: &str) -> Option<(String, String)> {
    let newest = list
        .lines()
        .filter_map(|line| line.strip_prefix("mod m")?.strip_suffix(';'))
        .next_back()?;
    let number: u32 = newest.split('_').nth(1)?.parse().ok()?;
    let module = format!("m{today}_{:06}_{name}", number + 1);

    let declared = format!("mod m{newest};\n");
    let listed = format!("Box::new(m{newest}::Migration),\n");
    let at = list.find(&listed)?;
    let indent = list.get(..at)?.rsplit('\n').next()?;
    let both = list
        .replacen(&declared, &format!("{declared}mod {module};\n"), 1)
        .replacen(
            &listed,
            &format!("{listed}{indent}Box::new({module}::Migration),\n"),
            1,
        );
    Some((module, both))
}

#[cfg(test)]
mod tests {
    use super::{TEMPLATE, register};

    const LIST: &str = "mod m20260101_000001_users;\n\
        mod m20260101_000002_tickets;\n\
        \n\
        fn migrations() -> Vec<Box<dyn MigrationTrait>> {\n    vec![\n        \
        Box::new(m20260101_000001_users::Migration),\n        \
        Box::new(m20260101_000002_tickets::Migration),\n    ]\n}\n";

    #[test]
    fn a_new_migration_comes_last_in_both_lists() {
        let (module, list) = register(LIST, "20260317", "add_due_date").unwrap();
        assert_eq!(module, "m20260317_000003_add_due_date");
        let declared = "mod m20260101_000002_tickets;\nmod m20260317_000003_add_due_date;\n\n";
        assert!(list.contains(declared), "{list}");
        let listed = "        Box::new(m20260101_000002_tickets::Migration),\n        \
            Box::new(m20260317_000003_add_due_date::Migration),\n    ]\n";
        assert!(list.contains(listed), "{list}");
    }

    #[test]
    fn a_list_that_is_not_understood_stays_as_it_is() {
        assert_eq!(register("mod tickets;\n", "20260317", "add_due_date"), None);
        let unlisted = "mod m20260101_000001_users;\n";
        assert_eq!(register(unlisted, "20260317", "add_due_date"), None);
    }

    #[test]
    fn the_template_goes_up_and_down() {
        assert!(TEMPLATE.contains("async fn up") && TEMPLATE.contains("async fn down"));
    }
}
