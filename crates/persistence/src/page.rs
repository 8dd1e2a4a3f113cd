//! Pages of a select.

use domain::page::{Page, Paged};
use domain::store::StoreError;
use sea_orm::{
    ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait as _, QuerySelect as _, Select,
};

use crate::error::store_error;

/// Runs `counted` for the total and `shown`, which is ordered, for the page.
pub(crate) async fn page<E, R, T>(
    conn: &impl ConnectionTrait,
    counted: Select<E>,
    shown: Select<E>,
    page: Page,
    convert: impl Fn(R) -> Result<T, StoreError>,
) -> Result<Paged<T>, StoreError>
where
    E: EntityTrait,
    E::Model: FromQueryResult + Send + Sync,
    R: FromQueryResult + Send + Sync,
{
    let total = counted.count(conn).await.map_err(store_error)?;
    let rows = if u64::from(page.skip) >= total {
        Vec::new()
    } else {
        shown
            .offset(u64::from(page.skip))
            .limit(u64::from(page.limit))
            .into_model::<R>()
            .all(conn)
            .await
            .map_err(store_error)?
    };
    Ok(Paged {
        items: rows.into_iter().map(convert).collect::<Result<_, _>>()?,
        total,
        skip: page.skip,
        limit: page.limit,
    })
}
