//! Requests that carry a key, in the database.

use async_trait::async_trait;
use domain::idempotency::{Claim, IdempotencyRepository, KeptAnswer, KeptRequest, KeyedRequest};
use domain::store::StoreError;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue, DatabaseTransaction};
use time::OffsetDateTime;

use crate::columns::Micros;
use crate::error::store_error;
use crate::session::Session;

/// A row of `idempotency_keys`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency_keys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) user_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) method: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) path: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) key: String,
    pub(crate) claim_id: Uuid,
    pub(crate) fingerprint: Vec<u8>,
    pub(crate) status: Option<i32>,
    pub(crate) location: Option<String>,
    pub(crate) body: Option<String>,
    pub(crate) expires_at: Micros,
}

/// No relation is followed from a row.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl TryFrom<Model> for KeptRequest {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let fingerprint = row
            .fingerprint
            .try_into()
            .map_err(|_| StoreError::Broken("a stored fingerprint is not 32 bytes long".into()))?;
        let status = row
            .status
            .map(u16::try_from)
            .transpose()
            .map_err(|error| StoreError::Broken(Box::new(error)))?;
        let answer = status.map(|status| KeptAnswer {
            status,
            location: row.location,
            body: row.body.unwrap_or_default(),
        });
        Ok(Self {
            fingerprint,
            answer,
        })
    }
}

/// Takes the place of a row with the same key that has expired, and leaves one that has not.
fn replacing_expired(now: OffsetDateTime) -> OnConflict {
    OnConflict::columns([Column::UserId, Column::Method, Column::Path, Column::Key])
        .update_columns([
            Column::ClaimId,
            Column::Fingerprint,
            Column::Status,
            Column::Location,
            Column::Body,
            Column::ExpiresAt,
        ])
        .action_and_where(Column::ExpiresAt.lte(Micros::from(now)))
        .to_owned()
}

#[async_trait]
impl IdempotencyRepository for Session<DatabaseTransaction> {
    async fn claim(
        &self,
        request: &KeyedRequest,
        claim: Claim,
        now: OffsetDateTime,
        expires_at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        let row = Model {
            user_id: request.owner.0,
            method: request.method.clone(),
            path: request.path.clone(),
            key: request.key.as_str().to_owned(),
            claim_id: claim.0,
            fingerprint: request.fingerprint.to_vec(),
            status: None,
            location: None,
            body: None,
            expires_at: expires_at.into(),
        };
        let stored = Entity::insert(ActiveModel::from(row).reset_all())
            .on_conflict(replacing_expired(now))
            .exec_without_returning(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(stored == 1)
    }

    async fn find(&self, request: &KeyedRequest) -> Result<Option<KeptRequest>, StoreError> {
        let row = Entity::find()
            .filter(Column::UserId.eq(request.owner.0))
            .filter(Column::Method.eq(&request.method))
            .filter(Column::Path.eq(&request.path))
            .filter(Column::Key.eq(request.key.as_str()))
            .one(&self.conn)
            .await
            .map_err(store_error)?;
        row.map(KeptRequest::try_from).transpose()
    }

    async fn complete(
        &self,
        claim: Claim,
        answer: &KeptAnswer,
        expires_at: OffsetDateTime,
    ) -> Result<(), StoreError> {
        let answered = ActiveModel {
            status: ActiveValue::Set(Some(i32::from(answer.status))),
            location: ActiveValue::Set(answer.location.clone()),
            body: ActiveValue::Set(Some(answer.body.clone())),
            expires_at: ActiveValue::Set(expires_at.into()),
            ..<ActiveModel as ActiveModelTrait>::default()
        };
        Entity::update_many()
            .set(answered)
            .filter(Column::ClaimId.eq(claim.0))
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn delete(&self, claim: Claim) -> Result<(), StoreError> {
        Entity::delete_many()
            .filter(Column::ClaimId.eq(claim.0))
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn delete_expired(&self, now: OffsetDateTime) -> Result<u64, StoreError> {
        let deleted = Entity::delete_many()
            .filter(Column::ExpiresAt.lte(Micros::from(now)))
            .exec(&self.conn)
            .await
            .map_err(store_error)?;
        Ok(deleted.rows_affected)
    }
}
