//! What the assistant says, English and Vietnamese side by side, one file per topic.
//!
//! The texts take plain facts (references, names, times) and give finished sentences. They are
//! shared by the mock backend and by the assistant's orchestration, so that a refusal reads the
//! same whether it came before the proposal or at its confirmation. Nothing here decides anything.

use crate::understanding::Language;

mod asking;
mod dates;
mod facts;
mod lists;
mod outcomes;
mod refusals;
mod reminders;
mod summaries;
mod talk;

pub use asking::{
    booking_slots, dropped, free_when, move_to, no_matching_booking, no_matching_ticket,
    priority_by_staff, what_is_the_problem, what_text, what_to_add, which_booking, which_hour,
    which_ticket,
};
pub use dates::{day_and_clock, day_and_range, range};
pub use facts::{Alternative, BookingFacts, Outcome, Proposal, Refused, RoomFacts, TicketFacts};
pub use lists::{
    alternatives, booking_list, bookings, free_rooms, one_room, rooms, ticket_details, ticket_list,
    tickets,
};
pub use outcomes::{outcome, waits};
pub use refusals::{KNOWN_REFUSALS, no_such_booking, no_such_ticket, not_possible, refusal};
pub use reminders::{hand_off, nothing_pending, question_cancel_or_keep, reminder, shall_i};
pub use summaries::summary;
pub use talk::{
    bye, did_it_help, greeting, help, no_article, no_article_either, not_understood, out_of_scope,
    refuse_instruction, similar_ticket, small_talk, steps_failed, thanks, worked,
};

impl Language {
    /// The one of two texts that is in this language.
    pub fn pick<T>(self, english: T, vietnamese: T) -> T {
        match self {
            Self::English => english,
            Self::Vietnamese => vietnamese,
        }
    }
}
