//! `frontdesk seed`: demo data for trying the product out, made through the use cases.

use std::process::ExitCode;

use anyhow::ensure;
use domain::actor::Actor;
use domain::bookings::{self, NewBooking};
use domain::change::Change;
use domain::identity::{self, Passwords, Registration, Role, UserChange};
use domain::knowledge::import;
use domain::rooms::{self, NewRoom, Room};
use domain::store::{Queries as _, Store, Transaction};
use domain::tickets::{self, NewTicket, Priority, TicketChange, TicketStatus};
use time::{Duration, OffsetDateTime, Time, Weekday};

use super::say;
use crate::config::{Config, DeploymentKind};
use crate::wiring;

const PASSWORD: &str = "frontdesk-demo";
const ZONE: &str = "Asia/Ho_Chi_Minh";
/// When the demo's bookings begin: 10 o'clock in the demo's zone, which has no summer time.
const BOOKED_AT: Time = time::macros::time!(03:00);

const ARTICLES: &[(&str, &str)] = &[
    (
        "reset-password.en.md",
        include_str!("articles/reset-password.en.md"),
    ),
    (
        "reset-password.vi.md",
        include_str!("articles/reset-password.vi.md"),
    ),
    ("vpn-drops.en.md", include_str!("articles/vpn-drops.en.md")),
    ("vpn-drops.vi.md", include_str!("articles/vpn-drops.vi.md")),
    (
        "printer-jam.en.md",
        include_str!("articles/printer-jam.en.md"),
    ),
    (
        "meeting-rooms.en.md",
        include_str!("articles/meeting-rooms.en.md"),
    ),
    (
        "support-hours.en.md",
        include_str!("articles/support-hours.en.md"),
    ),
    (
        "support-hours.vi.md",
        include_str!("articles/support-hours.vi.md"),
    ),
];

struct People {
    admin: Actor,
    agent: Actor,
    an: Actor,
    binh: Actor,
}

pub(super) async fn run(config: &Config) -> anyhow::Result<ExitCode> {
    ensure!(
        config.deployment == DeploymentKind::Development,
        "demo data, whose password everybody knows, is not for APP_ENV=production"
    );
    let store = wiring::store(&config.database).await?;
    if rooms::find_by_name(&store, "Sapa").await.is_ok() {
        say("the demo data is there already")?;
        return Ok(ExitCode::SUCCESS);
    }
    let people = people(&store, &wiring::passwords()?).await?;
    store.transact(async |tx| fill(tx, &people).await).await?;
    say(format_args!(
        "made rooms, articles, tickets and bookings; sign in as admin@example.com, \
         agent@example.com, an@example.com or binh@example.com with the password {PASSWORD}"
    ))?;
    Ok(ExitCode::SUCCESS)
}

async fn people(store: &Store, passwords: &dyn Passwords) -> anyhow::Result<People> {
    let admin = person(store, passwords, ("admin@example.com", "Ada Admin")).await?;
    let agent = person(store, passwords, ("agent@example.com", "Minh Pham")).await?;
    let staff = UserChange {
        role: Change::Set(Role::Agent),
        ..UserChange::default()
    };
    let agent = store
        .transact(async |tx| identity::change(tx, &admin, agent.user_id, staff).await)
        .await?
        .as_actor();
    Ok(People {
        admin,
        agent,
        an: person(store, passwords, ("an@example.com", "An Nguyen")).await?,
        binh: person(store, passwords, ("binh@example.com", "Binh Tran")).await?,
    })
}

/// The person of this address, made if there is none.
async fn person(
    store: &Store,
    passwords: &dyn Passwords,
    (email, full_name): (&str, &str),
) -> anyhow::Result<Actor> {
    if let Some(user) = store.users().find_by_email(email).await? {
        return Ok(user.as_actor());
    }
    let wanted = Registration {
        full_name: full_name.to_owned(),
        ..Registration::of_email(email, PASSWORD)
    };
    let user = if email.starts_with("admin@") {
        identity::create_admin(store, passwords, wanted).await?
    } else {
        identity::register(store, passwords, wanted).await?
    };
    Ok(user.as_actor())
}

