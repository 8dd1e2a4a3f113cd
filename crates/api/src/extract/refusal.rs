use crate::problem::Problem;

/// 422 that names the field, from where and what serde found. `whole` is what the thing is called
/// that was read.
pub(super) fn refusal(whole: &str, path: &str, message: &str) -> Problem {
    let path = match path {
        "." | "?" => "",
        path => path,
    };
    // The path leads to what holds the field, except to one that is not known.
    let field = |name: &str| match path {
        "" => name.to_owned(),
        parent => format!("{parent}.{name}"),
    };
    let name = message.split('`').nth(1).unwrap_or_default();
    if message.starts_with("unknown field") {
        Problem::unprocessable(name, "unknown_field", "is not a known field")
    } else if message.starts_with("duplicate field") {
        Problem::unprocessable(&field(name), "duplicate_field", "is there twice")
    } else if message.starts_with("missing field") {
        Problem::unprocessable(&field(name), "required", "is required")
    } else {
        let field = if path.is_empty() { whole } else { path };
        Problem::unprocessable(field, "wrong_type", &wanted(message))
    }
}

/// What a value must be, from what serde says of one that is not. The value itself is left out:
/// it may be a password.
fn wanted(message: &str) -> String {
    let message = message.split(" at line ").next().unwrap_or_default();
    if message.contains("UUID parsing failed") {
        return "must be a UUID".to_owned();
    }
    let Some((_, wanted)) = message.rsplit_once("expected ") else {
        // What `str::parse` says of numbers.
        if message.contains("number") || message.contains("digit") {
            return "must be a number that fits".to_owned();
        }
        return message.to_owned();
    };
    match wanted {
        "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "usize" => {
            "must be a whole number".to_owned()
        }
        "f32" | "f64" => "must be a number".to_owned(),
        "value" => "must be one of the known words".to_owned(),
        wanted if wanted.starts_with("struct ") => "must be an object".to_owned(),
        wanted => format!("must be {wanted}"),
    }
}

#[cfg(test)]
mod tests {
    use domain::identity::Role;
    use serde::Deserialize;
    use serde_json::{Value, json};
    use uuid::Uuid;

    use super::*;

    fn said<T: for<'de> Deserialize<'de> + std::fmt::Debug>(value: Value) -> String {
        let error = serde_json::from_value::<T>(value).unwrap_err();
        wanted(&error.to_string())
    }

    #[test]
    fn it_says_what_a_value_must_be_and_never_what_it_was() {
        assert_eq!(said::<String>(json!(31_337)), "must be a string");
        assert_eq!(said::<i64>(json!("hunter2")), "must be a whole number");
        assert_eq!(said::<u32>(json!(-1)), "must be a whole number");
        assert_eq!(said::<Uuid>(json!("hunter2")), "must be a UUID");
        assert_eq!(said::<Vec<i64>>(json!("hunter2")), "must be a sequence");
        assert_eq!(
            said::<Role>(json!("hunter2")),
            "must be one of `user`, `agent`, `admin`"
        );
    }

    #[test]
    fn a_number_in_a_query_is_not_repeated_either() {
        let error = "hunter2".parse::<i64>().unwrap_err();
        assert_eq!(wanted(&error.to_string()), "must be a number that fits");
    }
}
