use std::fmt;
use std::path::Path;

use domain::conversations::Agent;
use minijinja::{Environment, UndefinedBehavior};
use serde::Deserialize as _;
use serde_json::{Value, json};

use super::ChatError;

const BUILT_IN: [(&str, &str); 5] = [
    ("primary", include_str!("prompts/primary.md")),
    ("faq", include_str!("prompts/faq.md")),
    ("it_support", include_str!("prompts/it_support.md")),
    ("ticket", include_str!("prompts/ticket.md")),
    ("booking", include_str!("prompts/booking.md")),
];

/// What each agent is told: one template (Jinja) for each, built in, and overridable by a file of
/// the same name with the ending `.md`.
///
/// A template sees the facts of the situation as variables: `now`, `time_zone`, `language`,
/// `customer`, `tickets`, `bookings`, `rooms`, `pending` and `waiting`. What the customer says is
/// not among them: it reaches the model as a message, never as part of the instructions.
pub struct Prompts(Environment<'static>);

impl fmt::Debug for Prompts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Prompts")
    }
}

/// Why the templates cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PromptError {
    /// The file cannot be read.
    #[error("cannot read the prompt template {name}.md")]
    Read {
        /// The template.
        name: String,
        /// Why.
        source: std::io::Error,
    },
    /// It is no valid template, or names a variable that there is not.
    #[error("the prompt template {name}.md is not valid: {source}")]
    Template {
        /// The template.
        name: String,
        /// Where and why.
        source: minijinja::Error,
    },
}

impl Prompts {
    /// The templates that come with the program, each overridden by a file in `folder` if there
    /// is one. Every template is rendered once, so that a mistake shows at start.
    pub fn load(folder: Option<&Path>) -> Result<Self, PromptError> {
        let mut templates = Environment::new();
        templates.set_undefined_behavior(UndefinedBehavior::Strict);
        for (name, built_in) in BUILT_IN {
            let file = folder.map(|folder| folder.join(name).with_extension("md"));
            let text = match file.filter(|file| file.exists()) {
                Some(file) => std::fs::read_to_string(file).map_err(|source| {
                    let name = name.to_owned();
                    PromptError::Read { name, source }
                })?,
                None => built_in.to_owned(),
            };
            let invalid = |source| {
                let name = name.to_owned();
                PromptError::Template { name, source }
            };
            templates.add_template_owned(name, text).map_err(invalid)?;
            let template = templates.get_template(name).map_err(invalid)?;
            template.render(variables(&example())).map_err(invalid)?;
        }
        Ok(Self(templates))
    }

    /// The instructions of an agent in this situation.
    pub(super) fn render(&self, agent: Agent, situation: &Value) -> Result<String, ChatError> {
        self.0
            .get_template(agent.as_str())
            .and_then(|template| template.render(variables(situation)))
            .map_err(|error| ChatError::Prompt(Box::new(error)))
    }
}

fn variables(situation: &Value) -> minijinja::Value {
    minijinja::Value::deserialize(situation).unwrap_or_default()
}

/// A situation with everything in it, for checking templates.
fn example() -> Value {
    json!({
        "now": "2026-11-23T02:00:00Z",
        "time_zone": "Asia/Ho_Chi_Minh",
        "language": "en",
        "customer": {"name": "An Nguyen"},
        "tickets": [{"reference": "TK-1001", "content": "VPN drops", "status": "Pending", "priority": "normal"}],
        "bookings": [{"reference": "BK-501", "room": "Hue", "reason": "Planning", "time": "2026-11-24T03:00:00Z", "duration_minutes": 60}],
        "rooms": [{"name": "Hue", "capacity": 8, "opening_hours": "Mon-Fri 08:00-18:00", "time_zone": "UTC"}],
        "pending": {"tool": "cancel_ticket", "arguments": {"ticket": "TK-1001"}, "summary": "Cancel TK-1001", "agent": "ticket"},
        "waiting": [{"tool": "cancel_booking", "summary": "Cancel BK-501"}],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_variable_is_found_at_start() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("faq.md"), "Hello {{ custmer.name }}").unwrap();
        let error = Prompts::load(Some(folder.path())).unwrap_err().to_string();
        assert!(error.contains("faq.md"), "{error}");
    }

    #[test]
    fn the_built_in_templates_name_the_customer_and_the_clock() {
        let prompts = Prompts::load(None).unwrap();
        for agent in Agent::ALL {
            let text = prompts.render(agent, &example()).unwrap();
            assert!(
                text.contains("An Nguyen") && text.contains("2026-11-23"),
                "{text}"
            );
        }
    }
}
