//! Opening a database: address, pools, settings, migrations.

mod address;
mod pools;
mod schema;

pub use address::{ConnectError, DatabaseAddress};
pub use pools::{Pools, open};
pub(crate) use schema::check;
