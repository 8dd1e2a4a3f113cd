//! What every request passes through.

mod answer;

pub(crate) use answer::answer;