/// Everything but the people, or nothing.
async fn fill(tx: &Transaction, people: &People) -> anyhow::Result<()> {
    let articles: Result<Vec<_>, _> = ARTICLES
        .iter()
        .map(|(name, text)| import::parse(name, text))
        .collect();
    import::store(tx, articles?).await?;
    fill_tickets(tx, people).await?;
    fill_bookings(tx, people).await
}

async fn fill_tickets(tx: &Transaction, people: &People) -> anyhow::Result<()> {
    let vpn = ticket(tx, &people.an, "VPN drops", Priority::High).await?;
    ticket(
        tx,
        &people.an,
        "Printer jam (máy in kẹt giấy)",
        Priority::Normal,
    )
    .await?;
    let laptop = ticket(tx, &people.an, "Old laptop", Priority::Low).await?;
    ticket(tx, &people.binh, "Payroll question", Priority::Normal).await?;
    for (ticket_id, statuses) in [
        (vpn, &[TicketStatus::InProgress][..]),
        (
            laptop,
            &[TicketStatus::InProgress, TicketStatus::Resolved][..],
        ),
    ] {
        for status in statuses {
            let wanted = TicketChange {
                status: Change::Set(*status),
                ..TicketChange::default()
            };
            tickets::change(tx, &people.agent, ticket_id, wanted).await?;
        }
    }
    tickets::comment(tx, &people.agent, vpn, "Does it also happen with a cable?").await?;
    Ok(())
}

async fn ticket(
    tx: &Transaction,
    owner: &Actor,
    content: &str,
    priority: Priority,
) -> anyhow::Result<uuid::Uuid> {
    let new = NewTicket {
        content: content.to_owned(),
        description: None,
        priority,
    };
    Ok(tickets::open(tx, owner, new).await?.ticket_id)
}

async fn fill_bookings(tx: &Transaction, people: &People) -> anyhow::Result<()> {
    let sapa = room(tx, &people.admin, "Sapa", 4).await?;
    let hue = room(tx, &people.admin, "Hue", 8).await?;
    room(tx, &people.admin, "Hanoi", 20).await?;
    let day = next_working_day(tx.now());
    for (owner, room, time, reason) in [
        (&people.an, &hue, day, "Planning"),
        (&people.binh, &sapa, day + Duration::hours(4), "1:1"),
    ] {
        let new = NewBooking {
            reason: reason.to_owned(),
            time,
            duration_minutes: 60,
            room_id: Some(room.room_id),
            attendees: None,
            note: None,
        };
        bookings::book(tx, owner, new).await?;
    }
    Ok(())
}

async fn room(tx: &Transaction, admin: &Actor, name: &str, capacity: i64) -> anyhow::Result<Room> {
    let new = NewRoom {
        name: name.to_owned(),
        capacity,
        opening_hours: Some("Mon-Fri 08:00-18:00".to_owned()),
        time_zone: Some(ZONE.to_owned()),
    };
    Ok(rooms::create(tx, admin, new).await?)
}

/// The next day that is neither today nor on a weekend, at the time of the demo's bookings.
fn next_working_day(now: OffsetDateTime) -> OffsetDateTime {
    let days = match now.weekday() {
        Weekday::Friday => 3,
        Weekday::Saturday => 2,
        _ => 1,
    };
    (now + Duration::days(days)).replace_time(BOOKED_AT)
}

#[cfg(test)]
mod tests {
    use test_support::on_both_databases;

    use super::*;

    on_both_databases! {
        async fn the_demo_data_can_be_made_on_every_day_of_the_week(db) {
            let people = people(db.store(), &test_support::PlainPasswords::default()).await.unwrap();
            for _ in 0..7 {
                let made = db.store().transact(async |tx| {
                    fill(tx, &people).await?;
                    // Rolls back, for the next day.
                    Err::<(), _>(anyhow::anyhow!("made"))
                });
                assert_eq!(made.await.unwrap_err().to_string(), "made");
                db.clock().advance(Duration::days(1));
            }
        }
    }
}
