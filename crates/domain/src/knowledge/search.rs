use super::question::Question;
use super::rank::{FLOOR, MARGIN, Rarity, score};
use super::snippet::snippet;
use super::{
    Article, ArticleFilter, ArticleQueries, Candidate, KnowledgeError, Language, Matching,
    Visibility,
};
use crate::actor::Actor;
use crate::fields::Fields;
use crate::ids::ArticleKey;
use crate::page::{Page, Paged};
use crate::store::{Queries, StoreError};

/// How many articles are ranked at most.
const MOST_CANDIDATES: u32 = 300;

/// How many articles a customer is answered with at most.
const MOST_ANSWERS: usize = 3;

/// Less than this is chance.
const LEAST_SCORE: f64 = 0.05;

/// An article that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The article.
    pub article: Article,
    /// How well it answers, 0 to 1.
    pub score: f64,
    /// Plain text around the best match, at most 200 characters.
    pub snippet: String,
}

/// What somebody looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchRequest {
    /// A question or words, 1 to 200 characters.
    pub text: String,
    /// Only articles in this language.
    pub language: Option<Language>,
}

/// A page of the articles that exist for the one who asks and have to do with the text, best
/// first.
pub async fn search(
    queries: &dyn Queries,
    actor: &Actor,
    request: SearchRequest,
    page: Page,
) -> Result<Paged<Hit>, KnowledgeError> {
    let mut fields = Fields::new();
    let text = fields.text("q", &request.text, 1..=200);
    fields.finish()?;
    let filter = ArticleFilter {
        visibility: Visibility::of(actor),
        language: request.language,
    };
    let question = Question::new(&text);
    let ranked = ranked(queries.articles(), &question, &filter).await?;
    let skip = usize::try_from(page.skip).unwrap_or(usize::MAX);
    let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
    let wanted: Vec<(ArticleKey, f64)> = ranked
        .iter()
        .skip(skip)
        .take(limit)
        .map(|(candidate, score)| (candidate.key, *score))
        .collect();
    Ok(Paged {
        items: hits(queries, &question, &filter, &wanted).await?,
        total: u64::try_from(ranked.len()).unwrap_or(u64::MAX),
        skip: page.skip,
        limit: page.limit,
    })
}

/// The published articles that answer a customer's message, best first; none if nothing reaches
/// [`FLOOR`]. Of an article in several languages it is the one in the language that the customer
/// speaks, if there is one.
pub async fn find_answers(
    queries: &dyn Queries,
    message: &str,
    spoken: &Language,
) -> Result<Vec<Hit>, StoreError> {
    let filter = ArticleFilter::default();
    let question = Question::new(message);
    let ranked = ranked(queries.articles(), &question, &filter).await?;
    let mut hits: Vec<Hit> = Vec::new();
    for (candidate, score) in answering(&ranked) {
        if hits.len() == MOST_ANSWERS {
            break;
        }
        if hits.iter().any(|hit| hit.article.slug == candidate.slug) {
            continue;
        }
        let translations = queries.articles().translations(&candidate.slug).await?;
        let best = translations
            .into_iter()
            .filter(|article| article.is_published)
            .max_by_key(|article| {
                let is_found = article.key == candidate.key;
                (closeness(&article.language, spoken), is_found)
            });
        hits.extend(best.map(|article| Hit {
            snippet: snippet(&question, &article.body),
            score: *score,
            article,
        }));
    }
    Ok(hits)
}

/// Those of the ranked articles that answer: above the floor and close to the best.
pub(super) fn answering(ranked: &[Ranked]) -> impl Iterator<Item = &Ranked> {
    let best = ranked.first().map_or(0.0, |(_, score)| *score);
    let least = FLOOR.max(best * MARGIN);
    ranked.iter().take_while(move |(_, score)| *score >= least)
}

/// How well a reader of `spoken` is served by `written`.
fn closeness(written: &Language, spoken: &Language) -> u8 {
    if written == spoken {
        3
    } else if spoken.takes(written) {
        2
    } else {
        u8::from(written.primary() == spoken.primary())
    }
}

pub(super) type Ranked = (Candidate, f64);

/// Everything that has to do with the question, best first.
pub(super) async fn ranked(
    articles: &dyn ArticleQueries,
    question: &Question,
    filter: &ArticleFilter,
) -> Result<Vec<Ranked>, StoreError> {
    if question.units.is_empty() {
        return Ok(Vec::new());
    }
    let units: Vec<Matching> = question
        .units
        .iter()
        .map(|unit| question.matching(unit))
        .collect();
    let (total, matching) = articles.count_matching(filter, &units).await?;
    let wanted = telling(question, units, &matching);
    let candidates = articles
        .candidates(filter, &wanted, MOST_CANDIDATES)
        .await?;
    let rarity = Rarity::new(total, &matching);
    let mut ranked: Vec<Ranked> = candidates
        .into_iter()
        .map(|candidate| {
            let score = score(question, &rarity, &candidate);
            (candidate, score)
        })
        .filter(|(_, score)| *score >= LEAST_SCORE)
        .collect();
    ranked.sort_by(|(one, one_score), (other, other_score)| {
        let by_score = other_score.total_cmp(one_score);
        by_score.then_with(|| other.key.cmp(&one.key))
    });
    Ok(ranked)
}

/// What to fetch: the rarest things asked for, as long as they match few enough articles to rank
/// them all. So the candidates do not depend on how a database orders them, and what is left out
/// says little. A word that no article has may be mistyped.
fn telling(question: &Question, units: Vec<Matching>, matching: &[u64]) -> Matching {
    let mut by_rarity: Vec<(u64, Matching)> = matching.iter().copied().zip(units).collect();
    by_rarity.sort_by_key(|(count, _)| *count);
    let mut room = u64::from(MOST_CANDIDATES);
    let mut wanted = Matching::default();
    for (count, unit) in by_rarity.into_iter().filter(|(count, _)| *count > 0) {
        if count > room && !wanted.any_of.is_empty() {
            break;
        }
        room = room.saturating_sub(count);
        wanted.any_of.extend(unit.any_of);
    }
    let unknown = question.units.iter().zip(matching);
    let slips = unknown
        .filter(|(_, count)| **count == 0)
        .filter_map(|(unit, _)| question.matching_slip(unit));
    wanted.any_of.extend(slips.flat_map(|slip| slip.any_of));
    wanted.any_of.sort();
    wanted.any_of.dedup();
    wanted
}

/// The articles with these keys, in this order.
async fn hits(
    queries: &dyn Queries,
    question: &Question,
    filter: &ArticleFilter,
    wanted: &[(ArticleKey, f64)],
) -> Result<Vec<Hit>, StoreError> {
    let keys: Vec<ArticleKey> = wanted.iter().map(|(key, _)| *key).collect();
    let mut articles = queries.articles().find_all(&keys, filter).await?;
    let mut hits = Vec::with_capacity(wanted.len());
    for (key, score) in wanted {
        let found = articles.iter().position(|article| article.key == *key);
        hits.extend(found.map(|at| articles.swap_remove(at)).map(|article| Hit {
            snippet: snippet(question, &article.body),
            score: *score,
            article,
        }));
    }
    Ok(hits)
}
