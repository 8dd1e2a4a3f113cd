//! The full-text index: FTS5 on SQLite, a `tsvector` on PostgreSQL.
//!
//! The terms hold letters and digits only. They are quoted all the same and go in as parameters,
//! so nothing that a customer writes is ever read as query syntax.

use domain::knowledge::{Matching, Term};
use sea_orm::sea_query::{Expr, SimpleExpr};

/// The words of an article match.
pub(super) fn matches(wanted: &Matching, is_postgres: bool) -> SimpleExpr {
    if wanted.any_of.is_empty() {
        return Expr::val(false);
    }
    if is_postgres {
        let query = joined(wanted, " & ", " | ", postgres_term);
        Expr::cust_with_values("articles.words @@ $1::tsquery", [query])
    } else {
        let query = joined(wanted, " AND ", " OR ", sqlite_term);
        Expr::cust_with_values(
            "articles.id in (select rowid from article_index where article_index match ?)",
            [query],
        )
    }
}

fn joined(wanted: &Matching, and: &str, or: &str, term: fn(&Term) -> String) -> String {
    let alternatives = wanted.any_of.iter().map(|terms| {
        let terms: Vec<String> = terms.iter().map(term).collect();
        format!("({})", terms.join(and))
    });
    alternatives.collect::<Vec<_>>().join(or)
}

fn postgres_term(term: &Term) -> String {
    let quoted = term.word.replace('\\', "\\\\").replace('\'', "''");
    let prefix = if term.is_prefix { ":*" } else { "" };
    format!("'{quoted}'{prefix}")
}

fn sqlite_term(term: &Term) -> String {
    let quoted = term.word.replace('"', "\"\"");
    let prefix = if term.is_prefix { "*" } else { "" };
    format!("\"{quoted}\"{prefix}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_quoted_for_both_databases() {
        let term = |word: &str, is_prefix| Term {
            word: word.to_owned(),
            is_prefix,
        };
        let wanted = Matching {
            any_of: vec![
                vec![term("hoan", false), term("tien", false)],
                vec![term("refund", true)],
                vec![term("a\"b'c\\", false)],
            ],
        };
        assert_eq!(
            joined(&wanted, " AND ", " OR ", sqlite_term),
            r#"("hoan" AND "tien") OR ("refund"*) OR ("a""b'c\")"#
        );
        assert_eq!(
            joined(&wanted, " & ", " | ", postgres_term),
            r#"('hoan' & 'tien') | ('refund':*) | ('a"b''c\\')"#
        );
    }
}
