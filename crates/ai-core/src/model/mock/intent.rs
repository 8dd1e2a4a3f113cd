//! What a text may want, and how strongly it says so: rules with weights, as data.

use super::{reading::Reading, rules::RULES};

/// What a customer may want.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Intent {
    Injection,
    Person,
    Help,
    Greeting,
    Thanks,
    Bye,
    SmallTalk,
    OutOfScope,
    NoHelp,
    Worked,
    CreateTicket,
    ListTickets,
    GetTicket,
    UpdateTicket,
    SetPriority,
    CommentTicket,
    CancelTicket,
    ReopenTicket,
    CreateBooking,
    FindRooms,
    ListBookings,
    MoveBooking,
    CancelBooking,
    CancelSomething,
    Question,
    Complaint,
}

/// From this score on a part of a message is a request of its own.
pub(super) const HEAD: i32 = 5;

/// What the text may want, strongest first; ties keep the order of the rules.
pub(super) fn rank(reading: &Reading) -> Vec<(Intent, i32)> {
    let mut scores: Vec<(Intent, i32)> = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.fits(reading)) {
        match scores.iter_mut().find(|(intent, _)| *intent == rule.intent) {
            Some((_, score)) => *score += rule.points,
            None => scores.push((rule.intent, rule.points)),
        }
    }
    scores.sort_by_key(|(_, score)| -score);
    scores
}
