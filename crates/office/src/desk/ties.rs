//! This module decides who and what a case ties together: its parties, their addresses, accounts that pay, means of transport
//! and containers. Whoever changes the name keeps some of them.

use clearance::{addresses, containers, conveyances, screened_parties};
use declaration::Declaration;
use store::{Tie, Tied};

use crate::dossier::Dossier;

/// Characters of a value; a longer one is cut.
const VALUE_CHARACTERS_MAX: usize = 140;
/// Ties of one case; more containers and accounts add nothing.
const TIES_MAX: usize = 40;

/// Whom and what a case names, each once.
pub(crate) fn tied(dossier: &Dossier) -> Tied {
    let Dossier { case_id, row, declaration, .. } = dossier;
    let mut ties: Vec<Tie> = named(declaration).into_iter().filter_map(|(kind, value)| tie(kind, &value)).collect();
    ties.sort();
    ties.dedup();
    ties.truncate(TIES_MAX);
    Tied { case_id: *case_id, owner: row.owner, received_at: row.received_at, ties }
}

fn named(declaration: &Declaration) -> Vec<(&'static str, String)> {
    // A number stays when a name is spelt anew.
    let parties = screened_parties(declaration).into_iter().map(|party| (party.role, party.id.unwrap_or(party.name).to_owned()));
    let addresses = addresses(declaration).into_iter().map(|(_, address)| ("address", address));
    let guarantees = declaration.obligation_guarantee.iter().filter_map(|guarantee| guarantee.reference_id.as_deref());
    let accounts = guarantees.map(|account| ("account", account.to_owned()));
    let conveyances = conveyances(declaration).into_iter().map(|number| ("conveyance", number.to_owned()));
    let containers = containers(declaration).into_iter().map(|number| ("container", number.to_owned()));
    parties.chain(addresses).chain(accounts).chain(conveyances).chain(containers).collect()
}

/// A tie in the spelling in which it is compared; none of a blank.
pub(crate) fn tie(kind: &str, value: &str) -> Option<Tie> {
    let value: String = value.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
    let value: String = value.chars().take(VALUE_CHARACTERS_MAX).collect();
    // An address that says its country alone ties everybody together.
    let is_telling = value.chars().count() > 2;
    is_telling.then(|| Tie { kind: kind.to_owned(), value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_compared_in_one_spelling() {
        let spelt = |text: &str| tie("address", text).map(|tie| tie.value);
        assert_eq!(spelt("  1 Dock  road\tDover ").as_deref(), Some("1 DOCK ROAD DOVER"));
        assert_eq!(spelt("码头路1号").as_deref(), Some("码头路1号"));
        assert_eq!(spelt(&"x".repeat(500)).map(|value| value.len()), Some(VALUE_CHARACTERS_MAX));
        for blank in ["", "  ", "GB"] {
            assert_eq!(spelt(blank), None, "{blank:?}");
        }
    }
}
