//! A tiny support desk in memory: the tools' results without a database, for playing dialogs.

use frontdesk_ai_core::understanding::{
    Language,
    fold::fold,
    names,
    time::{Now, OpeningHours},
};
use frontdesk_ai_core::wording::{self, BookingFacts, Proposal, TicketFacts};
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339};

/// Everything that exists, as the speaker may see it.
pub(crate) struct Office {
    pub(crate) now: OffsetDateTime,
    pub(crate) zone: String,
    pub(crate) speaker: String,
    pub(crate) tickets: Vec<Value>,
    pub(crate) rooms: Vec<Value>,
    pub(crate) bookings: Vec<Value>,
    pub(crate) articles: Vec<Value>,
}

pub(crate) fn instant(text: &Value) -> OffsetDateTime {
    OffsetDateTime::parse(text.as_str().unwrap_or_default(), &Rfc3339).unwrap()
}

fn list(world: &Value, name: &str) -> Vec<Value> {
    world[name].as_array().cloned().unwrap_or_default()
}

impl Office {
    pub(crate) fn open(world: &Value) -> Self {
        let mut tickets = list(world, "tickets");
        for ticket in &mut tickets {
            ticket["priority"] = json!("normal");
            ticket["description"] = json!("");
        }
        let rooms = list(world, "rooms").into_iter().map(|room| {
            json!({"name": room["name"], "capacity": room["capacity"], "opening_hours": room["open"], "time_zone": world["time_zone"]})
        });
        Self {
            now: instant(&world["clock"]),
            zone: world["time_zone"].as_str().unwrap().to_owned(),
            speaker: world["speaker"].as_str().unwrap().to_owned(),
            tickets,
            rooms: rooms.collect(),
            bookings: list(world, "bookings"),
            articles: list(world, "articles"),
        }
    }

    pub(crate) fn clock(&self) -> Now {
        Now::new(self.now, &self.zone).unwrap()
    }

