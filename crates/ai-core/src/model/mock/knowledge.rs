//! Questions and complaints, answered from the articles.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    lexicon::Concept,
    matching,
    memory::{Complaint, Open},
    proposals::propose,
    reading::Reading,
    talk,
    turn::{Flow, Turn},
};
use crate::wording::{self, TicketFacts};

/// An article that was found.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Article {
    slug: String,
    title: String,
    body: String,
}

/// A question about the service: what the best article says, or that there is none.
pub(super) fn question(turn: &mut Turn, text: &str) -> Flow {
    let reading = turn.read(text);
    if is_empty(&reading) && reading.has(Concept::Wonder) {
        talk::help(turn);
        return Ok(());
    }
    if is_empty(&reading) {
        return talk::not_understood(turn);
    }
    turn.route("faq")?;
    match search(turn, text)? {
        Some(article) => {
            quote(turn, &article);
            turn.memory.complaint = Some(Complaint {
                words: plain(&reading),
                is_proposed: false,
            });
        }
        None => return no_article(turn, text),
    }
    Ok(())
}

/// "I have a problem", "it doesn't work": a complaint that does not say about what.
fn is_vague(reading: &Reading) -> bool {
    #[rustfmt::skip]
    const GENERIC: &[&str] = &[
        "problem",
        "issue",
        "trouble",
        "nothing",
        "something",
        "everything",
        "thing",
        "vấn", "đề", "sự", "cố", "trục", "trặc", "gặp", "gì", "đó", "hoạt", "động", "bị", "được", "not", "isn't", "don't",
        "lỗi",
        "work",
        "works",
        "working",
        "doesn't",
        "help",
    ];
    const SMALL: &[Concept] = &[
        Concept::Polite,
        Concept::Courtesy,
        Concept::Filler,
        Concept::You,
        Concept::Myself,
        Concept::AskVi,
        Concept::Greeting,
        Concept::Need,
        Concept::Negation,
        Concept::Unable,
        Concept::Have,
        Concept::Help,
    ];
    let mut words = reading.words();
    words.all(|(at, token)| {
        let concepts = reading.concepts_at(at);
        concepts.iter().any(|concept| SMALL.contains(concept)) || token.is_any(GENERIC)
    })
}

/// "why?", "???": a question about nothing.
fn is_empty(reading: &Reading) -> bool {
    const SMALL: &[Concept] = &[
        Concept::Polite,
        Concept::Courtesy,
        Concept::Filler,
        Concept::What,
        Concept::Which,
        Concept::When,
        Concept::Where,
        Concept::Why,
        Concept::Who,
        Concept::How,
        Concept::You,
        Concept::Myself,
        Concept::AskVi,
        Concept::Wonder,
        Concept::Greeting,
    ];
    let mut words = reading.words();
    words.all(|(at, _)| {
        let concepts = reading.concepts_at(at);
        concepts.iter().any(|concept| SMALL.contains(concept))
    })
}

/// Something does not work: the steps of the best article, or the offer of a ticket.
pub(super) fn complaint(turn: &mut Turn, text: &str) -> Flow {
    turn.route("it_support")?;
    if is_vague(&turn.read(text)) {
        turn.say(wording::what_is_the_problem(turn.language));
        return Ok(());
    }
    let Some(article) = search(turn, text)? else {
        return no_article(turn, text);
    };
    quote(turn, &article);
    turn.say(wording::did_it_help(turn.language));
    turn.memory.complaint = Some(Complaint {
        words: plain(&turn.read(text)),
        is_proposed: false,
    });
    Ok(())
}

/// The steps did not help: first a ticket is proposed, then a person takes over.
pub(super) fn no_help(turn: &mut Turn, text: &str) -> Flow {
    let Some(complaint) = turn.memory.complaint.clone() else {
        let is_empty = matching::wanted(&turn.read(text), usize::MAX).is_empty();
        if is_empty && turn.failed_before > 0 {
            talk::fail(turn);
            return talk::hand_off(turn, "failed");
        }
        return complaint_again(turn, text);
    };
    let reading = turn.read(text);
    let named = matching::wanted(&reading, usize::MAX);
    let is_same = matching::score(&named, &matching::described(&complaint.words)) > 0;
    if reading.has(Concept::Device) && !is_same {
        return complaint_again(turn, text);
    }
    if talk::fail(turn) || complaint.is_proposed {
        return talk::hand_off(turn, "failed");
    }
    turn.route("it_support")?;
    let listed = turn.call("list_tickets", json!({}))?;
    turn.say(wording::steps_failed(turn.language));
    if let Some(ticket) = similar(&listed, &complaint.words) {
        turn.say(wording::similar_ticket(
            &ticket.reference,
            &ticket.content,
            turn.language,
        ));
    }
    turn.memory.complaint = Some(Complaint {
        is_proposed: true,
        ..complaint.clone()
    });
    let priority = turn.read(&complaint.words).priority;
    let priority = priority.map_or("normal", |priority| priority.as_str());
    let arguments = json!({ "content": complaint.words, "priority": priority });
    propose(turn, "create_ticket", arguments)?;
    Ok(())
}

/// "still not working" without a complaint before it is a complaint itself.
fn complaint_again(turn: &mut Turn, text: &str) -> Flow {
    complaint(turn, text)
}

fn search(turn: &mut Turn, text: &str) -> Flow<Option<Article>> {
    let query = query(&turn.read(text));
    let result = turn.call("search_knowledge", json!({ "query": query }))?;
    let articles = result.get("articles").cloned().unwrap_or_default();
    let articles: Vec<Article> = serde_json::from_value(articles).unwrap_or_default();
    Ok(articles.into_iter().next())
}

/// The customer's words without greeting and politeness, as much as the search takes.
fn query(reading: &Reading) -> String {
    const LONGEST: usize = 200;
    plain(reading).chars().take(LONGEST).collect()
}

fn plain(reading: &Reading) -> String {
    super::content::of_answer(reading).unwrap_or_else(|| reading.text.as_str().trim().to_owned())
}

fn quote(turn: &mut Turn, article: &Article) {
    turn.say(format!("{}\n{}", article.title, article.body));
    turn.cite(&article.slug);
}

fn no_article(turn: &mut Turn, text: &str) -> Flow {
    if talk::fail(turn) {
        turn.say(wording::no_article_either(turn.language));
        return talk::hand_off(turn, "failed");
    }
    let content = plain(&turn.read(text));
    turn.memory.open = Open::OfferTicket { content };
    turn.say(wording::no_article(turn.language));
    Ok(())
}

/// An open ticket that shares words with the complaint.
fn similar(listed: &Value, words: &str) -> Option<TicketFacts> {
    let tickets = listed.get("tickets").cloned().unwrap_or_default();
    let tickets: Vec<TicketFacts> = serde_json::from_value(tickets).unwrap_or_default();
    let wanted = matching::described(words);
    let scored = tickets
        .into_iter()
        .filter(|ticket| !ticket.allowed_transitions.is_empty())
        .map(|ticket| {
            (
                matching::score(&wanted, &matching::described(&ticket.content)),
                ticket,
            )
        });
    let best = scored.max_by_key(|(score, _)| *score)?;
    (best.0 > 0).then_some(best.1)
}
