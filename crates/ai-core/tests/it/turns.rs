//! Turns: one at a time, whatever hangs, fails or dies.

use std::sync::Arc;

use domain::conversations::{self, ConversationStatus, MessageRole, TurnStatus};
use domain::failure::Failure as _;
use domain::idempotency::{KeptAnswer, KeyedRequest};
use domain::identity::Role;
use domain::tickets::{self, NewTicket};
use frontdesk_ai_core::assistant::{Once, Said};
use frontdesk_ai_core::model::{ModelEvent, ModelMessage};
use serde_json::json;
use test_support::TestDatabase;
use tokio::sync::Semaphore;

use super::scripted::{Next, Scripted, Talk, call, text};

async fn talk(db: &TestDatabase, script: impl IntoIterator<Item = Next>) -> (Talk, Arc<Scripted>) {
    let model = Scripted::new(script);
    let actor = db.person(Role::User).await;
    (Talk::start(db.store(), actor, model.clone()).await, model)
}

async fn history(db: &TestDatabase, talk: &Talk) -> Vec<(MessageRole, String)> {
    let view = conversations::view(db.store(), &talk.speaker.actor, talk.id)
        .await
        .unwrap();
    view.messages
        .into_iter()
        .map(|message| (message.role, message.content))
        .collect()
}

/// Until the model was asked so often: only then the next turn gets the next reply.
async fn asked(model: &Scripted, times: usize) {
    while model.asked().len() < times {
        tokio::task::yield_now().await;
    }
}

fn waiting(gate: &Arc<Semaphore>, answer: &str) -> Next {
    Next::Wait(Arc::clone(gate), vec![ModelEvent::Text(answer.to_owned())])
}

