//! This module decides what headings declared beside the goods' own code change: charges that are not
//! made, a rate in place of the line's, a base that is a part of the value.

use declaration::{GovernmentAgencyGoodsItem, Severity};
use reference::{Claim, ClaimEffect, Edition, Symbol};

use super::{ItemSelector, Selector};
use crate::assessment::RowReference;

/// The type of classification under which headings are declared, unless the pack says otherwise.
const CLAIM_CLASSIFICATION: &str = "GN";

/// The headings declared for an item, with what each changes.
pub(super) struct Claims<'a> {
    declared: Vec<(&'a str, Vec<&'a Claim>)>,
}

/// What a declared heading does to the base of a charge.
#[derive(Debug, Clone)]
pub(crate) struct BaseChange {
    /// The declared heading.
    pub(crate) heading: String,
    /// Whether the part is taken away; otherwise the part is the base.
    pub(crate) takes_away: bool,
    /// The part of the value.
    pub(crate) part: String,
    /// The row that says so.
    pub(crate) row: RowReference,
}

impl<'a> Claims<'a> {
    pub(super) fn of(selector: &Selector<'a>, item: &'a GovernmentAgencyGoodsItem) -> Self {
        if selector.edition.tables().claims.is_empty() {
            return Self { declared: Vec::new() };
        }
        let edition: &'a Edition = selector.edition;
        let kind = edition.tables().manifest.settings.iter().find(|(name, _)| name == "claim_classification");
        let kind = kind.map_or(CLAIM_CLASSIFICATION, |(_, kind)| kind.as_str());
        let declared = item.classifications(kind).map(|heading| (heading, edition.claims(heading, selector.date)));
        Self { declared: declared.collect() }
    }

    fn rows(&self) -> impl Iterator<Item = (&'a str, &'a Claim)> {
        self.declared.iter().flat_map(|(heading, rows)| rows.iter().map(|row| (*heading, *row)))
    }

    /// The declared heading whose rate stands in place of the line's.
    pub(super) fn replacing(&self) -> Option<String> {
        self.rows().find(|(_, row)| row.effect == ClaimEffect::Replaces).map(|(heading, _)| heading.to_owned())
    }

    /// The declared heading, if any, that keeps a charge from being made.
    pub(super) fn exempting(&self, tax_type: Symbol, charge: Symbol) -> Option<(&'a str, &'a Claim)> {
        self.rows().find(|(_, row)| row.effect == ClaimEffect::Exempts && touches(row, tax_type, Some(charge)))
    }

    /// What the declared headings do to the base of a tax type, or of one charge of it.
    pub(super) fn base_changes(&self, selector: &Selector<'_>, tax_type: &str, charge: Option<Symbol>) -> Vec<BaseChange> {
        let edition = selector.edition;
        let changes = self.rows().filter(|(_, row)| matches!(row.effect, ClaimEffect::BaseLess | ClaimEffect::BaseIs));
        changes
            .filter(|(_, row)| {
                row.targets.is_empty()
                    || row.targets.iter().any(|target| edition.text(*target) == tax_type || Some(*target) == charge)
            })
            .map(|(heading, row)| BaseChange {
                heading: heading.to_owned(),
                takes_away: row.effect == ClaimEffect::BaseLess,
                part: edition.text(row.part).to_owned(),
                row: RowReference::new(edition, "claims.csv", &row.provenance),
            })
            .collect()
    }
}

fn touches(row: &Claim, tax_type: Symbol, charge: Option<Symbol>) -> bool {
    row.targets.is_empty() || row.targets.iter().any(|target| *target == tax_type || Some(*target) == charge)
}

impl ItemSelector<'_, '_> {
    /// A declared heading that changes nothing and charges nothing was declared by mistake, or stands for a
    /// rule that the pack does not know: a person must look.
    pub(super) fn unused_claims(&mut self) {
        let charged: Vec<&str> = self.selection.measures.iter().filter_map(|one| one.heading.as_deref()).collect();
        let unused: Vec<String> = self
            .claims
            .declared
            .iter()
            .filter(|(heading, rows)| rows.is_empty() && !charged.contains(heading))
            .map(|(heading, _)| (*heading).to_owned())
            .collect();
        for heading in unused {
            let goods = self.goods.clone();
            let arguments = [("heading", heading.as_str()), ("goods", goods.as_str())];
            self.finding(self.classification(), "TG1018", Severity::Warning, &arguments);
        }
    }
}
