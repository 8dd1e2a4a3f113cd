use std::collections::HashMap;

use domain::actor::Actor;
use domain::bookings::{self, Booking};
use domain::identity::{Role, User, UserRef};
use domain::ids::UserKey;
use domain::knowledge::{self, NewArticle};
use domain::rooms::{self, NewRoom, RoomRef};
use domain::store::{Store, Transaction};
use domain::tickets::{self, Priority, Ticket};
use domain::zone::Zone;

use uuid::Uuid;

use super::play::EvalError;
use super::world::{World, WorldBooking, WorldTicket, WorldUser};

/// In whose name rooms and articles are made.
const FURNISHER: Actor = Actor {
    key: UserKey::UNSTORED,
    user_id: Uuid::nil(),
    role: Role::Admin,
};

/// Puts a world into an empty store and gives its speaker.
///
/// # Errors
///
/// Fails if the world contradicts itself or the rules, such as a ticket of nobody.
pub async fn furnish(store: &Store, world: &World) -> Result<User, EvalError> {
    store
        .transact(async |tx| {
            let mut people = HashMap::new();
            for user in &world.users {
                let user = insert_user(tx, world, user).await?;
                people.insert(user.0, user.1);
            }
            let owner = |key: &str| {
                let user = people.get(key).ok_or_else(|| EvalError::world(key));
                user.map(|user| user.as_actor().as_owner())
            };
            for ticket in &world.tickets {
                insert_ticket(tx, ticket, owner(&ticket.owner)?).await?;
            }
            let rooms = insert_rooms(tx, world).await?;
            for booking in &world.bookings {
                insert_booking(tx, booking, owner(&booking.owner)?, &rooms).await?;
            }
            insert_articles(tx, world).await?;
            people
                .remove(&world.speaker)
                .ok_or_else(|| EvalError::world(&world.speaker))
        })
        .await
}

async fn insert_user(
    tx: &Transaction,
    world: &World,
    user: &WorldUser,
) -> Result<(String, User), EvalError> {
    let stored = tx
        .users()
        .insert(User {
            key: UserKey::UNSTORED,
            user_id: tx.new_id(),
            email: user.email.clone(),
            username: None,
            full_name: user.full_name.clone(),
            phone: None,
            time_zone: Zone::parse(&world.time_zone).ok(),
            role: user.role,
            is_active: true,
            // No password hashes to this: nobody signs in to a world.
            password_hash: "!".to_owned(),
            version: 1,
            created_at: tx.now(),
            updated_at: tx.now(),
        })
        .await?;
    Ok((user.key.clone(), stored))
}

async fn insert_ticket(
    tx: &Transaction,
    ticket: &WorldTicket,
    owner: UserRef,
) -> Result<(), EvalError> {
    let key = tickets::reference_key(&ticket.reference);
    tx.tickets()
        .insert(Ticket {
            key: key.ok_or_else(|| EvalError::world(&ticket.reference))?,
            ticket_id: tx.new_id(),
            content: ticket.content.clone(),
            description: None,
            status: ticket.status,
            priority: Priority::Normal,
            owner,
            assignee: None,
            version: 1,
            created_at: tx.now(),
            updated_at: tx.now(),
        })
        .await?;
    Ok(())
}

async fn insert_rooms(
    tx: &Transaction,
    world: &World,
) -> Result<HashMap<String, RoomRef>, EvalError> {
    let mut rooms = HashMap::new();
    for room in &world.rooms {
        let zone = room.time_zone.as_ref().unwrap_or(&world.time_zone);
        let new = NewRoom {
            name: room.name.clone(),
            capacity: room.capacity,
            opening_hours: room.open.clone(),
            time_zone: Some(zone.clone()),
        };
        let stored = rooms::create(tx, &FURNISHER, new)
            .await
            .map_err(|error| EvalError::world(&error.to_string()))?;
        rooms.insert(room.name.clone(), stored.as_ref());
    }
    Ok(rooms)
}

async fn insert_booking(
    tx: &Transaction,
    booking: &WorldBooking,
    owner: UserRef,
    rooms: &HashMap<String, RoomRef>,
) -> Result<(), EvalError> {
    let unknown = || EvalError::world(&booking.reference);
    let room = match &booking.room {
        Some(name) => Some(rooms.get(name).cloned().ok_or_else(unknown)?),
        None => None,
    };
    tx.bookings()
        .insert(Booking {
            key: bookings::reference_key(&booking.reference).ok_or_else(unknown)?,
            booking_id: tx.new_id(),
            reason: booking.reason.clone(),
            time: booking.time,
            duration_minutes: booking.duration_minutes,
            room,
            attendees: None,
            note: None,
            status: booking.status,
            owner,
            version: 1,
            created_at: tx.now(),
            updated_at: tx.now(),
        })
        .await?;
    Ok(())
}

async fn insert_articles(tx: &Transaction, world: &World) -> Result<(), EvalError> {
    for article in &world.articles {
        for (language, text) in &article.texts {
            let new = NewArticle {
                slug: article.slug.clone(),
                language: language.clone(),
                title: text.title.clone(),
                body: text.body.clone(),
                is_published: true,
            };
            knowledge::write(tx, &FURNISHER, new)
                .await
                .map_err(|error| EvalError::world(&error.to_string()))?;
        }
    }
    Ok(())
}
