//! This module decides how measures are fed from outside in place of the pack's, so that anyone can
//! check the arithmetic with rates of their own: CSV with the columns `item,type,expression,order`.

use reference::Expression;

/// One measure for one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FedMeasure {
    /// The item's place, counted from 1.
    pub item: u32,
    /// Tax type.
    pub tax_type: String,
    /// The duty expression.
    pub expression: Expression,
    /// Place in the order of calculation; without it, the pack's order of the tax type.
    pub order: Option<u32>,
}

/// Measures that replace the pack's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FedMeasures(pub Vec<FedMeasure>);

/// A table of measures that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct FedError {
    /// Line, counted from 1.
    pub line: u64,
    /// What is wrong and what to do.
    pub message: String,
}

/// More fed rows than a declaration of 999 items could use are refused.
const FED_MEASURES_MAX: usize = 20_000;

impl FedMeasures {
    /// Reads the table.
    ///
    /// ```
    /// let fed = tariff::FedMeasures::read("item,type,expression,order\n1,A00,12% + 147 GBP / 100 kg,1\n1,B00,20%,2\n")?;
    /// assert_eq!(fed.0.len(), 2);
    /// # Ok::<(), tariff::fed::FedError>(())
    /// ```
    ///
    /// # Errors
    /// Says on which line what is wrong.
    pub fn read(text: &str) -> Result<Self, FedError> {
        let mut reader =
            csv::ReaderBuilder::new().comment(Some(b'#')).trim(csv::Trim::All).flexible(true).from_reader(text.as_bytes());
        let header = reader.headers().map_err(|error| FedError { line: 1, message: error.to_string() })?.clone();
        let column = |name: &str| header.iter().position(|column| column == name);
        let missing = |name: &str| FedError {
            line: 1,
            message: format!("the column `{name}` is missing; write item,type,expression,order"),
        };
        let item = column("item").ok_or_else(|| missing("item"))?;
        let tax_type = column("type").ok_or_else(|| missing("type"))?;
        let expression = column("expression").ok_or_else(|| missing("expression"))?;
        let order = column("order");
        let mut measures = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| FedError {
                line: error.position().map_or(0, csv::Position::line),
                message: error.to_string(),
            })?;
            let line = record.position().map_or(0, csv::Position::line);
            let fail = |message: String| FedError { line, message };
            if measures.len() == FED_MEASURES_MAX {
                return Err(fail(format!("more than {FED_MEASURES_MAX} measures")));
            }
            let field = |index: usize| record.get(index).unwrap_or_default();
            let order = order.map(field).filter(|text| !text.is_empty());
            measures.push(FedMeasure {
                item: field(item)
                    .parse()
                    .ok()
                    .filter(|item| *item > 0)
                    .ok_or_else(|| fail(format!("`{}` is not an item number from 1 on", field(item))))?,
                tax_type: field(tax_type).to_owned(),
                expression: field(expression).parse().map_err(|error| fail(format!("`{}`: {error}", field(expression))))?,
                order: match order {
                    None => None,
                    Some(text) => Some(text.parse().map_err(|_| fail(format!("`{text}` is not a whole number")))?),
                },
            });
        }
        Ok(Self(measures))
    }
}
