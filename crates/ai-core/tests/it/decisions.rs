//! Confirming and cancelling: exactly once, with the rights of the customer, as the world is now.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::actions::{self, ActionStatus};
use domain::bookings::{self, NewBooking};
use domain::change::Change;
use domain::conversations::{self, ConversationStatus};
use domain::failure::Failure as _;
use domain::identity::Role;
use domain::page::Page;
use domain::rooms::{self, NewRoom};
use domain::tickets::{self, NewTicket, TicketChange, TicketSearch, TicketStatus};
use frontdesk_ai_core::assistant::{Decision, TurnOutcome};
use frontdesk_ai_core::model::mock::Mock;
use test_support::TestDatabase;
use time::Duration;
use time::macros::datetime;
use uuid::Uuid;

use super::scripted::Talk;

async fn count_tickets(db: &TestDatabase, talk: &Talk) -> u64 {
    let search = TicketSearch::default();
    let found = tickets::list(db.store(), &talk.speaker.actor, search, Page::FIRST).await;
    found.unwrap().total
}

async fn proposing(db: &TestDatabase, content: &str) -> Talk {
    let actor = db.person(Role::User).await;
    let talk = Talk::start(db.store(), actor, Arc::new(Mock)).await;
    let outcome = talk.say(content).await;
    assert_eq!(
        outcome.status,
        ConversationStatus::AwaitingConfirmation,
        "{outcome:?}"
    );
    talk
}

async fn pending(db: &TestDatabase, talk: &Talk) -> Uuid {
    let view = conversations::view(db.store(), &talk.speaker.actor, talk.id)
        .await
        .unwrap();
    view.pending.unwrap().action_id
}

async fn decide(
    talk: &Talk,
    decision: Decision,
    action_id: Option<Uuid>,
) -> Result<TurnOutcome, &'static str> {
    let decided = talk
        .assistant
        .decide(&talk.speaker, talk.id, decision, action_id)
        .await;
    decided.map_err(|error| error.code())
}

