use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use super::Room;
use crate::page::{Page, Paged};
use crate::store::StoreError;

/// Reads rooms. One that was deleted is not there, but bookings still name it.
#[async_trait]
pub trait RoomQueries: Send + Sync {
    /// The room with this public id.
    async fn find(&self, room_id: Uuid) -> Result<Option<Room>, StoreError>;

    /// The room whose name folds to this, see [`fold_name`](crate::text::fold_name).
    async fn find_by_folded_name(&self, folded: &str) -> Result<Option<Room>, StoreError>;

    /// A page of rooms, newest first.
    async fn list(&self, page: Page) -> Result<Paged<Room>, StoreError>;

    /// Every room, the smallest first, rooms of one size by name.
    async fn by_size(&self) -> Result<Vec<Room>, StoreError>;
}

/// Writes rooms.
#[async_trait]
pub trait RoomRepository: RoomQueries {
    /// The room, locked until the transaction ends: nobody else books or changes it meanwhile.
    async fn find_for_update(&self, room_id: Uuid) -> Result<Option<Room>, StoreError>;

    /// Stores a new room and gives it its key, unless it has one already. A name in use is
    /// [`StoreError::Duplicate`].
    async fn insert(&self, room: Room) -> Result<Room, StoreError>;

    /// Stores a changed room; [`StoreError::Stale`] if somebody else did so in between.
    async fn save(&self, room: Room) -> Result<Room, StoreError>;

    /// Takes the room away and frees its name. Its bookings keep it.
    async fn delete(&self, room: Room, at: OffsetDateTime) -> Result<(), StoreError>;
}
