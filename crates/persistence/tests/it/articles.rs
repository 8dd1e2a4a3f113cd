//! Articles and their full-text index.

use domain::actor::Actor;
use domain::change::Change;
use domain::failure::Failure as _;
use domain::identity::Role;
use domain::ids::UserKey;
use domain::knowledge::{
    self, Article, ArticleChange, Hit, KnowledgeError, Language, NewArticle, SearchRequest,
    find_answers, import,
};
use domain::page::Page;
use domain::store::Store;
use test_support::TestDatabase;
use tokio::task::JoinSet;
use uuid::Uuid;

fn person(role: Role) -> Actor {
    Actor {
        key: UserKey(1),
        user_id: Uuid::from_u64_pair(1, 1),
        role,
    }
}

fn new_article(slug: &str, language: &str, title: &str, body: &str) -> NewArticle {
    NewArticle {
        slug: slug.to_owned(),
        language: language.to_owned(),
        title: title.to_owned(),
        body: body.to_owned(),
        is_published: true,
    }
}

async fn write(store: &Store, new: NewArticle) -> Result<Article, KnowledgeError> {
    let admin = person(Role::Admin);
    store
        .transact(async |tx| knowledge::write(tx, &admin, new).await)
        .await
}

async fn change(
    store: &Store,
    article_id: Uuid,
    wanted: ArticleChange,
) -> Result<Article, KnowledgeError> {
    let admin = person(Role::Admin);
    store
        .transact(async |tx| knowledge::change(tx, &admin, article_id, wanted).await)
        .await
}

async fn search_as(store: &Store, role: Role, text: &str) -> Vec<Hit> {
    let request = SearchRequest {
        text: text.to_owned(),
        language: None,
    };
    let found = knowledge::search(store, &person(role), request, Page::MAX).await;
    found.unwrap().items
}

async fn found(store: &Store, text: &str) -> Vec<String> {
    let hits = search_as(store, Role::User, text).await;
    hits.into_iter()
        .map(|hit| format!("{}.{}", hit.article.slug, hit.article.language))
        .collect()
}

fn helpdesk() -> Vec<NewArticle> {
    let text = include_str!("../../../domain/src/knowledge/testdata/helpdesk.md");
    let parts = text.split("=== ").filter(|part| !part.is_empty());
    let drafts = parts.map(|part| {
        let (name, text) = part.split_once('\n').unwrap();
        import::parse(&format!("{}.md", name.replace(' ', ".")), text).unwrap()
    });
    drafts.collect()
}

async fn stored_helpdesk(db: &TestDatabase) {
    let imported = db
        .store()
        .transact(async |tx| import::store(tx, helpdesk()).await)
        .await
        .unwrap();
    assert_eq!((imported.created, imported.changed), (12, 0));
}