    fn own<'a>(&self, all: &'a [Value]) -> Vec<&'a Value> {
        let speaker = self.speaker.as_str();
        all.iter().filter(|one| one["owner"] == speaker).collect()
    }

    pub(crate) fn ticket(&self, reference: &str) -> Option<Value> {
        let own = self.own(&self.tickets);
        let ticket = own.into_iter().find(|one| one["reference"] == reference)?;
        let mut ticket = ticket.clone();
        let status = ticket["status"].as_str().unwrap().to_owned();
        ticket["allowed_transitions"] = match status.as_str() {
            "Pending" => json!(["InProgress", "Canceled"]),
            "InProgress" => json!(["Resolved", "Canceled"]),
            _ => json!([]),
        };
        ticket["can_reopen"] = json!(status == "Resolved");
        ticket["messages"] = json!([]);
        Some(ticket)
    }

    pub(crate) fn booking(&self, reference: &str) -> Option<Value> {
        let own = self.own(&self.bookings);
        let found = own.into_iter().find(|one| one["reference"] == reference);
        found.cloned()
    }

    pub(crate) fn situation(&self, language: Language, pending: &Value) -> Value {
        let references = self.own(&self.tickets);
        let open = references
            .iter()
            .filter_map(|one| self.ticket(one["reference"].as_str()?))
            .filter(|ticket| ticket["allowed_transitions"] != json!([]));
        let coming = self.own(&self.bookings).into_iter();
        let coming =
            coming.filter(|one| one["status"] == "Scheduled" && instant(&one["time"]) > self.now);
        json!({
            "now": self.now.format(&Rfc3339).unwrap(),
            "time_zone": self.zone,
            "language": if language == Language::Vietnamese { "vi" } else { "en" },
            "customer": {"name": "An Nguyen"},
            "tickets": open.collect::<Vec<_>>(),
            "bookings": coming.collect::<Vec<_>>(),
            "rooms": self.rooms,
            "pending": pending,
            "waiting": [],
        })
    }

    pub(crate) fn read(&self, tool: &str, arguments: &Value, language: Language) -> Value {
        match tool {
            "search_knowledge" => {
                self.search(arguments["query"].as_str().unwrap_or_default(), language)
            }
            "list_tickets" => {
                let own = self.own(&self.tickets);
                let tickets: Vec<Value> = own
                    .iter()
                    .rev()
                    .filter_map(|one| self.ticket(one["reference"].as_str()?))
                    .collect();
                json!({"total": tickets.len(), "tickets": tickets})
            }
            "get_ticket" => match self.ticket(arguments["ticket"].as_str().unwrap_or_default()) {
                Some(ticket) => json!({"ticket": ticket}),
                None => refused("ticket_not_found"),
            },
            "list_bookings" => {
                let within = |one: &&&Value| {
                    let time = instant(&one["time"]);
                    arguments
                        .get("from")
                        .is_none_or(|from| instant(from) <= time)
                        && arguments.get("to").is_none_or(|to| time < instant(to))
                };
                let own = self.own(&self.bookings);
                json!({"bookings": own.iter().filter(within).collect::<Vec<_>>()})
            }
            "find_rooms" => self.find_rooms(arguments),
            _ => json!({}),
        }
    }

    fn search(&self, query: &str, language: Language) -> Value {
        let language = if language == Language::Vietnamese {
            "vi"
        } else {
            "en"
        };
        let words = |text: &str| -> Vec<String> {
            let folded = fold(text);
            folded
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.len() > 1 && !STOP.contains(word))
                .map(|word| {
                    word.trim_end_matches("ing")
                        .trim_end_matches("ed")
                        .trim_end_matches('s')
                        .to_owned()
                })
                .collect()
        };
        let wanted = words(query);
        let mut hits: Vec<(f64, Value)> = Vec::new();
        for article in &self.articles {
            let text = &article[language];
            let title = words(text["title"].as_str().unwrap_or_default());
            let body = words(text["body"].as_str().unwrap_or_default());
            let (mut found, mut asked) = (0.0, 0.0);
            for word in &wanted {
                let rarity = self.rarity(word, language, &words);
                asked += rarity;
                found += rarity
                    * if title.contains(word) {
                        1.0
                    } else if body.contains(word) {
                        0.6
                    } else {
                        0.0
                    };
            }
            let score = found / f64::max(asked, 0.1);
            if score >= 0.34 {
                hits.push((score, json!({"slug": article["slug"], "title": text["title"], "body": text["body"], "score": score})));
            }
        }
        hits.sort_by(|one, other| other.0.total_cmp(&one.0));
        json!({"articles": hits.into_iter().map(|(_, hit)| hit).collect::<Vec<_>>()})
    }

    fn rarity(&self, word: &str, language: &str, words: &dyn Fn(&str) -> Vec<String>) -> f64 {
        let holds = |article: &&Value| {
            let text = &article[language];
            words(text["title"].as_str().unwrap_or_default())
                .iter()
                .any(|one| one == word)
                || words(text["body"].as_str().unwrap_or_default())
                    .iter()
                    .any(|one| one == word)
        };
        let count = self.articles.iter().filter(holds).count().max(1);
        1.0 / f64::from(u32::try_from(count).unwrap())
    }

    fn is_open(&self, room: &Value, time: OffsetDateTime, minutes: i64) -> bool {
        let hours =
            OpeningHours::parse(room["opening_hours"].as_str().unwrap_or_default()).unwrap();
        let now = self.clock();
        hours.is_open_at(&now, time)
            && hours.is_open_at(&now, time + Duration::minutes(minutes - 1))
    }

    fn is_free(&self, room: &Value, time: OffsetDateTime, minutes: i64, but: &str) -> bool {
        self.bookings.iter().all(|one| {
            let start = instant(&one["time"]);
            let end = start + Duration::minutes(one["duration_minutes"].as_i64().unwrap());
            one["room"] != room["name"]
                || one["status"] != "Scheduled"
                || one["reference"] == but
                || time >= end
                || time + Duration::minutes(minutes) <= start
        })
    }

    fn find_rooms(&self, arguments: &Value) -> Value {
        let time = instant(&arguments["time"]);
        if time <= self.now {
            return refused("time_in_past");
        }
        let minutes = arguments["duration_minutes"].as_i64().unwrap_or(60);
        let people = arguments["attendees"].as_i64().unwrap_or(1);
        let free = self.rooms.iter().filter(|room| {
            room["capacity"].as_i64().unwrap() >= people
                && self.is_open(room, time, minutes)
                && self.is_free(room, time, minutes, "")
        });
        json!({"free": free.collect::<Vec<_>>(), "alternatives": []})
    }

    /// The proposal with its summary, or the refusal.
    pub(crate) fn propose(&self, tool: &str, arguments: &Value, language: Language) -> Value {
        let mut arguments = arguments.clone();
        arguments
            .as_object_mut()
            .unwrap()
            .remove("replaces_pending");
        let mut proposal = Proposal {
            tool: tool.to_owned(),
            ..Proposal::default()
        };
        if let Some(reference) = arguments["ticket"].as_str() {
            let Some(ticket) = self.ticket(reference) else {
                return refused("ticket_not_found");
            };
            let code = match (tool, ticket["status"].as_str().unwrap()) {
                ("cancel_ticket", "Canceled") => Some("already_canceled"),
                ("cancel_ticket", "Resolved") => Some("invalid_transition"),
                ("reopen_ticket", status) if status != "Resolved" => Some("invalid_transition"),
                ("update_ticket" | "comment_on_ticket", "Resolved" | "Canceled") => {
                    Some("ticket_closed")
                }
                _ => None,
            };
            if let Some(code) = code {
                return json!({"refused": {"code": code, "detail": code, "ticket": ticket}});
            }
            proposal.ticket = serde_json::from_value::<TicketFacts>(ticket).ok();
        }
        if let Some(reference) = arguments["booking"].as_str() {
            let Some(booking) = self.booking(reference) else {
                return refused("booking_not_found");
            };
            if booking["status"] != "Scheduled" {
                return json!({"refused": {"code": "booking_final", "booking": booking}});
            }
            proposal.booking = serde_json::from_value::<BookingFacts>(booking.clone()).ok();
            if tool == "reschedule_booking" {
                let time = if arguments["time"].is_string() {
                    &arguments["time"]
                } else {
                    &booking["time"]
                };
                let minutes = arguments["duration_minutes"]
                    .as_i64()
                    .or(booking["duration_minutes"].as_i64());
                let room = if arguments["room"].is_string() {
                    &arguments["room"]
                } else {
                    &booking["room"]
                };
                let asked = json!({"time": time, "duration_minutes": minutes, "room": room});
                if let Err(refused) = self.check(&asked, reference) {
                    return refused;
                }
            }
        }
        if tool == "create_booking" {
            match self.check(&arguments, "") {
                Ok(complete) => arguments = complete,
                Err(refused) => return refused,
            }
        }
        proposal.arguments = arguments.clone();
        let summary = wording::summary(&proposal, &self.clock(), language);
        json!({"proposed": {"tool": tool, "arguments": arguments, "summary": summary}})
    }

    fn check(&self, arguments: &Value, but: &str) -> Result<Value, Value> {
        let mut arguments = arguments.clone();
        let time = instant(&arguments["time"]);
        let minutes = arguments["duration_minutes"].as_i64().unwrap_or(60);
        arguments["duration_minutes"] = json!(minutes);
        let people = arguments["attendees"].as_i64().unwrap_or(1);
        if time <= self.now {
            return Err(refused("time_in_past"));
        }
        let seats = |room: &&Value| room["capacity"].as_i64().unwrap() >= people;
        let open = |room: &&Value| self.is_open(room, time, minutes);
        let free = |room: &&Value| self.is_free(room, time, minutes, but);
        if let Some(name) = arguments["room"].as_str() {
            let room = self
                .rooms
                .iter()
                .find(|room| names::same(room["name"].as_str().unwrap(), name));
            let Some(room) = room else {
                return Err(refused("room_not_found"));
            };
            for (fits, code) in [
                (seats(&room), "room_too_small"),
                (open(&room), "room_closed"),
                (free(&room), "room_taken"),
            ] {
                if !fits {
                    return Err(self.refused_with(code, room, time, minutes, people));
                }
            }
            return Ok(arguments);
        }
        let mut rooms: Vec<&Value> = self.rooms.iter().collect();
        for (fits, code) in [
            (&seats as &dyn Fn(&&Value) -> bool, "room_too_small"),
            (&open, "room_closed"),
            (&free, "room_taken"),
        ] {
            rooms.retain(|room| fits(room));
            if rooms.is_empty() {
                return Err(refused(code));
            }
        }
        arguments["room"] = rooms[0]["name"].clone();
        Ok(arguments)
    }

    fn refused_with(
        &self,
        code: &str,
        room: &Value,
        time: OffsetDateTime,
        minutes: i64,
        people: i64,
    ) -> Value {
        let mut offers = Vec::new();
        let mut at = time;
        while code == "room_taken" && offers.len() < 2 && at < time + Duration::days(3) {
            at += Duration::minutes(30);
            if self.is_open(room, at, minutes) && self.is_free(room, at, minutes, "") {
                offers.push(json!({"room_name": room["name"], "time": at.format(&Rfc3339).unwrap(), "duration_minutes": minutes}));
            }
        }
        let other = self.rooms.iter().find(|other| {
            other["name"] != room["name"]
                && other["capacity"].as_i64().unwrap() >= people
                && self.is_open(other, time, minutes)
                && self.is_free(other, time, minutes, "")
        });
        if let Some(other) = other {
            offers.push(json!({"room_name": other["name"], "time": time.format(&Rfc3339).unwrap(), "duration_minutes": minutes}));
        }
        json!({"refused": {"code": code, "detail": code, "alternatives": offers}})
    }

    /// Does what was agreed; answers the reference.
    pub(crate) fn execute(&mut self, tool: &str, arguments: &Value) -> String {
        let reference = arguments["ticket"]
            .as_str()
            .or(arguments["booking"].as_str());
        let mut reference = reference.unwrap_or_default().to_owned();
        match tool {
            "create_ticket" => {
                reference = format!("TK-{}", 3000 + self.tickets.len());
                self.tickets.push(json!({"reference": reference, "owner": self.speaker, "content": arguments["content"], "description": "", "status": "Pending", "priority": arguments["priority"]}));
            }
            "create_booking" => {
                reference = format!("BK-{}", 600 + self.bookings.len());
                self.bookings.push(json!({"reference": reference, "owner": self.speaker, "room": arguments["room"], "time": arguments["time"], "duration_minutes": arguments["duration_minutes"], "reason": arguments["reason"], "status": "Scheduled"}));
            }
            _ => {
                for one in self.tickets.iter_mut().chain(&mut self.bookings) {
                    if one["reference"] == reference.as_str() {
                        match tool {
                            "cancel_ticket" | "cancel_booking" => one["status"] = json!("Canceled"),
                            "reopen_ticket" => one["status"] = json!("InProgress"),
                            "update_ticket" => one["content"] = arguments["content"].clone(),
                            _ => {
                                for field in ["time", "room", "duration_minutes"] {
                                    if !arguments[field].is_null() {
                                        one[field] = arguments[field].clone();
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        reference
    }
}

fn refused(code: &str) -> Value {
    json!({"refused": {"code": code, "detail": code}})
}

const STOP: &[&str] = &[
    "the", "is", "are", "do", "you", "your", "my", "me", "to", "of", "and", "or", "it", "in", "on",
    "at", "for", "what", "how", "can", "when", "any", "that", "this", "by", "be", "we", "was",
    "have", "has", "did", "does", "not", "cannot", "will", "there", "with", "who", "where",
    "which", "if", "after", "not", "get", "am", "an", "all", "should", "would", "could", "please",
    "want", "need", "about", "time", "the", "nao", "cua", "toi", "minh", "ban", "la", "gi", "co",
    "khong", "nhu", "lam", "sao", "de", "va", "vao", "cac", "duoc", "bi", "cho", "thi", "may",
    "nhung", "mot", "den", "hay", "tu", "vay", "roi", "van",
];