test_support::on_both_databases! {
    async fn sixty_four_confirmations_over_two_instances_make_one_ticket(db) {
        let talk = proposing(db, "please open a ticket: the printer on floor 2 jams").await;
        assert_eq!(count_tickets(db, &talk).await, 0);
        let there = super::scripted::assistant(&db.another_store().await, Arc::new(Mock));
        let pending = pending(db, &talk).await;
        let mut racing = tokio::task::JoinSet::new();
        for number in 0..64 {
            let talk = talk.clone();
            let assistant = if number % 2 == 0 { talk.assistant.clone() } else { there.clone() };
            racing.spawn(async move {
                assistant.decide(&talk.speaker, talk.id, Decision::Confirm, Some(pending)).await
            });
        }
        let answers = racing.join_all().await;
        let told: BTreeSet<String> = answers
            .into_iter()
            .map(|answer| {
                let answer = answer.unwrap();
                format!("{:?} {:?}", answer.action.unwrap().result, answer.message.unwrap().content)
            })
            .collect();
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(count_tickets(db, &talk).await, 1);
    }

    async fn a_yes_by_words_and_one_by_button_at_once_make_one_ticket(db) {
        let talk = proposing(db, "please open a ticket: the printer on floor 2 jams").await;
        let id = pending(db, &talk).await;
        let (worded, pressed) = tokio::join!(talk.say("yes please"), decide(&talk, Decision::Confirm, Some(id)));
        assert_eq!(pressed.unwrap().action.unwrap().status, ActionStatus::Executed);
        assert!(worded.message.is_some());
        assert_eq!(count_tickets(db, &talk).await, 1);
    }

    async fn what_was_decided_stays_decided(db) {
        let talk = proposing(db, "please open a ticket: the printer on floor 2 jams").await;
        let id = pending(db, &talk).await;
        let canceled = decide(&talk, Decision::Cancel, None).await.unwrap();
        assert_eq!(canceled.action.unwrap().status, ActionStatus::Canceled);
        let again = decide(&talk, Decision::Cancel, Some(id)).await.unwrap();
        assert_eq!(again.message, canceled.message);
        assert_eq!(decide(&talk, Decision::Confirm, Some(id)).await, Err("already_decided"));
        assert_eq!(decide(&talk, Decision::Confirm, None).await, Err("nothing_pending"));
        assert_eq!(count_tickets(db, &talk).await, 0);
    }

    async fn a_correction_takes_the_place_of_what_was_proposed(db) {
        let talk = proposing(db, "please open a ticket: the printer on floor 2 jams").await;
        let first = pending(db, &talk).await;
        let corrected = talk.say("make it urgent").await;
        assert_eq!(corrected.action.unwrap().status, ActionStatus::Superseded);
        assert_eq!(decide(&talk, Decision::Confirm, Some(first)).await, Err("action_superseded"));
        let done = decide(&talk, Decision::Confirm, None).await.unwrap();
        assert_eq!(done.action.unwrap().draft.arguments()["priority"], "urgent");
        assert_eq!(count_tickets(db, &talk).await, 1);
    }

    async fn what_nobody_confirmed_in_time_is_gone(db) {
        let talk = proposing(db, "please open a ticket: the printer on floor 2 jams").await;
        let id = pending(db, &talk).await;
        db.clock().advance(Duration::DAY);
        assert_eq!(decide(&talk, Decision::Confirm, Some(id)).await, Err("action_expired"));
        let late = talk.say("yes").await;
        assert_eq!(late.action.unwrap().status, ActionStatus::Expired);
        assert_eq!(late.status, ConversationStatus::Active);
        assert_eq!(count_tickets(db, &talk).await, 0);
    }

    async fn the_round_expires_what_nobody_looked_at(db) {
        let talk = proposing(db, "please open a ticket: the printer on floor 2 jams").await;
        let id = pending(db, &talk).await;
        db.clock().advance(Duration::DAY);
        let expired = db.store().transact(async |tx| actions::expire_due(tx).await).await;
        assert_eq!(expired.unwrap(), 1);
        assert_eq!(decide(&talk, Decision::Confirm, Some(id)).await, Err("action_expired"));
    }

    async fn what_has_become_impossible_fails_and_says_why(db) {
        let owner = db.person(Role::User).await;
        let new = NewTicket { content: "VPN drops".to_owned(), ..NewTicket::default() };
        let ticket = db.store().transact(async |tx| tickets::open(tx, &owner, new).await).await.unwrap();
        let talk = Talk::start(db.store(), owner, Arc::new(Mock)).await;
        let proposed = talk.say(&format!("please cancel {}", ticket.reference())).await;
        assert_eq!(proposed.pending.unwrap().draft.tool(), "cancel_ticket");
        for status in [TicketStatus::InProgress, TicketStatus::Resolved] {
            let wanted = TicketChange { status: Change::Set(status), ..TicketChange::default() };
            let id = ticket.ticket_id;
            db.store().transact(async |tx| tickets::change(tx, &owner, id, wanted).await).await.unwrap();
        }
        let failed = decide(&talk, Decision::Confirm, None).await.unwrap();
        let action = failed.action.unwrap();
        assert_eq!(action.status, ActionStatus::Failed);
        assert_eq!(action.result.as_ref().unwrap()["code"], "invalid_transition");
        let again = decide(&talk, Decision::Confirm, Some(action.action_id)).await.unwrap();
        assert_eq!(again.message, failed.message);
    }

    async fn a_room_that_somebody_else_took_meanwhile_is_not_booked_and_others_are_offered(db) {
        let admin = db.person(Role::Admin).await;
        let new = NewRoom { name: "Hue".to_owned(), capacity: 8, ..NewRoom::default() };
        let room = db.store().transact(async |tx| rooms::create(tx, &admin, new).await).await.unwrap();
        let talk = proposing(db, "Book Hue on 3 March 2026 from 14:00 to 15:00").await;
        let other = db.person(Role::User).await;
        let taken = NewBooking {
            reason: "Faster".to_owned(),
            time: datetime!(2026-03-03 14:30 UTC),
            duration_minutes: 60,
            room_id: Some(room.room_id),
            attendees: None,
            note: None,
        };
        db.store().transact(async |tx| bookings::book(tx, &other, taken).await).await.unwrap();
        let failed = decide(&talk, Decision::Confirm, None).await.unwrap();
        let action = failed.action.unwrap();
        assert_eq!(action.status, ActionStatus::Failed);
        let result = action.result.unwrap();
        assert_eq!(result["code"], "room_taken");
        assert_eq!(result["alternatives"][0]["time"], "2026-03-03T15:30:00Z");
        assert!(!failed.message.unwrap().content.contains("Faster"));
    }

    async fn the_next_action_comes_up_when_the_first_is_decided(db) {
        let talk = proposing(db, "please open a ticket: the printer on floor 2 jams").await;
        let waits = talk.say("and open another ticket: the scanner is broken").await;
        assert_eq!(waits.pending.as_ref().map(|action| action.summary.contains("printer")), Some(true), "{waits:?}");
        let done = decide(&talk, Decision::Confirm, None).await.unwrap();
        assert_eq!(done.action.unwrap().status, ActionStatus::Executed);
        assert_eq!(done.status, ConversationStatus::AwaitingConfirmation);
        let next = done.pending.unwrap();
        assert!(next.summary.contains("scanner"), "{next:?}");
        assert_eq!(count_tickets(db, &talk).await, 1);
        talk.say("ok").await;
        assert_eq!(count_tickets(db, &talk).await, 2);
    }

    async fn only_the_customer_decides(db) {
        let talk = proposing(db, "please open a ticket: the printer on floor 2 jams").await;
        let mut stranger = talk.clone();
        stranger.speaker.actor = db.person(Role::User).await;
        assert_eq!(decide(&stranger, Decision::Confirm, None).await, Err("conversation_not_found"));
        let mut staff = talk.clone();
        staff.speaker.actor = db.person(Role::Agent).await;
        assert_eq!(decide(&staff, Decision::Confirm, None).await, Err("conversation_not_found"));
        let id = talk.id;
        db.store().transact(async |tx| conversations::hand_off(tx, &talk.speaker.actor, id).await).await.unwrap();
        assert_eq!(decide(&staff, Decision::Confirm, None).await, Err("customer_only"));
        let done = decide(&talk, Decision::Confirm, None).await.unwrap();
        assert_eq!(done.status, ConversationStatus::HandedOff);
        assert_eq!(count_tickets(db, &talk).await, 1);
    }
}
