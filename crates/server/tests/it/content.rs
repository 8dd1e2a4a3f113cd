use test_support::on_both_databases;

use crate::binary::Binary;

on_both_databases! {
    async fn a_folder_of_markdown_files_becomes_articles(db) {
        let binary = Binary::new().with("DATABASE_URL", &db.url());
        std::fs::create_dir_all(binary.path("articles/vi")).unwrap();
        let binary = binary
            .with_file("articles/vpn.en.md", "# VPN drops\n\nSwitch it off and on.\n")
            .with_file("articles/vi/vpn.md", "# VPN hay rớt\n\nTắt đi bật lại.\n")
            .with_file("articles/README.md", "No article.");
        let first = binary.run("knowledge import articles");
        assert_eq!((first.code, first.out.as_str()), (Some(0), "2 new, 0 changed, 0 unchanged\n"));
        let binary = binary.with_file("articles/vpn.en.md", "# VPN drops\n\nCall us.\n");
        let second = binary.run("knowledge import articles");
        assert_eq!(second.out, "0 new, 1 changed, 1 unchanged\n");
    }

    async fn demo_data_is_made_once(db) {
        let binary = Binary::new().with("DATABASE_URL", &db.url());
        let first = binary.run("seed");
        assert_eq!(first.code, Some(0), "{}", first.err);
        assert!(first.out.contains("an@example.com"), "{}", first.out);
        let second = binary.run("seed");
        assert_eq!(second.out, "the demo data is there already\n", "{}", second.err);
    }
}

#[test]
fn a_file_that_is_no_article_is_named_and_nothing_is_stored() {
    let binary = Binary::new();
    std::fs::create_dir(binary.path("articles")).unwrap();
    let binary = binary
        .with_file("articles/a.en.md", "# Good\n\nText.\n")
        .with_file("articles/b.en.md", "no heading");
    let refused = binary.run("knowledge import articles");
    assert_eq!(refused.code, Some(1));
    assert!(
        refused.err.starts_with("error: b.en.md: "),
        "{}",
        refused.err
    );
    std::fs::remove_file(binary.path("articles/b.en.md")).unwrap();
    assert_eq!(
        binary.run("knowledge import articles").out,
        "1 new, 0 changed, 0 unchanged\n"
    );
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let refused = Binary::new().run("knowledge import nowhere");
    assert_eq!(refused.code, Some(1));
    assert!(
        refused.err.starts_with("error: nowhere: "),
        "{}",
        refused.err
    );
}

#[test]
fn demo_data_is_not_for_production() {
    let refused = Binary::new().with("APP_ENV", "production").run("seed");
    assert_eq!(refused.code, Some(1));
    assert_eq!(refused.err.lines().count(), 1, "{}", refused.err);
}
