use domain::actor::Actor;
use domain::conversations::OpenTurn;
use domain::zone::Zone;
use time::OffsetDateTime;

use crate::understanding::language::detect;
use crate::understanding::time::Now;
use crate::understanding::{Language, Text};

/// Who speaks to the assistant.
#[derive(Debug, Clone)]
pub struct Speaker {
    /// The signed-in person; tools run with these rights.
    pub actor: Actor,
    /// How to address the person.
    pub name: String,
    /// The zone in which times are said and shown.
    pub zone: Zone,
    /// The language to begin with, if the first message has none.
    pub preferred_language: Option<Language>,
}

impl Speaker {
    /// The moment on this person's clock.
    pub(super) fn now(&self, at: OffsetDateTime) -> Now {
        Now::new(at, self.zone.name()).unwrap_or_else(|| Now::utc(at))
    }

    /// The language to answer in: that of the message, else that of the one before.
    pub(super) fn language(&self, open: &OpenTurn, room_names: &[&str]) -> Language {
        detect(&Text::new(&open.user_message.content), room_names)
            .unwrap_or_else(|| self.kept_language(open.conversation.language.as_deref()))
    }

    /// The language of the conversation so far.
    pub(super) fn kept_language(&self, kept: Option<&str>) -> Language {
        kept.and_then(Language::from_code)
            .or(self.preferred_language)
            .unwrap_or(Language::English)
    }
}

/// Who is answered, and in which language.
#[derive(Clone, Copy)]
pub(super) struct Listener<'a> {
    pub(super) speaker: &'a Speaker,
    pub(super) language: Language,
}

impl Listener<'_> {
    /// The moment on this person's clock.
    pub(super) fn now(&self, at: OffsetDateTime) -> Now {
        self.speaker.now(at)
    }
}
