//! The assistant from outside.

#[cfg(test)]
mod decisions;
#[cfg(test)]
mod dialogs;
#[cfg(test)]
mod scripted;
#[cfg(test)]
mod turns;
