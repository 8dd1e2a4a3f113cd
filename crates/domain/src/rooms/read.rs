use uuid::Uuid;

use super::{Room, RoomError};
use crate::page::{Page, Paged};
use crate::store::Queries;
use crate::text::fold_name;

/// The room. Rooms are for everybody.
pub async fn find(queries: &dyn Queries, room_id: Uuid) -> Result<Room, RoomError> {
    let room = queries.rooms().find(room_id).await?;
    room.ok_or(RoomError::NotFound)
}

/// The room that people call so, ignoring case, spaces and diacritics: "Hà Nội" finds `Hanoi`.
pub async fn find_by_name(queries: &dyn Queries, name: &str) -> Result<Room, RoomError> {
    let folded = fold_name(name);
    let room = queries.rooms().find_by_folded_name(&folded).await?;
    room.ok_or(RoomError::NotFound)
}

/// A page of rooms, newest first.
pub async fn list(queries: &dyn Queries, page: Page) -> Result<Paged<Room>, RoomError> {
    Ok(queries.rooms().list(page).await?)
}
