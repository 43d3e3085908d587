//! This module decides what a component of a duty is for an item: the amount of the additional code that is
//! declared, or of the one in whose bands the declared contents lie.

use reference::ContentBand;
use reference::expression::Component;
use rust_decimal::Decimal;

use crate::assessment::{RowReference, Step, StepKind};
use crate::charge::{Ground, Missing};
use crate::quantities::Quantities;

/// The types of classification under which additional codes are declared.
const CODE_TYPES: [&str; 2] = ["TRA", "GN"];

impl Ground<'_> {
    /// The amount of a component, with the code it was found under.
    pub(crate) fn component(&self, component: &Component, steps: &mut Vec<Step>) -> Result<Decimal, Missing> {
        let missing = || Missing::Component(component.clone());
        let declared: Vec<&str> = CODE_TYPES.into_iter().flat_map(|kind| self.item.classifications(kind)).collect();
        let row = match self.edition.component(&component.0, &declared, self.date) {
            Some(row) => row,
            None => {
                let code = self.code_of_contents(steps)?.ok_or_else(missing)?;
                self.edition.component(&component.0, &[&code], self.date).ok_or_else(missing)?
            }
        };
        let expression = self.edition.expression(row.expression).ok_or_else(missing)?;
        let reference = RowReference::new(self.edition, "components.csv", &row.provenance);
        let code = self.edition.text(row.additional_code);
        let step = Step::new(StepKind::Component, Decimal::ZERO).with("component", component.0.as_str());
        steps.push(step.with("code", code).with("expression", expression.to_string()).from(Some(reference.clone())));
        let ground = Ground { row: Some(reference), duty: None, ..*self };
        ground.charge(expression, steps)
    }

    /// The additional code in whose bands all declared contents lie; none when the pack has no bands.
    fn code_of_contents(&self, steps: &mut Vec<Step>) -> Result<Option<String>, Missing> {
        let quantities = Quantities { edition: self.edition, date: self.date, item: self.item };
        let bands = self.edition.content_bands(self.date);
        for of_code in bands.chunk_by(|left, right| left.additional_code == right.additional_code) {
            let mut contents = Vec::new();
            for band in of_code {
                let content = quantities.find(self.tax_type, &band.unit)?.quantity;
                if !holds(band, content) {
                    break;
                }
                contents.push(format!("{} {}", content.normalize(), band.unit.0));
            }
            if contents.len() == of_code.len() {
                let code = self.edition.text(of_code[0].additional_code).to_owned();
                let row = RowReference::new(self.edition, "contents.csv", &of_code[0].provenance);
                let step = Step::new(StepKind::Contents, Decimal::ZERO).with("contents", contents.join(", "));
                steps.push(step.with("code", code.as_str()).from(Some(row)));
                return Ok(Some(code));
            }
        }
        Ok(None)
    }
}

fn holds(band: &ContentBand, content: Decimal) -> bool {
    band.from.0 <= content && band.below.is_none_or(|below| content < below.0)
}
