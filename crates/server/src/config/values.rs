//! What values look like: one function per shape, `None` for what does not fit.

use std::net::IpAddr;
use std::str::FromStr;
use std::time::Duration;

use tracing_subscriber::EnvFilter;
use url::Url;

/// Development or production.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeploymentKind {
    /// On somebody's own machine: convenient.
    Development,
    /// For customers: strict.
    Production,
}

impl DeploymentKind {
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().as_str() {
            "development" => Some(Self::Development),
            "production" => Some(Self::Production),
            _ => None,
        }
    }
}

/// The form of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

impl LogFormat {
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().as_str() {
            "text" => Some(Self::Text),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// Any text without control characters.
#[expect(clippy::unnecessary_wraps, reason = "has the shape of its siblings")]
pub(super) fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// A number as its type takes it.
pub(super) fn number<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

/// A number within bounds, both included.
pub(super) fn number_within<T: FromStr + PartialOrd>(
    least: T,
    most: T,
) -> impl FnOnce(&str) -> Option<T> {
    move |text| number(text).filter(|n| *n >= least && *n <= most)
}

/// Bytes, at most one GiB.
pub(super) fn body_size(text: &str) -> Option<usize> {
    number_within(1, 1 << 30)(text)
}

/// Whole seconds, up to ten years.
pub(super) fn whole_seconds(text: &str) -> Option<Duration> {
    number_within(1, 315_360_000)(text).map(Duration::from_secs)
}

/// Seconds with a fraction, above zero and up to an hour.
pub(super) fn fractional_seconds(text: &str) -> Option<Duration> {
    let seconds = number::<f64>(text).filter(|s| *s > 0.0 && *s <= 3600.0)?;
    Duration::try_from_secs_f64(seconds)
        .ok()
        .filter(|d| !d.is_zero())
}

/// `on` or `off`, and the other ways to say so.
pub(super) fn switch(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "on" | "true" | "yes" | "1" => Some(true),
        "off" | "false" | "no" | "0" => Some(false),
        _ => None,
    }
}

/// An address or a name to listen on. Brackets around an IPv6 address are taken off.
pub(super) fn host(text: &str) -> Option<String> {
    let bare = text
        .strip_prefix('[')
        .and_then(|t| t.strip_suffix(']'))
        .unwrap_or(text);
    let is_name = bare
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    (is_name || bare.parse::<IpAddr>().is_ok()).then(|| bare.to_owned())
}

/// Web origins as browsers send them, or `none`.
pub(super) fn origins(text: &str) -> Option<Vec<String>> {
    if text.eq_ignore_ascii_case("none") {
        return Some(Vec::new());
    }
    text.split(',')
        .map(str::trim)
        .filter(|o| !o.is_empty())
        .map(origin)
        .collect()
}

fn origin(text: &str) -> Option<String> {
    let url = Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let is_bare = url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    is_bare.then(|| url.origin().ascii_serialization())
}

/// An address of a web API without credentials, and without the slash at its end.
pub(super) fn web_address(text: &str) -> Option<String> {
    let url = Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let is_bare = url.username().is_empty() && url.password().is_none();
    is_bare.then(|| text.trim_end_matches('/').to_owned())
}

/// Directives of `tracing-subscriber`.
pub(super) fn log_filter(text: &str) -> Option<EnvFilter> {
    EnvFilter::try_new(text).ok()
}
