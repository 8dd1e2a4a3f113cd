use domain::ids::RoomKey;
use domain::rooms::{OpeningHours, Room};
use domain::store::StoreError;
use domain::text;
use domain::zone::Zone;
use sea_orm::entity::prelude::*;

use crate::columns::{Micros, word};

/// A row of `rooms`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "rooms")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) room_id: Uuid,
    pub(crate) name: String,
    pub(crate) folded_name: String,
    pub(crate) capacity: i64,
    pub(crate) opening_hours: Option<String>,
    pub(crate) time_zone: String,
    pub(crate) version: i64,
    pub(crate) created_at: Micros,
    pub(crate) updated_at: Micros,
    pub(crate) deleted_at: Option<Micros>,
}

/// No relation is followed from a row: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl From<&Room> for Model {
    fn from(room: &Room) -> Self {
        Self {
            id: room.key.0,
            room_id: room.room_id,
            name: room.name.clone(),
            folded_name: text::fold_name(&room.name),
            capacity: room.capacity,
            opening_hours: room.opening_hours.as_ref().map(OpeningHours::to_string),
            time_zone: room.time_zone.name().to_owned(),
            version: room.version,
            created_at: room.created_at.into(),
            updated_at: room.updated_at.into(),
            deleted_at: None,
        }
    }
}

impl TryFrom<Model> for Room {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let time_zone =
            Zone::parse(&row.time_zone).map_err(|error| StoreError::Broken(Box::new(error)))?;
        Ok(Self {
            key: RoomKey(row.id),
            room_id: row.room_id,
            name: row.name,
            capacity: row.capacity,
            opening_hours: row.opening_hours.as_deref().map(word).transpose()?,
            time_zone,
            version: row.version,
            created_at: row.created_at.into(),
            updated_at: row.updated_at.into(),
        })
    }
}