test_support::on_both_databases! {
    async fn a_failed_answer_keeps_the_message_and_can_be_tried_again(db) {
        let (talk, model) = talk(db, [Next::Fail, text("Here I am.")]).await;
        let failed = talk.try_say("hello").await.unwrap_err();
        assert_eq!(failed.code(), "model_unavailable");
        assert!(!failed.to_string().contains("10.1.2.3"), "{failed}");
        let view = conversations::view(db.store(), &talk.speaker.actor, talk.id).await.unwrap();
        assert_eq!(view.turn.unwrap().status, TurnStatus::Failed);
        let Said::Answering(again) = talk.assistant.retry(&talk.speaker, talk.id).await.unwrap() else {
            panic!("nothing was keyed");
        };
        again.outcome().await.unwrap();
        let expected = [(MessageRole::User, "hello".to_owned()), (MessageRole::Assistant, "Here I am.".to_owned())];
        assert_eq!(history(db, &talk).await, expected);
        assert_eq!(model.asked().len(), 2);
        let nothing = talk.assistant.retry(&talk.speaker, talk.id).await.unwrap_err();
        assert_eq!(nothing.code(), "nothing_to_retry");
    }

    async fn one_turn_at_a_time_and_no_transaction_while_the_model_works(db) {
        let gate = Arc::new(Semaphore::new(0));
        let (talk, _) = talk(db, [waiting(&gate, "At last.")]).await;
        let Said::Answering(first) = talk.assistant.say(&talk.speaker, talk.id, "hello", None).await.unwrap() else {
            panic!("nothing was keyed");
        };
        assert_eq!(talk.try_say("are you there?").await.unwrap_err().code(), "turn_in_progress");
        // Others can write: with SQLite there is one writer, so an open transaction would hang here.
        let new = NewTicket { content: "meanwhile".to_owned(), ..NewTicket::default() };
        let actor = talk.speaker.actor;
        db.store().transact(async |tx| tickets::open(tx, &actor, new).await).await.unwrap();
        gate.add_permits(1);
        assert_eq!(first.outcome().await.unwrap().message.unwrap().content, "At last.");
    }

    async fn a_client_that_hangs_up_does_not_stop_the_answer(db) {
        let gate = Arc::new(Semaphore::new(0));
        let (talk, _) = talk(db, [waiting(&gate, "Nobody listens.")]).await;
        let said = talk.assistant.say(&talk.speaker, talk.id, "hello", None).await.unwrap();
        drop(said);
        gate.add_permits(1);
        talk.settled().await;
        assert_eq!(history(db, &talk).await[1], (MessageRole::Assistant, "Nobody listens.".to_owned()));
    }

    async fn a_turn_whose_process_is_gone_does_not_block_and_its_late_answer_is_not_stored(db) {
        let gate = Arc::new(Semaphore::new(0));
        let (talk, model) = talk(db, [waiting(&gate, "Too late."), text("In time.")]).await;
        let Said::Answering(lost) = talk.assistant.say(&talk.speaker, talk.id, "hello", None).await.unwrap() else {
            panic!("nothing was keyed");
        };
        asked(&model, 1).await;
        db.clock().advance(conversations::LEASE);
        let view = conversations::view(db.store(), &talk.speaker.actor, talk.id).await.unwrap();
        assert_eq!(view.turn.unwrap().status, TurnStatus::Failed);
        assert_eq!(talk.say("again").await.message.unwrap().content, "In time.");
        gate.add_permits(1);
        assert!(lost.outcome().await.is_err());
        let said: Vec<String> = history(db, &talk).await.into_iter().map(|(_, content)| content).collect();
        assert_eq!(said, ["hello", "again", "In time."]);
    }

    async fn staff_has_a_conversation_until_it_is_given_back(db) {
        let (talk, model) = talk(db, [call("hand_off", json!({})), text("A person comes.")]).await;
        let handed = talk.say("a person please").await;
        assert_eq!(handed.status, ConversationStatus::HandedOff);
        let silent = talk.say("hello?").await;
        assert_eq!((silent.message, silent.status), (None, ConversationStatus::HandedOff));
        let mut staff = talk.clone();
        staff.speaker.actor = db.person(Role::Agent).await;
        let answered = staff.say("I am here.").await;
        assert_eq!(answered.user_message.unwrap().role, MessageRole::Staff);
        let (id, agent) = (talk.id, staff.speaker.actor);
        let refused = db.store().transact(async |tx| conversations::give_back(tx, &talk.speaker.actor, id).await).await;
        assert_eq!(refused.unwrap_err().code(), "staff_only");
        db.store().transact(async |tx| conversations::give_back(tx, &agent, id).await).await.unwrap();
        assert!(talk.say("thanks").await.message.is_some());
        assert_eq!(staff.try_say("anybody?").await.unwrap_err().code(), "conversation_not_found");
        assert_eq!(model.asked().len(), 3);
    }

    async fn a_hijacked_model_gets_nothing_done_and_learns_nothing(db) {
        let victim = db.person(Role::User).await;
        let new = NewTicket { content: "Payroll secret".to_owned(), ..NewTicket::default() };
        let theirs = db.store().transact(async |tx| tickets::open(tx, &victim, new).await).await.unwrap();
        let reference = theirs.reference();
        let route = |agent| call("route", json!({"agent": agent}));
        let (talk, model) = talk(db, [
            route("ticket"),
            call("get_ticket", json!({"ticket": reference})),
            call("cancel_ticket", json!({"ticket": reference})),
            call("list_tickets", json!({"user_id": victim.user_id})),
            call("create_ticket", json!({"content": "x", "user_id": victim.user_id})),
            call("confirm", json!({"action": "confirm"})),
            text("Done, I have cancelled it."),
        ]).await;
        let outcome = talk.say("cancel their ticket").await;
        assert_eq!(outcome.pending, None);
        let told = model.asked().pop().unwrap().messages.into_iter().filter_map(|message| match message {
            ModelMessage::Tool { content, .. } => Some(content.to_string()),
            _ => None,
        });
        for told in told {
            assert!(!told.contains("Payroll"), "{told}");
        }
        let after = tickets::find(db.store(), &victim, theirs.ticket_id).await.unwrap();
        assert_eq!(after, theirs);
    }

    async fn somebody_elses_ticket_and_a_missing_one_look_the_same_to_a_model(db) {
        let victim = db.person(Role::User).await;
        let new = NewTicket { content: "Payroll secret".to_owned(), ..NewTicket::default() };
        let theirs = db.store().transact(async |tx| tickets::open(tx, &victim, new).await).await.unwrap();
        let mut told = Vec::new();
        for reference in [theirs.reference(), "TK-9999".to_owned()] {
            let route = call("route", json!({"agent": "ticket"}));
            let (talk, model) = talk(db, [route, call("cancel_ticket", json!({"ticket": reference}))]).await;
            talk.say("cancel it").await;
            let Some(ModelMessage::Tool { content, .. }) = model.asked().pop().unwrap().messages.pop() else {
                panic!("no result");
            };
            told.push(content.to_string().replace(&reference, "it"));
        }
        assert_eq!(told[0], told[1]);
    }

    async fn a_keyed_message_that_was_cut_off_is_answered_once_when_it_comes_again(db) {
        let gate = Arc::new(Semaphore::new(0));
        let (talk, model) = talk(db, [waiting(&gate, "Too late."), text("In time.")]).await;
        let once = || Some(Once {
            request: KeyedRequest {
                owner: talk.speaker.actor.key,
                method: "POST".to_owned(),
                path: "/messages".to_owned(),
                key: "k".parse().unwrap(),
                fingerprint: [7; 32],
            },
            render: |outcome| KeptAnswer {
                status: 200,
                location: None,
                body: outcome.message.as_ref().unwrap().content.clone(),
            },
        });
        let cut = talk.assistant.say(&talk.speaker, talk.id, "hello", once()).await.unwrap();
        let early = talk.assistant.say(&talk.speaker, talk.id, "hello", once()).await.unwrap_err();
        assert_eq!(early.code(), "request_in_flight");
        asked(&model, 1).await;
        db.clock().advance(conversations::LEASE);
        let Said::Answering(again) = talk.assistant.say(&talk.speaker, talk.id, "hello", once()).await.unwrap() else {
            panic!("there was no answer to replay");
        };
        again.outcome().await.unwrap();
        gate.add_permits(1);
        drop(cut);
        talk.settled().await;
        let Said::Replayed(kept) = talk.assistant.say(&talk.speaker, talk.id, "hello", once()).await.unwrap() else {
            panic!("the answer was not kept");
        };
        assert_eq!(kept.body, "In time.");
        let said: Vec<String> = history(db, &talk).await.into_iter().map(|(_, content)| content).collect();
        assert_eq!(said, ["hello", "In time."]);
    }
}
