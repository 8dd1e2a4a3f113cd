//! Pages of lists, in the query and in the answer.

use domain::page::{Page, Paged};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::problem::Problem;

/// Which part of a list is wanted.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct PageQuery {
    /// How many to pass over.
    #[param(minimum = 0, default = 0)]
    skip: Option<i64>,
    /// How many to give.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<i64>,
}

impl PageQuery {
    pub(crate) fn page(&self) -> Result<Page, Problem> {
        Ok(Page::new(self.skip, self.limit)?)
    }
}

/// A part of a list, and how long the whole list is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ListResponse<T> {
    /// The entries of this page.
    items: Vec<T>,
    /// How many there are on all pages.
    total: u64,
    /// What was passed over.
    skip: u32,
    /// The size of the page that was asked for.
    limit: u32,
}

impl<T, U: From<T>> From<Paged<T>> for ListResponse<U> {
    fn from(page: Paged<T>) -> Self {
        Self {
            items: page.items.into_iter().map(U::from).collect(),
            total: page.total,
            skip: page.skip,
            limit: page.limit,
        }
    }
}