test_support::on_both_databases! {
    async fn the_assistant_answers_in_the_language_of_the_customer_if_it_can(db) {
        stored_helpdesk(db).await;
        let german = new_article("travel", "de", "Reisekosten", "Bitte einreichen.");
        write(db.store(), german).await.unwrap();
        for (question, spoken, expected) in [
            ("refund?", "vi", &["refund-policy.vi"][..]),
            ("hoàn tiền", "en", &["refund-policy.en"]),
            ("hoàn tiền", "vi-VN", &["refund-policy.vi"]),
            ("Reisekosten", "en", &["travel.de"]),
            ("who won the match", "en", &[]),
        ] {
            let spoken: Language = spoken.parse().unwrap();
            let answers = find_answers(db.store(), question, &spoken).await.unwrap();
            let named: Vec<String> = answers
                .iter()
                .map(|hit| format!("{}.{}", hit.article.slug, hit.article.language))
                .collect();
            assert_eq!(named, expected, "{question}");
        }
    }

    async fn the_index_follows_every_change(db) {
        let store = db.store();
        let new = new_article("parking", "en", "Where to park", "Behind the *old* mill.");
        let article = write(store, new).await.unwrap();
        assert_eq!(found(store, "mill").await, ["parking.en"]);

        let body = Change::Set("Under the bridge.".to_owned());
        let wanted = ArticleChange { body, ..ArticleChange::default() };
        change(store, article.article_id, wanted).await.unwrap();
        assert!(found(store, "mill").await.is_empty());
        assert_eq!(found(store, "bridges").await, ["parking.en"]);

        let is_published = Change::Set(false);
        let wanted = ArticleChange { is_published, ..ArticleChange::default() };
        change(store, article.article_id, wanted).await.unwrap();
        assert!(found(store, "bridge").await.is_empty());
        assert_eq!(search_as(store, Role::Admin, "bridge").await.len(), 1);
        let english: Language = "en".parse().unwrap();
        assert!(find_answers(store, "where to park", &english).await.unwrap().is_empty());

        let admin = person(Role::Admin);
        store
            .transact(async |tx| knowledge::delete(tx, &admin, article.article_id).await)
            .await
            .unwrap();
        assert!(search_as(store, Role::Admin, "bridge").await.is_empty());
    }

    async fn what_a_failed_transaction_wrote_is_not_found(db) {
        let admin = person(Role::Admin);
        let refused = db.store().transact(async |tx| {
            let new = new_article("ghost", "en", "Ghosts", "Never here.");
            knowledge::write(tx, &admin, new).await?;
            Err::<(), _>(KnowledgeError::NotFound)
        }).await;
        assert!(refused.is_err());
        assert!(found(db.store(), "ghosts").await.is_empty());
    }

    async fn one_slug_and_language_is_written_once_however_many_try(db) {
        let mut tries = JoinSet::new();
        for _ in 0..16 {
            let store = db.store().clone();
            tries.spawn(async move {
                write(&store, new_article("vpn", "en", "VPN", "Off and on.")).await
            });
        }
        let outcomes = tries.join_all().await;
        let (written, refused): (Vec<_>, Vec<_>) =
            outcomes.into_iter().partition(Result::is_ok);
        assert_eq!(written.len(), 1);
        assert!(refused.into_iter().all(|outcome| outcome.unwrap_err().code() == "slug_taken"));

        let other = write(db.store(), new_article("wifi", "en", "Wi-Fi", "On.")).await.unwrap();
        let slug = Change::Set("vpn".to_owned());
        let wanted = ArticleChange { slug, ..ArticleChange::default() };
        let refused = change(db.store(), other.article_id, wanted).await;
        assert_eq!(refused.unwrap_err().code(), "slug_taken");
        write(db.store(), new_article("vpn", "vi", "VPN", "Tắt và bật.")).await.unwrap();
    }

    async fn a_hostile_query_is_only_words(db) {
        stored_helpdesk(db).await;
        for text in [
            "\"", "'", "''", "\"vpn", "vpn\"", "*", "vpn*", "vp*", "NEAR(vpn client, 5)", "NEAR(",
            "vpn AND", "AND", "OR NOT", "(((", ")", "title_words : vpn", "slug:vpn", "-vpn", "^vpn",
            "vpn & !client", "vpn <-> client", "vpn:*A", "\\", "\\'", "%", "_", "; drop table articles",
            "$1", "?", "?1", "🦀", "ｖｐｎ", "à̖́̀", "\u{202e}npv", "½ ² Ⅷ", "กำลัง", "日本語",
        ] {
            let request = SearchRequest { text: text.to_owned(), language: None };
            let outcome =
                knowledge::search(db.store(), &person(Role::User), request, Page::MAX).await;
            assert!(outcome.is_ok(), "{text}: {outcome:?}");
        }
        let hits = search_as(db.store(), Role::User, "NEAR(vpn*").await;
        assert_eq!(hits.first().unwrap().article.slug.as_str(), "vpn-disconnects");
        for (text, code) in [
            ("vpn\0client", "forbidden_character"),
            (" \n", "blank"),
            (&"x".repeat(10_000), "too_long"),
        ] {
            let request = SearchRequest { text: text.to_owned(), language: None };
            let refused =
                knowledge::search(db.store(), &person(Role::User), request, Page::MAX).await;
            assert_eq!(refused.unwrap_err().fields().first().unwrap().code, code);
        }
    }

    async fn a_very_long_message_is_searched_too(db) {
        stored_helpdesk(db).await;
        let english: Language = "en".parse().unwrap();
        let message = format!("my vpn keeps disconnecting {}", "so what can I do ".repeat(400));
        let answers = find_answers(db.store(), &message, &english).await.unwrap();
        assert_eq!(answers.first().unwrap().article.slug.as_str(), "vpn-disconnects");
        let endless = "supercalifragilistic ".repeat(400);
        assert!(find_answers(db.store(), &endless, &english).await.unwrap().is_empty());
    }

    /// More than are ranked, and none of them rare.
    async fn a_matter_with_very_many_articles_is_found(db) {
        let drafts = (0..700).map(|number| {
            let title = format!("VPN keeps disconnecting, case {number}");
            new_article(&format!("vpn-{number}"), "en", &title, "Restart the client.")
        });
        let drafts: Vec<NewArticle> = drafts.collect();
        let stored = db.store().transact(async |tx| import::store(tx, drafts).await).await;
        stored.unwrap();
        let english: Language = "en".parse().unwrap();
        let question = "vpn keeps disconnecting every few minutes on my mac";
        assert_eq!(find_answers(db.store(), question, &english).await.unwrap().len(), 3);
        assert_eq!(found(db.store(), "case 77").await.first().unwrap(), "vpn-77.en");
    }

    async fn any_text_can_be_an_article(db) {
        for (slug, body) in [
            ("crabs", "🦀🦀🦀"),
            ("thai", "กำลังทดสอบ"),
            ("numbers", "1e5 0x1f -3.5 08:00 ½ ²"),
            ("quotes", "it's \"quoted\" \\ 'so' & so | so"),
            ("long", &"wörd ".repeat(15_000)),
            ("endless", &"đ".repeat(100_000)),
        ] {
            write(db.store(), new_article(slug, "en", "Title", body)).await.unwrap();
        }
        assert_eq!(found(db.store(), "1e5").await, ["numbers.en"]);
        assert_eq!(found(db.store(), "ทดสอบกำลัง").await, Vec::<String>::new());
    }

    async fn pages_and_languages_narrow_a_search(db) {
        stored_helpdesk(db).await;
        let request = |language: Option<&str>| SearchRequest {
            text: "ticket refund password".to_owned(),
            language: language.map(|tag| tag.parse().unwrap()),
        };
        let actor = person(Role::User);
        let all = knowledge::search(db.store(), &actor, request(None), Page::MAX).await.unwrap();
        assert!(all.total > 4);
        let page = Page { skip: 1, limit: 2 };
        let some = knowledge::search(db.store(), &actor, request(None), page).await.unwrap();
        assert_eq!(some.items, all.items[1..3]);
        assert_eq!(some.total, all.total);
        let vietnamese =
            knowledge::search(db.store(), &actor, request(Some("vi")), Page::MAX).await.unwrap();
        assert!(!vietnamese.items.is_empty());
        assert!(vietnamese.items.iter().all(|hit| hit.article.language.as_str() == "vi"));
    }

    async fn an_import_again_changes_only_what_is_different(db) {
        stored_helpdesk(db).await;
        let mut drafts = helpdesk();
        drafts[0].body.push_str(" Closed on holidays.");
        drafts.push(new_article("new", "en", "News", "None."));
        let imported = db
            .store()
            .transact(async |tx| import::store(tx, drafts).await)
            .await
            .unwrap();
        assert_eq!((imported.created, imported.changed, imported.unchanged), (1, 1, 11));

        let wrong = vec![
            new_article("fine", "en", "Fine", "Fine."),
            new_article("Not fine", "en", "Title", "Text"),
        ];
        let refused = db.store().transact(async |tx| import::store(tx, wrong).await).await;
        let sentence = refused.unwrap_err().to_string();
        assert!(sentence.starts_with("Not fine (en): slug must be"), "{sentence}");
        assert!(found(db.store(), "fine").await.is_empty());
    }

    async fn drafts_exist_for_admins_only(db) {
        let new = NewArticle {
            is_published: false,
            ..new_article("draft", "en-gb", "Draft", "Soon.")
        };
        let draft = write(db.store(), new).await.unwrap();
        assert_eq!(draft.language.as_str(), "en-GB");
        for (role, is_there) in [(Role::User, false), (Role::Agent, false), (Role::Admin, true)] {
            let actor = person(role);
            let read = knowledge::find(db.store(), &actor, draft.article_id).await;
            assert_eq!(read.is_ok(), is_there);
            let english = "en".parse().ok();
            let list = knowledge::list(db.store(), &actor, english, Page::FIRST).await.unwrap();
            assert_eq!(list.total, u64::from(is_there));
        }
    }

    async fn two_editors_do_not_overwrite_each_other(db) {
        let article = write(db.store(), new_article("a", "en", "A", "a")).await.unwrap();
        let mut edits = JoinSet::new();
        for number in 0..8 {
            let (store, article_id) = (db.store().clone(), article.article_id);
            let title = Change::Set(format!("Title {number}"));
            let wanted = ArticleChange { title, ..ArticleChange::default() };
            edits.spawn(async move { change(&store, article_id, wanted).await });
        }
        let outcomes = edits.join_all().await;
        let done = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let now = knowledge::find(db.store(), &person(Role::User), article.article_id).await;
        assert_eq!(now.unwrap().version, 1 + i64::try_from(done).unwrap());
    }
}

async fn ranking(db: &TestDatabase, question: &str) -> Vec<String> {
    let hits = search_as(db.store(), Role::User, question).await;
    let named = hits.iter().map(|hit| {
        let Article { slug, language, .. } = &hit.article;
        format!("{slug}.{language} {:.6} {}", hit.score, hit.snippet)
    });
    named.collect()
}

#[test]
fn both_databases_find_the_same_with_the_same_scores() {
    test_support::on_postgres(async |postgres| {
        let sqlite = TestDatabase::sqlite().await;
        stored_helpdesk(&sqlite).await;
        stored_helpdesk(postgres).await;
        let questions = include_str!("../../../domain/src/knowledge/testdata/questions.txt");
        let mut found = 0;
        for (question, _) in questions.lines().filter_map(|line| line.split_once(" => ")) {
            let ranked = ranking(&sqlite, question).await;
            assert_eq!(ranked, ranking(postgres, question).await, "{question}");
            found += ranked.len();
        }
        assert!(found > 100);
    });
}
