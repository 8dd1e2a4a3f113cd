use domain::actions::Action;
use domain::bookings::{self, Booking, BookingSearch, BookingStatus};
use domain::conversations::{Agent, OpenTurn, Waiting};
use domain::failure::Failure;
use domain::page::Page;
use domain::rooms::{self, Room};
use domain::store::Store;
use domain::tickets::{self, Ticket, TicketSearch};
use serde_json::{Value, json};
use time::OffsetDateTime;

use super::{ChatError, Speaker};
use crate::tools::{booking_facts, rfc3339, ticket_facts};
use crate::understanding::Language;

/// What an agent may call.
pub(super) fn tools_of(agent: Agent) -> &'static [&'static str] {
    match agent {
        Agent::Primary => &["route", "hand_off"],
        Agent::Faq => &["search_knowledge", "route", "hand_off"],
        Agent::ItSupport => &[
            "search_knowledge",
            "list_tickets",
            "create_ticket",
            "route",
            "hand_off",
        ],
        Agent::Ticket => &[
            "list_tickets",
            "get_ticket",
            "create_ticket",
            "update_ticket",
            "comment_on_ticket",
            "cancel_ticket",
            "reopen_ticket",
            "route",
            "hand_off",
        ],
        Agent::Booking => &[
            "list_bookings",
            "find_rooms",
            "create_booking",
            "reschedule_booking",
            "cancel_booking",
            "route",
            "hand_off",
        ],
    }
}

/// What the assistant knows of the customer when a turn begins.
pub(super) struct Situation {
    now: OffsetDateTime,
    time_zone: String,
    customer: String,
    tickets: Vec<Ticket>,
    bookings: Vec<Booking>,
    rooms: Vec<Room>,
    pending: Option<Action>,
    waiting: Vec<Waiting>,
}

impl Situation {
    pub(super) async fn read(
        store: &Store,
        speaker: &Speaker,
        open: &OpenTurn,
    ) -> Result<Self, ChatError> {
        let now = store.now();
        let actor = &speaker.actor;
        let mine = tickets::list(store, actor, TicketSearch::default(), Page::MAX)
            .await
            .map_err(unreadable)?;
        let coming = BookingSearch {
            status: Some(BookingStatus::Scheduled),
            ..BookingSearch::default()
        };
        let coming = bookings::list(store, actor, now, coming, Page::MAX)
            .await
            .map_err(unreadable)?;
        let rooms = rooms::list(store, Page::MAX).await.map_err(unreadable)?;
        Ok(Self {
            now,
            time_zone: speaker.zone.name().to_owned(),
            customer: speaker.name.clone(),
            tickets: mine
                .items
                .into_iter()
                .filter(|ticket| !ticket.status.is_closed())
                .collect(),
            bookings: coming.items,
            rooms: rooms.items,
            pending: open.pending.clone(),
            waiting: open.conversation.waiting.clone(),
        })
    }

    pub(super) fn room_names(&self) -> impl Iterator<Item = &str> {
        self.rooms.iter().map(|room| room.name.as_str())
    }

    /// As models and prompt templates get it.
    pub(super) fn as_json(&self, language: Language) -> Value {
        let rooms: Vec<Value> = self
            .rooms
            .iter()
            .map(|room| {
                json!({
                    "name": room.name,
                    "capacity": room.capacity,
                    "opening_hours": room.opening_hours.as_ref().map(ToString::to_string),
                    "time_zone": room.time_zone.name(),
                })
            })
            .collect();
        let pending = self.pending.as_ref().map(|action| {
            json!({
                "tool": action.draft.tool(),
                "arguments": action.draft.arguments(),
                "summary": action.summary,
                "agent": action.agent,
            })
        });
        let waiting: Vec<Value> = self
            .waiting
            .iter()
            .map(|next| json!({"tool": next.draft.tool(), "summary": next.summary}))
            .collect();
        json!({
            "now": rfc3339(self.now),
            "time_zone": self.time_zone,
            "language": language.code(),
            "customer": {"name": self.customer},
            "tickets": self.tickets.iter().map(ticket_facts).collect::<Vec<_>>(),
            "bookings": self.bookings.iter().map(booking_facts).collect::<Vec<_>>(),
            "rooms": rooms,
            "pending": pending,
            "waiting": waiting,
        })
    }
}

fn unreadable(error: impl Failure) -> ChatError {
    ChatError::Situation(Box::new(error))
}
