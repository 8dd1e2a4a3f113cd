//! Questions that nobody tuned the ranking for one by one, over the articles of three companies:
//! which article answers, and when none does.

use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use super::import::parse;
use super::question::Question;
use super::search::{Ranked, answering, ranked};
use super::words::words;
use super::{Article, ArticleFilter, ArticleQueries, Candidate, Matching, Slug, Term};
use crate::ids::ArticleKey;
use crate::page::{Page, Paged};
use crate::store::StoreError;

/// Articles in memory, with a full-text index that is as simple as can be.
struct Shelf(Vec<Candidate>);

impl Shelf {
    /// Articles in one file, each below a line `=== slug language`.
    fn read(text: &str) -> Self {
        let articles = text.split("=== ").filter(|part| !part.is_empty());
        let candidates = articles.enumerate().map(|(index, part)| {
            let (name, text) = part.split_once('\n').unwrap();
            let draft = parse(&format!("{}.md", name.replace(' ', ".")), text).unwrap();
            let article = Article {
                key: ArticleKey(i64::try_from(index).unwrap() + 1),
                article_id: Uuid::nil(),
                slug: draft.slug.parse().unwrap(),
                language: draft.language.parse().unwrap(),
                title: draft.title,
                body: draft.body,
                is_published: true,
                version: 1,
                created_at: OffsetDateTime::UNIX_EPOCH,
                updated_at: OffsetDateTime::UNIX_EPOCH,
            };
            Candidate {
                key: article.key,
                title_words: article.title_words(),
                body_words: article.body_words(),
                slug: article.slug,
                language: article.language,
            }
        });
        Self(candidates.collect())
    }
}

fn matches(candidate: &Candidate, wanted: &Matching) -> bool {
    let mut all = words(candidate.slug.as_str());
    all.extend(words(&candidate.title_words));
    all.extend(words(&candidate.body_words));
    let has = |term: &Term| {
        all.iter()
            .any(|word| word == &term.word || (term.is_prefix && word.starts_with(&term.word)))
    };
    wanted.any_of.iter().any(|terms| terms.iter().all(has))
}

#[async_trait]
impl ArticleQueries for Shelf {
    async fn find(&self, _: Uuid) -> Result<Option<Article>, StoreError> {
        Ok(None)
    }

    async fn translations(&self, _: &Slug) -> Result<Vec<Article>, StoreError> {
        Ok(Vec::new())
    }

    async fn find_all(
        &self,
        _: &[ArticleKey],
        _: &ArticleFilter,
    ) -> Result<Vec<Article>, StoreError> {
        Ok(Vec::new())
    }

    async fn list(&self, _: &ArticleFilter, _: Page) -> Result<Paged<Article>, StoreError> {
        Ok(Paged {
            items: Vec::new(),
            total: 0,
            skip: 0,
            limit: 0,
        })
    }

    async fn count_matching(
        &self,
        _: &ArticleFilter,
        wanted: &[Matching],
    ) -> Result<(u64, Vec<u64>), StoreError> {
        let count = |wanted: &Matching| {
            let found = self.0.iter().filter(|candidate| matches(candidate, wanted));
            u64::try_from(found.count()).unwrap()
        };
        let all = u64::try_from(self.0.len()).unwrap();
        Ok((all, wanted.iter().map(count).collect()))
    }

    async fn candidates(
        &self,
        _: &ArticleFilter,
        wanted: &Matching,
        _: u32,
    ) -> Result<Vec<Candidate>, StoreError> {
        let found = self.0.iter().filter(|candidate| matches(candidate, wanted));
        Ok(found.cloned().collect())
    }
}

async fn rank(shelf: &Shelf, question: &str) -> Vec<Ranked> {
    let question = Question::new(question);
    ranked(shelf, &question, &ArticleFilter::default())
        .await
        .unwrap()
}

fn answers(ranked: &[Ranked]) -> Vec<String> {
    let mut slugs: Vec<String> = answering(ranked)
        .map(|(candidate, _)| candidate.slug.to_string())
        .collect();
    slugs.dedup();
    slugs
}

#[tokio::test]
async fn questions_find_their_article_or_none() {
    let mut shelf = Shelf(Vec::new());
    let (mut right, mut wrong) = (Vec::new(), Vec::new());
    for line in include_str!("testdata/questions.txt").lines() {
        match line {
            "[helpdesk]" => shelf = Shelf::read(include_str!("testdata/helpdesk.md")),
            "[office]" => shelf = Shelf::read(include_str!("testdata/office.md")),
            "[shop]" => shelf = Shelf::read(include_str!("testdata/shop.md")),
            _ => {}
        }
        let Some((question, expected)) = line.split_once(" => ") else {
            continue;
        };
        let ranked = rank(&shelf, question).await;
        let answers = answers(&ranked);
        let is_right = expected.split(" | ").any(|expected| match expected {
            "-" => answers.is_empty(),
            slug => answers == [slug],
        });
        let scores: Vec<String> = ranked
            .iter()
            .take(4)
            .map(|(c, score)| format!("{}.{} {score:.2}", c.slug, c.language))
            .collect();
        let outcome = format!("{question} => {expected}: {}", scores.join(", "));
        if is_right {
            right.push(outcome);
        } else {
            wrong.push(outcome);
        }
    }
    assert!(right.len() + wrong.len() >= 300);
    // The others too: a change of a weight is judged by how far they are from the floor.
    assert!(
        wrong.is_empty(),
        "WRONG\n{}\n\nRIGHT\n{}",
        wrong.join("\n"),
        right.join("\n")
    );
}
