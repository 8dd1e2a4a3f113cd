use super::*;

#[test]
fn the_example_file_names_every_variable_with_its_default() {
    let text = include_str!("../../../../../.env.example");
    let lines: Vec<(&str, &str)> = text
        .lines()
        .filter_map(|line| line.strip_prefix('#').unwrap_or(line).split_once('='))
        .filter(|(name, _)| name.chars().all(|c| c.is_ascii_uppercase() || c == '_'))
        .collect();
    let mut named: Vec<_> = lines.iter().map(|(name, _)| *name).collect();
    let mut all: Vec<_> = settings::ALL.iter().map(|setting| setting.name()).collect();
    named.sort_unstable();
    all.sort_unstable();
    assert_eq!(named, all);
    for (name, value) in lines {
        let setting = settings::ALL
            .iter()
            .find(|setting| setting.name() == name)
            .unwrap();
        match setting.default {
            Some(default) => assert_eq!(value, default, "{name}"),
            None if name == "JWT_SECRET" => assert_eq!(value, crate::config::jwt::EXAMPLE_SECRET),
            None => {}
        }
    }
}

#[test]
fn the_example_file_copied_as_it_is_changes_nothing() {
    let copied = env_file(include_str!("../../../../../.env.example")).unwrap();
    let config = Config::load(&Sources::default().with_env_file(&copied)).unwrap();
    assert_eq!(
        config.report().to_string(),
        load(&[]).unwrap().report().to_string()
    );
}
