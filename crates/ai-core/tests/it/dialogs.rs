//! The mock masters the dialogs in `evals`, through the same turns as any other model.

use std::path::Path;
use std::sync::Arc;

use frontdesk_ai_core::eval::{self, Dialog, World};
use frontdesk_ai_core::model::mock::Mock;
use test_support::TestDatabase;

use super::scripted::assistant;

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("evals")
        .join(file);
    std::fs::read_to_string(path).unwrap()
}

/// What differs in one dialog, played in a database of its own.
async fn played(world: &World, dialog: &Dialog) -> Vec<String> {
    let db = TestDatabase::sqlite().await;
    db.clock().set(world.clock);
    let speaker = eval::furnish(db.store(), world).await.unwrap();
    let assistant = assistant(db.store(), Arc::new(Mock));
    eval::play(&assistant, db.store(), world, (&speaker, dialog))
        .await
        .unwrap()
}

fn play(file: &str) {
    let world: World = serde_json::from_str(&read("world.json")).unwrap();
    let dialogs = eval::parse_dialogs(&read(file)).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut differences = Vec::new();
    for dialog in &dialogs {
        let found = runtime.block_on(played(&world, dialog));
        differences.extend(
            found
                .into_iter()
                .map(|found| format!("{}: {found}", dialog.id)),
        );
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn the_example_dialogs_come_out_right() {
    play("visible.jsonl");
}

#[test]
fn tickets_rooms_and_talk_come_out_right() {
    play("own.jsonl");
}

#[test]
fn questions_and_complaints_come_out_right() {
    play("knowledge.jsonl");
}

#[test]
fn what_is_said_in_other_words_comes_out_right() {
    play("more.jsonl");
}

#[test]
fn dialogs_in_many_ways_of_speaking_come_out_right() {
    play("language.jsonl");
}
