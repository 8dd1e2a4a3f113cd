//! Tickets that several people change at once.

use domain::change::Change;
use domain::identity::Role;
use domain::tickets::{self, NewTicket, TicketChange, change, open};

test_support::on_both_databases! {
    async fn a_ticket_that_two_people_change_at_once_keeps_both_changes(db) {
        let staff = [db.person(Role::Agent).await, db.person(Role::Agent).await];
        let new = NewTicket { content: "The printer jams".to_owned(), ..NewTicket::default() };
        let owner = db.person(Role::User).await;
        let ticket = db.store().transact(async |tx| open(tx, &owner, new).await).await.unwrap();
        let id = ticket.ticket_id;
        let other = db.another_store().await;
        for round in 0..10 {
            let assign = TicketChange {
                assignee: Change::Set(staff[round % 2].user_id),
                ..TicketChange::default()
            };
            let content = format!("round {round}");
            let describe = TicketChange {
                content: Change::Set(content.clone()),
                ..TicketChange::default()
            };
            let (assigned, described) = tokio::join!(
                db.store().transact(async |tx| change(tx, &staff[0], id, assign).await),
                other.transact(async |tx| change(tx, &owner, id, describe).await),
            );
            assigned.unwrap();
            described.unwrap();
            let after = tickets::find(db.store(), &owner, id).await.unwrap();
            assert_eq!(after.content, content);
            assert_eq!(after.assignee, Some(staff[round % 2].as_owner()));
        }
    }
}
