use serde::{Deserialize, Serialize};

use crate::words::words;

/// Where a booking stands.
///
/// | from | to |
/// |---|---|
/// | `Scheduled` | `Finished` (by itself, once its end has passed), `Canceled` |
/// | `Finished` | none |
/// | `Canceled` | none |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BookingStatus {
    /// It is to take place, or does so now.
    Scheduled,
    /// Its end has passed.
    Finished,
    /// It was called off.
    Canceled,
}

words!(BookingStatus {
    Scheduled => "Scheduled",
    Finished => "Finished",
    Canceled => "Canceled",
});

impl BookingStatus {
    /// What a change of status may lead to from here. The one table.
    pub fn allowed_transitions(self) -> &'static [Self] {
        match self {
            Self::Scheduled => &[Self::Finished, Self::Canceled],
            Self::Finished | Self::Canceled => &[],
        }
    }

    /// Whether a change of status may lead from here to `next`.
    pub fn can_become(self, next: Self) -> bool {
        self.allowed_transitions().contains(&next)
    }

    /// Whether nothing about the booking can change any more.
    pub fn is_final(self) -> bool {
        self.allowed_transitions().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_full_transition_matrix() {
        let line = |from: BookingStatus, to: BookingStatus| {
            let mark = if from.can_become(to) { "yes" } else { "-" };
            format!("{from:>9} -> {to:<9} {mark}\n")
        };
        let from_each = BookingStatus::ALL.into_iter();
        let matrix: String = from_each
            .flat_map(|from| BookingStatus::ALL.map(|to| line(from, to)))
            .collect();
        insta::assert_snapshot!(matrix, @r"
        Scheduled -> Scheduled -
        Scheduled -> Finished  yes
        Scheduled -> Canceled  yes
         Finished -> Scheduled -
         Finished -> Finished  -
         Finished -> Canceled  -
         Canceled -> Scheduled -
         Canceled -> Finished  -
         Canceled -> Canceled  -
        ");
    }
}
