//! The rules behind [`super::intent`], as data: which concepts speak for which intent.

use super::lexicon::Concept as C;
use super::{intent::Intent, reading::Reading};

/// Points for an intent when each group of concepts is there and none of the excluded ones.
pub(super) struct Rule {
    pub(super) intent: Intent,
    pub(super) points: i32,
    /// Each group needs one of its concepts.
    all: &'static [&'static [C]],
    none: &'static [C],
    /// Whether the first group must lead the sentence.
    leads: bool,
}

const TICKET: &[C] = &[C::Ticket, C::Tickets, C::TicketRef];
const BOOKING: &[C] = &[C::Booking, C::Bookings, C::Meeting, C::BookingRef];
const ROOM: &[C] = &[C::Room, C::Rooms, C::RoomName];
const ASKING: &[C] = &[C::What, C::Which, C::HowLong, C::Have];
const SPECIFIC: &[C] = &[
    C::TicketRef,
    C::BookingRef,
    C::RoomName,
    C::Clock,
    C::Day,
    C::People,
];

const fn says(
    intent: Intent,
    points: i32,
    all: &'static [&'static [C]],
    none: &'static [C],
) -> Rule {
    Rule {
        intent,
        points,
        all,
        none,
        leads: false,
    }
}

const fn leads(
    intent: Intent,
    points: i32,
    all: &'static [&'static [C]],
    none: &'static [C],
) -> Rule {
    Rule {
        intent,
        points,
        all,
        none,
        leads: true,
    }
}

