//! Pages of lists.

use serde::Serialize;

use crate::fields::{Fields, InvalidFields};

/// Which part of a list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// How many to pass over.
    pub skip: u32,
    /// How many to give, 1 to 100.
    pub limit: u32,
}

impl Page {
    /// The first page of 20.
    pub const FIRST: Self = Self { skip: 0, limit: 20 };

    /// The largest page.
    pub const MAX: Self = Self {
        skip: 0,
        limit: 100,
    };

    /// Checks `skip` (0 or more) and `limit` (1 to 100); nothing is clamped.
    pub fn new(skip: Option<i64>, limit: Option<i64>) -> Result<Self, InvalidFields> {
        let mut fields = Fields::new();
        let skip = skip.unwrap_or(0);
        let limit = limit.unwrap_or(20);
        fields.number("skip", skip, 0..=i64::from(i32::MAX));
        fields.number("limit", limit, 1..=100);
        fields.finish()?;
        Ok(Self {
            skip: u32::try_from(skip).unwrap_or_default(),
            limit: u32::try_from(limit).unwrap_or(1),
        })
    }
}

/// A part of a list, and how long the whole list is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paged<T> {
    /// The entries of this page.
    pub items: Vec<T>,
    /// How many there are on all pages.
    pub total: u64,
    /// What was passed over.
    pub skip: u32,
    /// The size of the page that was asked for.
    pub limit: u32,
}

impl<T> Paged<T> {
    /// The same page of converted entries.
    pub fn map<U>(self, convert: impl FnMut(T) -> U) -> Paged<U> {
        Paged {
            items: self.items.into_iter().map(convert).collect(),
            total: self.total,
            skip: self.skip,
            limit: self.limit,
        }
    }
}
