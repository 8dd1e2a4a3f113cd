//! What a text may want, and how strongly it says so: rules with weights, as data.

use super::{
    lexicon::Concept::{self, *},
    reading::Reading,
};

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

/// Points for an intent when each group of concepts is there and none of the excluded ones.
struct Rule {
    intent: Intent,
    points: i32,
    /// Each group needs one of its concepts.
    all: &'static [&'static [Concept]],
    none: &'static [Concept],
    /// Whether the first group must lead the sentence.
    leads: bool,
}

const TICKET: &[Concept] = &[Ticket, Tickets, TicketRef];
const BOOKING: &[Concept] = &[Booking, Bookings, Meeting, BookingRef];
const ROOM: &[Concept] = &[Room, Rooms, RoomName];
const ASKING: &[Concept] = &[What, Which, HowLong, Have];
const SPECIFIC: &[Concept] = &[TicketRef, BookingRef, RoomName, Clock, Day, People];

const fn says(
    intent: Intent,
    points: i32,
    all: &'static [&'static [Concept]],
    none: &'static [Concept],
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
    all: &'static [&'static [Concept]],
    none: &'static [Concept],
) -> Rule {
    Rule {
        intent,
        points,
        all,
        none,
        leads: true,
    }
}

const RULES: &[Rule] = &[
    // Not the customer's to say.
    says(Intent::Injection, 20, &[&[Override]], &[]),
    says(
        Intent::Injection,
        20,
        &[
            &[Everyone],
            &[
                Ticket, Tickets, Booking, Bookings, Secret, Show, Cancel, Meeting, Service,
            ],
        ],
        &[],
    ),
    says(
        Intent::Injection,
        20,
        &[&[Secret], &[Show, Tell, What, Find, You, Everyone]],
        &[Wonder],
    ),
    // People and talk.
    says(Intent::Person, 12, &[&[Human], &[Talk]], &[]),
    says(
        Intent::Person,
        10,
        &[&[Human], &[Need]],
        &[Room, RoomName, Book, Clock, People],
    ),
    leads(
        Intent::Person,
        6,
        &[&[Human]],
        &[Room, RoomName, Book, Clock, People, Fault],
    ),
    says(
        Intent::Person,
        9,
        &[&[Human], &[Show]],
        &[Ticket, Tickets, Booking, Bookings, Room, Rooms, Device],
    ),
    says(Intent::Help, 4, &[&[Help]], &[]),
    leads(Intent::Help, 2, &[&[Help]], &[]),
    says(Intent::Greeting, 3, &[&[Greeting]], &[]),
    says(Intent::Thanks, 3, &[&[Thanks]], &[]),
    says(Intent::Bye, 3, &[&[Bye]], &[]),
    says(Intent::SmallTalk, 6, &[&[Chat]], &[]),
    says(Intent::OutOfScope, 6, &[&[Foreign]], &[]),
    says(
        Intent::OutOfScope,
        3,
        &[
            &[Foreign],
            &[
                What, Who, Which, Where, When, How, HowLong, Make, Tell, Show, Find, Wonder,
            ],
        ],
        &[],
    ),
    says(
        Intent::OutOfScope,
        6,
        &[&[Foreign]],
        &[
            Service, Device, Ticket, Tickets, TicketRef, Booking, Room, RoomName, Book, OpenTicket,
        ],
    ),
    says(Intent::NoHelp, 6, &[&[Still]], &[Show, OpenTicket]),
    says(Intent::NoHelp, 5, &[&[Tried]], &[OpenTicket]),
    says(
        Intent::NoHelp,
        3,
        &[&[Still], &[Fault, Unable, Negation]],
        &[],
    ),
    says(
        Intent::Worked,
        9,
        &[&[Worked]],
        &[
            Still, Negation, Unable, OpenTicket, Book, Cancel, Close, TicketRef,
        ],
    ),
    // Tickets.
    says(
        Intent::CreateTicket,
        9,
        &[&[OpenTicket]],
        &[
            TicketRef, Cancel, Close, Reopen, Show, Change, AddTo, Note, Status,
        ],
    ),
    leads(
        Intent::CreateTicket,
        2,
        &[&[Open, Make, Report], &[Ticket, Fault]],
        &[TicketRef],
    ),
    leads(Intent::CreateTicket, 12, &[&[Report]], &[TicketRef]),
    leads(
        Intent::CreateTicket,
        5,
        &[&[Ticket]],
        &[
            TicketRef,
            Status,
            Cancel,
            Close,
            Reopen,
            Show,
            Change,
            What,
            Which,
            AskVi,
            QuestionMark,
        ],
    ),
    says(
        Intent::ListTickets,
        8,
        &[&[Show], &[Ticket, Tickets]],
        &[TicketRef],
    ),
    says(
        Intent::ListTickets,
        8,
        &[ASKING, &[Ticket, Tickets]],
        &[TicketRef, Status, Cancel, Close, Reopen, OpenTicket],
    ),
    says(
        Intent::ListTickets,
        8,
        &[&[Tickets]],
        &[TicketRef, Cancel, Close, Reopen, Make, AddTo],
    ),
    says(
        Intent::ListTickets,
        5,
        &[&[Ticket], &[Active, Resolved, Canceled]],
        &[TicketRef, Cancel, Close, Reopen, Make],
    ),
    says(
        Intent::GetTicket,
        11,
        &[&[Status], TICKET],
        &[Reopen, Change],
    ),
    says(
        Intent::GetTicket,
        9,
        &[&[Show, What, Which, HowLong], &[TicketRef]],
        &[Cancel, Close, Reopen, Change, AddTo],
    ),
    says(Intent::GetTicket, 5, &[&[TicketRef]], &[]),
    leads(Intent::GetTicket, 4, &[&[Show], &[TicketRef]], &[]),
    says(
        Intent::UpdateTicket,
        12,
        &[&[Change, Set], &[Wording], TICKET],
        &[],
    ),
    leads(Intent::UpdateTicket, 10, &[&[Change], TICKET], &[Urgency]),
    says(
        Intent::UpdateTicket,
        8,
        &[&[Change], &[TicketRef]],
        &[Urgency],
    ),
    leads(Intent::UpdateTicket, 6, &[&[Change], &[Wording]], &[]),
    says(
        Intent::SetPriority,
        14,
        &[&[Urgency], &[TicketRef]],
        &[Note, AddTo],
    ),
    says(
        Intent::SetPriority,
        14,
        &[&[Change, Set], &[Urgency], &[Ticket]],
        &[OpenTicket, Note, AddTo],
    ),
    says(
        Intent::CommentTicket,
        12,
        &[&[AddTo, Add, Tell], &[TicketRef]],
        &[],
    ),
    says(Intent::CommentTicket, 12, &[&[AddTo], TICKET], &[]),
    says(
        Intent::CommentTicket,
        12,
        &[&[Note], &[Add, Make, AddTo, Need], TICKET],
        &[],
    ),
    leads(
        Intent::CommentTicket,
        10,
        &[&[Add, Note, AddTo], &[Note, Ticket, TicketRef]],
        &[OpenTicket, New],
    ),
    leads(Intent::CommentTicket, 9, &[&[Note], TICKET], &[]),
    leads(Intent::CommentTicket, 9, &[&[Tell], TICKET], &[]),
    says(
        Intent::CancelTicket,
        11,
        &[&[Cancel, Close], TICKET],
        &[OpenTicket],
    ),
    leads(Intent::CancelTicket, 3, &[&[Cancel, Close], TICKET], &[]),
    says(Intent::ReopenTicket, 13, &[&[Reopen]], &[]),
    says(
        Intent::ReopenTicket,
        13,
        &[&[Open], &[TicketRef]],
        &[Show, AddTo],
    ),
    // Rooms.
    says(
        Intent::CreateBooking,
        6,
        &[&[Book]],
        &[Booked, Bookings, BookingRef],
    ),
    says(
        Intent::CreateBooking,
        3,
        &[
            &[Book],
            &[Room, RoomName, Meeting, Clock, Day, People, Rooms],
        ],
        &[],
    ),
    leads(Intent::CreateBooking, 2, &[&[Book]], &[]),
    says(
        Intent::CreateBooking,
        7,
        &[&[Need], &[Room]],
        &[Free, Cancel, Move, Show],
    ),
    says(
        Intent::CreateBooking,
        9,
        &[&[May, Need], ROOM, &[Clock, Day, People]],
        &[Free, Cancel, Move, Change, How, Show],
    ),
    says(
        Intent::CreateBooking,
        7,
        &[&[Need], &[Meeting], &[Clock, Day]],
        &[Free, Cancel, Move, Change, How, Show],
    ),
    leads(
        Intent::CreateBooking,
        7,
        &[&[Make, New], &[Booking, Meeting]],
        &[],
    ),
    says(
        Intent::CreateBooking,
        5,
        &[&[Room, RoomName], &[Clock]],
        &[Cancel, Move, Change, Show],
    ),
    says(
        Intent::CreateBooking,
        4,
        &[&[Room], &[Day, People]],
        &[Cancel, Move, Change, Show],
    ),
    leads(Intent::CreateBooking, 3, &[&[Room]], &[Fault]),
    says(Intent::CreateBooking, 5, &[&[Find], &[Room]], &[Rooms]),
    says(Intent::FindRooms, 11, &[&[Free], ROOM], &[Book]),
    says(
        Intent::FindRooms,
        8,
        &[&[Free], &[Which, What, DoYou]],
        &[Book, TicketRef],
    ),
    says(Intent::FindRooms, 9, &[&[Rooms]], &[Book, Booked, Cancel]),
    says(
        Intent::FindRooms,
        9,
        &[&[Show, Find], &[Room, Rooms]],
        &[Booking, Bookings, Booked, Book],
    ),
    says(
        Intent::ListBookings,
        9,
        &[&[Show], &[Booking, Bookings, Meeting]],
        &[Book],
    ),
    says(
        Intent::ListBookings,
        9,
        &[
            &[What, Which, HowLong, Have, When, Where, Who],
            &[Booking, Bookings, Meeting],
        ],
        &[Cancel, Move, Change, Make, Extend, How, Free],
    ),
    says(
        Intent::ListBookings,
        7,
        &[&[Bookings]],
        &[Cancel, Move, Change, Make, How, May],
    ),
    says(
        Intent::ListBookings,
        11,
        &[&[Booked]],
        &[Cancel, Move, Change],
    ),
    says(
        Intent::ListBookings,
        7,
        &[&[BookingRef]],
        &[Cancel, Move, Change, Extend, Close],
    ),
    says(
        Intent::ListBookings,
        8,
        &[&[Status], &[Booking, BookingRef, Meeting]],
        &[],
    ),
    says(Intent::MoveBooking, 8, &[&[Move]], &[Ticket, TicketRef]),
    says(
        Intent::MoveBooking,
        5,
        &[&[Move, Change, Extend, Set], BOOKING],
        &[Ticket, TicketRef],
    ),
    says(
        Intent::MoveBooking,
        8,
        &[&[Change], &[Booking, BookingRef, Bookings, Meeting]],
        &[Ticket, TicketRef],
    ),
    leads(
        Intent::MoveBooking,
        6,
        &[&[Change], &[Clock, Day, RoomName]],
        &[TicketRef, Ticket],
    ),
    says(Intent::MoveBooking, 8, &[&[Extend]], &[]),
    says(Intent::MoveBooking, 8, &[&[Make, Set], &[BookingRef]], &[]),
    says(
        Intent::CancelBooking,
        11,
        &[
            &[Cancel, Close],
            &[Booking, Bookings, Meeting, BookingRef, Room, RoomName],
        ],
        &[Ticket, TicketRef],
    ),
    leads(
        Intent::CancelBooking,
        3,
        &[
            &[Cancel, Close],
            &[Booking, Bookings, Meeting, BookingRef, Room, RoomName],
        ],
        &[Ticket, TicketRef],
    ),
    leads(Intent::CancelSomething, 7, &[&[Cancel, Close]], &[]),
    // Questions and complaints.
    says(Intent::Question, 4, &[&[QuestionMark]], &[]),
    says(
        Intent::Question,
        4,
        &[&[
            How, HowLong, What, When, Where, Why, Which, May, DoYou, Wonder,
        ]],
        &[],
    ),
    says(
        Intent::Question,
        3,
        &[
            &[How, HowLong, What, When, Where, Which, May, DoYou, Wonder],
            &[Service],
        ],
        &[],
    ),
    says(
        Intent::Question,
        3,
        &[&[QuestionMark], &[Service, You]],
        &[],
    ),
    leads(
        Intent::Question,
        10,
        &[
            &[How],
            &[
                Book, Cancel, Close, Make, Open, Move, Change, Reopen, Booking, Ticket, Meeting,
                Add, Report, Extend, OpenTicket,
            ],
        ],
        &[Status],
    ),
    leads(
        Intent::Question,
        10,
        &[&[HowLong], &[Book, Room, Rooms, Booking, Meeting]],
        &[Have, Booked],
    ),
    says(
        Intent::Question,
        10,
        &[&[HowLong], &[Book, Room]],
        &[Have, Booked, Clock, People, RoomName, Myself],
    ),
    says(
        Intent::Question,
        12,
        &[
            &[May],
            &[
                Book, Cancel, Close, Make, Move, Change, Reopen, Open, Room, Extend,
            ],
        ],
        SPECIFIC,
    ),
    leads(
        Intent::Question,
        8,
        &[
            &[What, When, Why, Who],
            &[Book, Cancel, Close, Make, Move, Open, Room, Rooms],
        ],
        &[Myself, Clock, Day, TicketRef, BookingRef, RoomName, Free],
    ),
    says(
        Intent::Question,
        6,
        &[&[Service]],
        &[Fault, Unable, Ticket, TicketRef],
    ),
    says(Intent::Complaint, 6, &[&[Fault]], &[OpenTicket]),
    says(Intent::Complaint, 3, &[&[Fault], &[Device]], &[OpenTicket]),
    says(Intent::Complaint, 2, &[&[Fault], &[Myself, Why]], &[]),
    says(Intent::Complaint, 6, &[&[Unable], &[Device]], &[]),
    says(Intent::Complaint, 2, &[&[Unable]], &[]),
    says(Intent::Complaint, 2, &[&[Device]], &[]),
];

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

impl Rule {
    fn fits(&self, reading: &Reading) -> bool {
        let has = |concept: &Concept| match concept {
            QuestionMark => reading.asks(),
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

fn is_interrogative(concept: Concept) -> bool {
    matches!(
        concept,
        How | HowLong | What | Which | When | Where | Why | Who | May | DoYou
    )
}
