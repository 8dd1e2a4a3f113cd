use uuid::Uuid;

use super::{OpeningHours, Room, RoomError};
use crate::actor::Actor;
use crate::change::Change;
use crate::fields::Fields;
use crate::ids::RoomKey;
use crate::store::Transaction;
use crate::text::fold_name;
use crate::zone::{UnknownZone, Zone};

/// What an admin says of a new room.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewRoom {
    /// What people call it.
    pub name: String,
    /// How many it seats.
    pub capacity: i64,
    /// When it is open; always, if nothing is said.
    pub opening_hours: Option<String>,
    /// The IANA name of its zone; UTC, if nothing is said.
    pub time_zone: Option<String>,
}

/// What an update says of a room; what is not named stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoomChange {
    /// What people call it.
    pub name: Change<String>,
    /// How many it seats.
    pub capacity: Change<i64>,
    /// When it is open; cleared, it is always open.
    pub opening_hours: Change<String>,
    /// The IANA name of its zone.
    pub time_zone: Change<String>,
}

/// Makes a room known. For admins.
pub async fn create(tx: &Transaction, actor: &Actor, new: NewRoom) -> Result<Room, RoomError> {
    expect_admin(actor)?;
    let mut fields = Fields::new();
    let name = checked_name(&mut fields, &new.name);
    check_capacity(&mut fields, new.capacity);
    let hours = new.opening_hours.as_deref();
    let opening_hours = hours.and_then(|text| checked_hours(&mut fields, text));
    fields.finish()?;
    let time_zone = new.time_zone.as_deref().map(zone).transpose()?;
    let room = Room {
        key: RoomKey::UNSTORED,
        room_id: tx.new_id(),
        name,
        capacity: new.capacity,
        opening_hours,
        time_zone: time_zone.unwrap_or_else(Zone::utc),
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    Ok(tx.rooms().insert(room).await?)
}

/// Changes a room. For admins. Bookings that were made before stay as they are.
pub async fn change(
    tx: &Transaction,
    actor: &Actor,
    room_id: Uuid,
    wanted: RoomChange,
) -> Result<Room, RoomError> {
    expect_admin(actor)?;
    let before = find_for_change(tx, room_id).await?;
    let after = edited(&before, wanted)?;
    if after == before {
        return Ok(before);
    }
    let updated_at = tx.now();
    Ok(tx
        .rooms()
        .save(Room {
            updated_at,
            ..after
        })
        .await?)
}

/// Takes a room away, unless somebody is going to meet there. For admins. Bookings of the past
/// keep naming it; its own name is free again.
pub async fn delete(tx: &Transaction, actor: &Actor, room_id: Uuid) -> Result<(), RoomError> {
    expect_admin(actor)?;
    let room = find_for_change(tx, room_id).await?;
    if tx.bookings().has_coming(room.key, tx.now()).await? {
        return Err(RoomError::InUse);
    }
    Ok(tx.rooms().delete(room, tx.now()).await?)
}

fn expect_admin(actor: &Actor) -> Result<(), RoomError> {
    actor.is_admin().then_some(()).ok_or(RoomError::AdminOnly)
}

async fn find_for_change(tx: &Transaction, room_id: Uuid) -> Result<Room, RoomError> {
    let room = tx.rooms().find_for_update(room_id).await?;
    room.ok_or(RoomError::NotFound)
}

fn edited(before: &Room, wanted: RoomChange) -> Result<Room, RoomError> {
    let mut fields = Fields::new();
    let name = fields
        .required_change("name", wanted.name)
        .map(|name| checked_name(&mut fields, &name));
    let capacity = fields.required_change("capacity", wanted.capacity);
    if let Some(capacity) = capacity {
        check_capacity(&mut fields, capacity);
    }
    let opening_hours = match wanted.opening_hours {
        Change::Keep => before.opening_hours.clone(),
        Change::Clear => None,
        Change::Set(text) => checked_hours(&mut fields, &text),
    };
    let time_zone = fields.required_change("time_zone", wanted.time_zone);
    fields.finish()?;
    let time_zone = time_zone.as_deref().map(zone).transpose()?;
    Ok(Room {
        name: name.unwrap_or_else(|| before.name.clone()),
        capacity: capacity.unwrap_or(before.capacity),
        opening_hours,
        time_zone: time_zone.unwrap_or_else(|| before.time_zone.clone()),
        ..before.clone()
    })
}

fn checked_name(fields: &mut Fields, name: &str) -> String {
    let name = fields.text("name", name, 1..=100);
    if !name.is_empty() && fold_name(&name).is_empty() {
        fields.refuse("name", "invalid_name", "must have a letter or a digit");
    }
    name
}

fn check_capacity(fields: &mut Fields, capacity: i64) {
    fields.number("capacity", capacity, 1..=100_000);
}

fn checked_hours(fields: &mut Fields, text: &str) -> Option<OpeningHours> {
    let text = fields.text("opening_hours", text, 1..=500);
    if text.is_empty() {
        return None;
    }
    match text.parse() {
        Ok(hours) => Some(hours),
        Err(error) => {
            fields.refuse("opening_hours", "invalid_opening_hours", error.to_string());
            None
        }
    }
}

fn zone(name: &str) -> Result<Zone, UnknownZone> {
    Zone::parse(name.trim())
}
