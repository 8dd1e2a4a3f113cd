//! What people may be called, and how they may be reached.

use super::Password;
use crate::fields::Fields;
use crate::zone::Zone;

const MAX_EMAIL_LENGTH: usize = 254;
const MAX_LOCAL_PART_LENGTH: usize = 64;
const MAX_LABEL_LENGTH: usize = 63;

/// An e-mail address as it is stored and looked up: trimmed and in lower case.
pub(super) fn normal_email(typed: &str) -> String {
    typed.trim().to_lowercase()
}

/// What stands before the `@`, for people who did not say their name.
pub(super) fn local_part(email: &str) -> &str {
    email.split_once('@').map_or(email, |(local, _)| local)
}

/// Checks an e-mail address: a dotted atom, `@`, a domain name with a dot (RFC 5321 without its
/// quoted strings and address literals, in ASCII).
pub(super) fn email(fields: &mut Fields, typed: &str) -> String {
    let email = normal_email(typed);
    if email.is_empty() {
        fields.refuse("email", "blank", "must not be blank");
    } else if !is_email(&email) {
        fields.refuse("email", "invalid_email", "must be an e-mail address");
    }
    email
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let is_atom = |atom: &str| {
        let is_allowed =
            |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
        !atom.is_empty() && atom.bytes().all(is_allowed)
    };
    let is_label = |label: &str| {
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (1..=MAX_LABEL_LENGTH).contains(&label.len())
            && label.bytes().all(is_allowed)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= MAX_EMAIL_LENGTH
        && local.len() <= MAX_LOCAL_PART_LENGTH
        && local.split('.').all(is_atom)
        && domain.contains('.')
        && domain.split('.').all(is_label)
}

/// Checks a user name: 3 to 32 of `[A-Za-z0-9_.-]`. Without `@`, so that it is nobody's address.
pub(super) fn username(fields: &mut Fields, typed: &str) -> String {
    let username = fields.text("username", typed, 3..=32);
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte);
    if !username.bytes().all(is_allowed) && !username.contains('\0') {
        let message = "must consist of letters A to Z, digits, dots, dashes and underscores";
        fields.refuse("username", "forbidden_character", message);
    }
    username
}

/// Checks a new password: 8 to 128 characters, untrimmed.
pub(super) fn new_password(fields: &mut Fields, field: &str, typed: &str) -> Password {
    let length = typed.chars().count();
    if typed.contains('\0') {
        let message = "must not contain a NUL character";
        fields.refuse(field, "forbidden_character", message);
    } else if typed.trim().is_empty() {
        fields.refuse(field, "blank", "must not be blank");
    } else if length < 8 {
        fields.refuse(field, "too_short", "must have at least 8 characters");
    } else if length > 128 {
        fields.refuse(field, "too_long", "must have at most 128 characters");
    }
    Password::new(typed)
}

/// Checks a time zone by its IANA name.
pub(super) fn time_zone(fields: &mut Fields, name: &str) -> Option<Zone> {
    let zone = Zone::parse(name.trim());
    if zone.is_err() {
        let message = "must be an IANA time zone name, such as Asia/Ho_Chi_Minh";
        fields.refuse("time_zone", "invalid_time_zone", message);
    }
    zone.ok()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn complaints(check: impl FnOnce(&mut Fields)) -> Vec<String> {
        let mut fields = Fields::new();
        check(&mut fields);
        let refused = fields.finish().err().map(|error| error.0);
        refused
            .unwrap_or_default()
            .into_iter()
            .map(|f| f.code)
            .collect()
    }

    #[rstest]
    #[case("ann@example.com")]
    #[case("  Ann.O'Neil+desk@Mail.Example.co.uk ")]
    #[case("x@xn--bcher-kva.example")]
    fn an_address_is_taken(#[case] typed: &str) {
        assert_eq!(
            complaints(|fields| drop(email(fields, typed))),
            [""; 0],
            "{typed}"
        );
    }

    #[rstest]
    #[case("ann")]
    #[case("@example.com")]
    #[case("ann@")]
    #[case("ann@localhost")]
    #[case("ann@@example.com")]
    #[case("ann@exam ple.com")]
    #[case("ann b@example.com")]
    #[case(".ann@example.com")]
    #[case("ann..b@example.com")]
    #[case("ann@example..com")]
    #[case("ann@-example.com")]
    #[case("ann@example.com\0")]
    #[case("ann@example.com\r\nBcc: bob@example.com")]
    #[case("<ann@example.com>")]
    fn no_address_is_refused(#[case] typed: &str) {
        assert_eq!(
            complaints(|fields| drop(email(fields, typed))),
            ["invalid_email"],
            "{typed}"
        );
    }

    #[test]
    fn an_address_has_a_largest_length() {
        let long = format!("{}@example.com", "a".repeat(65));
        assert!(!is_email(&long));
        let labels = vec!["a".repeat(60); 4].join(".");
        assert!(is_email(&format!("al@{labels}.example")));
        assert!(!is_email(&format!("ann@{labels}.example")));
    }

    #[test]
    fn an_address_is_kept_in_lower_case() {
        assert_eq!(
            email(&mut Fields::new(), " ANN@Example.COM "),
            "ann@example.com"
        );
        assert_eq!(local_part("ann@example.com"), "ann");
    }

    #[rstest]
    #[case("ann", &[])]
    #[case("Ann_O.Neil-2", &[])]
    #[case("an", &["too_short"])]
    #[case("ann@example.com", &["forbidden_character"])]
    #[case("đào", &["forbidden_character"])]
    #[case("a\0bc", &["forbidden_character"])]
    #[case("  ", &["blank"])]
    fn user_names(#[case] typed: &str, #[case] expected: &[&str]) {
        assert_eq!(
            complaints(|fields| drop(username(fields, typed))),
            expected,
            "{typed}"
        );
    }

    #[rstest]
    #[case("1234567", &["too_short"])]
    #[case("12345678", &[])]
    #[case("ếếếếếếếế", &[])]
    #[case(" spaces count ", &[])]
    #[case("            ", &["blank"])]
    #[case("1234567\0", &["forbidden_character"])]
    fn passwords(#[case] typed: &str, #[case] expected: &[&str]) {
        assert_eq!(
            complaints(|fields| drop(new_password(fields, "password", typed))),
            expected,
            "{typed}"
        );
    }

    #[test]
    fn a_password_has_at_most_128_characters() {
        let of_length = |length| {
            complaints(|fields| {
                new_password(fields, "password", &"ế".repeat(length));
            })
        };
        assert_eq!(of_length(128), [""; 0]);
        assert_eq!(of_length(129), ["too_long"]);
    }
}