#[rustfmt::skip]
pub(super) const RULES: &[Rule] = &[
    // Not the customer's to say.
    says(Intent::Injection, 20, &[&[C::Override]], &[]),
    says(Intent::Injection, 20, &[&[C::Everyone], &[C::Ticket, C::Tickets, C::Booking, C::Bookings, C::Secret, C::Show, C::Cancel, C::Meeting, C::Service]], &[]),
    says(Intent::Injection, 20, &[&[C::Secret], &[C::Show, C::Tell, C::What, C::Find, C::You, C::Everyone]], &[C::Wonder]),
    // People and talk.
    says(Intent::Person, 12, &[&[C::Human], &[C::Talk]], &[]),
    says(Intent::Person, 10, &[&[C::Human], &[C::Need]], &[C::Room, C::RoomName, C::Book, C::Clock, C::People]),
    leads(Intent::Person, 6, &[&[C::Human]], &[C::Device, C::Unable, C::Room, C::RoomName, C::Book, C::Clock, C::People, C::Fault]),
    says(Intent::Person, 9, &[&[C::Human], &[C::Show]], &[C::Ticket, C::Tickets, C::Booking, C::Bookings, C::Room, C::Rooms, C::Device]),
    says(Intent::Help, 4, &[&[C::Help]], &[C::Service, C::Device]),
    leads(Intent::Help, 2, &[&[C::Help]], &[]),
    says(Intent::Greeting, 3, &[&[C::Greeting]], &[]),
    says(Intent::Thanks, 3, &[&[C::Thanks]], &[]),
    says(Intent::Bye, 3, &[&[C::Bye]], &[]),
    says(Intent::SmallTalk, 6, &[&[C::Chat]], &[]),
    says(Intent::OutOfScope, 6, &[&[C::Foreign]], &[]),
    says(Intent::OutOfScope, 3, &[&[C::Foreign], &[C::What, C::Who, C::Which, C::Where, C::When, C::How, C::HowLong, C::Make, C::Tell, C::Show, C::Find, C::Wonder]], &[]),
    says(Intent::OutOfScope, 6, &[&[C::Foreign]], &[C::Service, C::Device, C::Ticket, C::Tickets, C::TicketRef, C::Booking, C::Room, C::RoomName, C::Book, C::OpenTicket]),
    says(Intent::OutOfScope, 12, &[&[C::Foreign], &[C::Book]], &[C::Room, C::RoomName, C::Rooms, C::Meeting]),
    leads(Intent::OutOfScope, 10, &[&[C::Who]], &[C::Service, C::Device, C::Ticket, C::Tickets, C::TicketRef, C::Booking, C::Bookings, C::BookingRef, C::Book, C::Booked, C::Room, C::Rooms, C::RoomName, C::Meeting, C::You, C::Myself, C::Human]),
    says(Intent::NoHelp, 6, &[&[C::Still]], &[C::Show, C::OpenTicket]),
    says(Intent::NoHelp, 5, &[&[C::Tried]], &[C::OpenTicket]),
    says(Intent::NoHelp, 3, &[&[C::Still], &[C::Fault, C::Unable, C::Negation]], &[]),
    says(Intent::Worked, 9, &[&[C::Worked]], &[C::QuestionMark, C::Still, C::Negation, C::Unable, C::OpenTicket, C::Book, C::Cancel, C::Close, C::TicketRef]),
    // Tickets.
    says(Intent::CreateTicket, 9, &[&[C::OpenTicket]], &[C::TicketRef, C::Cancel, C::Close, C::Reopen, C::Show, C::Change, C::AddTo, C::Note, C::Status]),
    leads(Intent::CreateTicket, 2, &[&[C::Open, C::Make, C::Report], &[C::Ticket, C::Fault]], &[C::TicketRef]),
    leads(Intent::CreateTicket, 12, &[&[C::Report]], &[C::TicketRef]),
    leads(Intent::CreateTicket, 5, &[&[C::Ticket]], &[C::TicketRef, C::Status, C::Cancel, C::Close, C::Reopen, C::Show, C::Change, C::What, C::Which, C::AskVi, C::QuestionMark]),
    says(Intent::ListTickets, 8, &[&[C::Show], &[C::Ticket, C::Tickets]], &[C::TicketRef]),
    says(Intent::ListTickets, 8, &[ASKING, &[C::Ticket, C::Tickets]], &[C::TicketRef, C::Status, C::Cancel, C::Close, C::Reopen, C::OpenTicket]),
    says(Intent::ListTickets, 8, &[&[C::Tickets]], &[C::TicketRef, C::Cancel, C::Close, C::Reopen, C::Make, C::AddTo]),
    says(Intent::ListTickets, 5, &[&[C::Ticket], &[C::Active, C::Resolved, C::Canceled]], &[C::TicketRef, C::Cancel, C::Close, C::Reopen, C::Make]),
    says(Intent::GetTicket, 11, &[&[C::Status], TICKET], &[C::Reopen, C::Change]),
    says(Intent::GetTicket, 9, &[&[C::Show, C::What, C::Which, C::HowLong], &[C::TicketRef]], &[C::Cancel, C::Close, C::Reopen, C::Change, C::AddTo]),
    says(Intent::GetTicket, 5, &[&[C::TicketRef]], &[]),
    says(Intent::GetTicket, 11, &[&[C::Who, C::When, C::Where, C::Why], TICKET], &[C::How, C::OpenTicket, C::May]),
    leads(Intent::GetTicket, 4, &[&[C::Show], &[C::TicketRef]], &[]),
    says(Intent::UpdateTicket, 12, &[&[C::Change, C::Set], &[C::Wording], TICKET], &[]),
    leads(Intent::UpdateTicket, 10, &[&[C::Change], TICKET], &[C::Urgency]),
    says(Intent::UpdateTicket, 8, &[&[C::Change], &[C::TicketRef]], &[C::Urgency]),
    leads(Intent::UpdateTicket, 6, &[&[C::Change], &[C::Wording]], &[]),
    says(Intent::SetPriority, 14, &[&[C::Urgency], &[C::TicketRef]], &[C::Note, C::AddTo]),
    says(Intent::SetPriority, 14, &[&[C::Change, C::Set], &[C::Urgency], &[C::Ticket]], &[C::OpenTicket, C::Note, C::AddTo]),
    says(Intent::CommentTicket, 12, &[&[C::AddTo, C::Add, C::Tell], &[C::TicketRef]], &[]),
    says(Intent::CommentTicket, 12, &[&[C::AddTo], TICKET], &[]),
    says(Intent::CommentTicket, 12, &[&[C::Note], &[C::Add, C::Make, C::AddTo, C::Need], TICKET], &[]),
    leads(Intent::CommentTicket, 10, &[&[C::Add, C::Note, C::AddTo], &[C::Note, C::Ticket, C::TicketRef]], &[C::OpenTicket, C::New]),
    leads(Intent::CommentTicket, 9, &[&[C::Note], TICKET], &[]),
    leads(Intent::CommentTicket, 14, &[&[C::Tell], TICKET], &[]),
    says(Intent::ListTickets, 11, &[&[C::DoYou, C::Have], &[C::Ticket]], &[C::OpenTicket, C::TicketRef, C::Cancel, C::Close, C::Reopen, C::Change, C::AddTo, C::Add, C::Note, C::Status, C::Tell, C::Set, C::Urgency]),
    says(Intent::CancelTicket, 11, &[&[C::Cancel, C::Close], TICKET], &[C::OpenTicket]),
    leads(Intent::CancelTicket, 3, &[&[C::Cancel, C::Close], TICKET], &[]),
    says(Intent::ReopenTicket, 13, &[&[C::Reopen]], &[]),
    says(Intent::ReopenTicket, 13, &[&[C::Open], &[C::TicketRef]], &[C::Show, C::AddTo]),
    // Rooms.
    says(Intent::CreateBooking, 6, &[&[C::Book]], &[C::Booked, C::Bookings, C::BookingRef]),
    says(Intent::CreateBooking, 3, &[&[C::Book], &[C::Room, C::RoomName, C::Meeting, C::Clock, C::Day, C::People, C::Rooms]], &[]),
    leads(Intent::CreateBooking, 2, &[&[C::Book]], &[]),
    says(Intent::CreateBooking, 7, &[&[C::Need], &[C::Room]], &[C::Free, C::Cancel, C::Move, C::Show]),
    says(Intent::CreateBooking, 9, &[&[C::May, C::Need], ROOM, &[C::Clock, C::Day, C::People]], &[C::Free, C::Cancel, C::Move, C::Change, C::How, C::Show]),
    says(Intent::CreateBooking, 7, &[&[C::Need], &[C::Meeting], &[C::Clock, C::Day]], &[C::Free, C::Cancel, C::Move, C::Change, C::How, C::Show]),
    leads(Intent::CreateBooking, 7, &[&[C::Make, C::New], &[C::Booking, C::Meeting]], &[]),
    says(Intent::CreateBooking, 5, &[&[C::Room, C::RoomName], &[C::Clock]], &[C::Cancel, C::Move, C::Change, C::Show, C::Free]),
    says(Intent::CreateBooking, 4, &[&[C::Room], &[C::Day, C::People]], &[C::Cancel, C::Move, C::Change, C::Show, C::Free]),
    leads(Intent::CreateBooking, 3, &[&[C::Room]], &[C::Fault]),
    says(Intent::CreateBooking, 5, &[&[C::Find], &[C::Room]], &[C::Rooms]),
    says(Intent::FindRooms, 11, &[&[C::Free], ROOM], &[C::Book]),
    says(Intent::FindRooms, 8, &[&[C::Free], &[C::Which, C::What, C::DoYou]], &[C::Book, C::TicketRef]),
    says(Intent::FindRooms, 9, &[&[C::Rooms]], &[C::Book, C::Booked, C::Cancel]),
    says(Intent::FindRooms, 9, &[&[C::Show, C::Find], &[C::Room, C::Rooms]], &[C::Booking, C::Bookings, C::Booked, C::Book]),
    says(Intent::ListBookings, 9, &[&[C::Show], &[C::Booking, C::Bookings, C::Meeting]], &[C::Book]),
    says(Intent::ListBookings, 9, &[&[C::What, C::Which, C::HowLong, C::Have, C::When, C::Where, C::Who], &[C::Booking, C::Bookings, C::Meeting]], &[C::Cancel, C::Move, C::Change, C::Make, C::Extend, C::How, C::Free]),
    says(Intent::ListBookings, 7, &[&[C::Bookings]], &[C::Cancel, C::Move, C::Change, C::Make, C::How, C::May]),
    says(Intent::ListBookings, 11, &[&[C::Booked]], &[C::Cancel, C::Move, C::Change, C::How]),
    says(Intent::ListBookings, 7, &[&[C::BookingRef]], &[C::Cancel, C::Move, C::Change, C::Extend, C::Close]),
    says(Intent::ListBookings, 8, &[&[C::Status], &[C::Booking, C::BookingRef, C::Meeting]], &[]),
    says(Intent::MoveBooking, 8, &[&[C::Move]], &[C::Ticket, C::TicketRef]),
    says(Intent::MoveBooking, 5, &[&[C::Move, C::Change, C::Extend, C::Set], BOOKING], &[C::Ticket, C::TicketRef]),
    says(Intent::MoveBooking, 8, &[&[C::Change], &[C::Booking, C::BookingRef, C::Bookings, C::Meeting]], &[C::Ticket, C::TicketRef]),
    says(Intent::MoveBooking, 9, &[&[C::Correction], &[C::Booking, C::BookingRef, C::Meeting], &[C::Clock, C::Day, C::RoomName]], &[C::Book, C::Ticket, C::TicketRef, C::Unable, C::Negation]),
    leads(Intent::MoveBooking, 6, &[&[C::Change], &[C::Clock, C::Day, C::RoomName]], &[C::TicketRef, C::Ticket]),
    says(Intent::MoveBooking, 8, &[&[C::Extend]], &[]),
    says(Intent::MoveBooking, 8, &[&[C::Make, C::Set], &[C::BookingRef]], &[]),
    says(Intent::CancelBooking, 11, &[&[C::Cancel, C::Close], &[C::Booking, C::Bookings, C::Meeting, C::BookingRef, C::Room, C::RoomName]], &[C::Ticket, C::TicketRef]),
    leads(Intent::CancelBooking, 3, &[&[C::Cancel, C::Close], &[C::Booking, C::Bookings, C::Meeting, C::BookingRef, C::Room, C::RoomName]], &[C::Ticket, C::TicketRef]),
    leads(Intent::CancelSomething, 7, &[&[C::Cancel, C::Close]], &[]),
    // Questions and complaints.
    says(Intent::Question, 4, &[&[C::QuestionMark]], &[]),
    says(Intent::Question, 4, &[&[C::How, C::HowLong, C::What, C::When, C::Where, C::Why, C::Which, C::May, C::DoYou, C::Wonder]], &[]),
    says(Intent::Question, 3, &[&[C::How, C::HowLong, C::What, C::When, C::Where, C::Which, C::May, C::DoYou, C::Wonder], &[C::Service]], &[]),
    says(Intent::Question, 3, &[&[C::QuestionMark], &[C::Service, C::You]], &[]),
    leads(Intent::Question, 10, &[&[C::How], &[C::Book, C::Cancel, C::Close, C::Make, C::Open, C::Move, C::Change, C::Reopen, C::Booking, C::Ticket, C::Meeting, C::Add, C::Report, C::Extend, C::OpenTicket]], &[C::Status]),
    leads(Intent::Question, 14, &[&[C::HowLong], &[C::Ticket]], &[C::Have, C::Myself, C::Tickets, C::TicketRef]),
    leads(Intent::Question, 10, &[&[C::HowLong], &[C::Book, C::Room, C::Rooms, C::Booking, C::Meeting]], &[C::Have, C::Booked]),
    says(Intent::Question, 10, &[&[C::HowLong], &[C::Book, C::Room]], &[C::Have, C::Booked, C::Clock, C::People, C::RoomName, C::Myself]),
    says(Intent::Question, 12, &[&[C::May], &[C::Book, C::Cancel, C::Close, C::Make, C::Move, C::Change, C::Reopen, C::Open, C::Room, C::Extend]], SPECIFIC),
    leads(Intent::Question, 8, &[&[C::What, C::When, C::Why, C::Who], &[C::Book, C::Cancel, C::Close, C::Make, C::Move, C::Open, C::Room, C::Rooms]], &[C::Myself, C::Clock, C::Day, C::TicketRef, C::BookingRef, C::RoomName, C::Free]),
    says(Intent::Question, 6, &[&[C::Service]], &[C::Fault, C::Unable, C::Ticket, C::TicketRef]),
    leads(Intent::Question, 12, &[&[C::Cancel], &[C::Service]], &[C::Ticket, C::TicketRef, C::Tickets, C::Booking, C::BookingRef, C::Bookings, C::Meeting, C::Room, C::RoomName]),
    says(Intent::Complaint, 6, &[&[C::Fault]], &[C::OpenTicket]),
    leads(Intent::Question, 12, &[&[C::Cancel], &[C::Service]], &[C::Ticket, C::TicketRef, C::Tickets, C::Booking, C::BookingRef, C::Bookings, C::Meeting, C::Room, C::RoomName]),
    says(Intent::Complaint, 3, &[&[C::Fault], &[C::Device]], &[C::OpenTicket]),
    says(Intent::Complaint, 2, &[&[C::Fault], &[C::Myself, C::Why]], &[]),
    says(Intent::Complaint, 6, &[&[C::Unable], &[C::Device]], &[]),
    says(Intent::Complaint, 2, &[&[C::Unable]], &[]),
    says(Intent::Complaint, 2, &[&[C::Device]], &[]),
];

impl Rule {
    /// Whether the text expresses what the rule asks for.
    pub(super) fn fits(&self, reading: &Reading) -> bool {
        let has = |concept: &C| match concept {
            C::QuestionMark => reading.asks(),
            _ if is_interrogative(*concept) => reading.has(*concept) && reading.asks(),
            _ => reading.has(*concept),
        };
        let mut groups = self.all.iter();
        let is_led = !self.leads
            || self
                .all
                .first()
                .is_some_and(|group| group.iter().any(|concept| reading.leads_with(*concept)));
        is_led && groups.all(|group| group.iter().any(has)) && !self.none.iter().any(has)
    }
}

fn is_interrogative(concept: C) -> bool {
    matches!(
        concept,
        C::How
            | C::HowLong
            | C::What
            | C::Which
            | C::When
            | C::Where
            | C::Why
            | C::Who
            | C::May
            | C::DoYou
    )
}
