use serde::{Deserialize, Serialize};

use crate::words::words;

/// Where a ticket stands.
///
/// | from | to |
/// |---|---|
/// | `Pending` | `InProgress`, `Canceled` |
/// | `InProgress` | `Resolved`, `Canceled` |
/// | `Resolved` | none; reopening it brings back `InProgress` |
/// | `Canceled` | none |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TicketStatus {
    /// Nobody works on it yet.
    Pending,
    /// Somebody works on it.
    InProgress,
    /// Done; can be reopened.
    Resolved,
    /// Withdrawn, for good.
    Canceled,
}

words!(TicketStatus {
    Pending => "Pending",
    InProgress => "InProgress",
    Resolved => "Resolved",
    Canceled => "Canceled",
});

impl TicketStatus {
    /// What a change of status may lead to from here. The one table.
    pub fn allowed_transitions(self) -> &'static [Self] {
        match self {
            Self::Pending => &[Self::InProgress, Self::Canceled],
            Self::InProgress => &[Self::Resolved, Self::Canceled],
            Self::Resolved | Self::Canceled => &[],
        }
    }

    /// Whether a change of status may lead from here to `next`.
    pub fn can_become(self, next: Self) -> bool {
        self.allowed_transitions().contains(&next)
    }

    /// Whether reopening is possible.
    pub fn can_reopen(self) -> bool {
        self == Self::Resolved
    }

    /// Whether the ticket is closed: its text and thread take no more from customers.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Resolved | Self::Canceled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_full_transition_matrix() {
        let line = |from: TicketStatus, to: TicketStatus| {
            let mark = if from.can_become(to) { "yes" } else { "-" };
            format!("{from:>10} -> {to:<10} {mark}\n")
        };
        let from_each = TicketStatus::ALL.into_iter();
        let matrix: String = from_each
            .flat_map(|from| TicketStatus::ALL.map(|to| line(from, to)))
            .collect();
        insta::assert_snapshot!(matrix, @r"
           Pending -> Pending    -
           Pending -> InProgress yes
           Pending -> Resolved   -
           Pending -> Canceled   yes
        InProgress -> Pending    -
        InProgress -> InProgress -
        InProgress -> Resolved   yes
        InProgress -> Canceled   yes
          Resolved -> Pending    -
          Resolved -> InProgress -
          Resolved -> Resolved   -
          Resolved -> Canceled   -
          Canceled -> Pending    -
          Canceled -> InProgress -
          Canceled -> Resolved   -
          Canceled -> Canceled   -
        ");
    }

    #[test]
    fn only_a_resolved_ticket_can_be_reopened() {
        let reopenable = TicketStatus::ALL.map(TicketStatus::can_reopen);
        assert_eq!(reopenable, [false, false, true, false]);
    }
}
