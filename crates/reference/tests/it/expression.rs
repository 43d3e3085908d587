//! Whatever can be written as a duty expression is read back as the same, and no text panics.

use proptest::prelude::*;
use reference::expression::Sign;
use reference::{Expression, Figure, Limit, Part, Term, Unit};
use rust_decimal::Decimal;

fn figure() -> impl Strategy<Value = Figure> {
    (0_i64..1_000_000_000, 0_u32..7).prop_map(|(mantissa, scale)| Figure(Decimal::new(mantissa, scale)))
}

fn unit() -> impl Strategy<Value = Unit> {
    "[A-Z][A-Z0-9]{2}(#[A-Z][A-Z0-9]{0,2})?".prop_map(Unit)
}

fn term() -> impl Strategy<Value = Term> {
    let currency = || prop::sample::select(vec!["GBP", "EUR", "USD"]).prop_map(|code| code.parse().expect("a currency"));
    prop_oneof![
        figure().prop_map(Term::AdValorem),
        (figure(), "[a-z_]{1,12}").prop_map(|(figure, part)| Term::OfPart(figure, Part(part))),
        Just(Term::Duty),
        (figure(), currency()).prop_map(|(amount, currency)| Term::Fixed(amount, currency)),
        (figure(), currency(), (1_i64..100_000).prop_map(|per| Figure(Decimal::from(per))), prop::collection::vec(unit(), 1..4))
            .prop_map(|(amount, currency, per, units)| Term::Specific { amount, currency, per, units }),
    ]
}

fn sum() -> impl Strategy<Value = Vec<(Sign, Term)>> {
    let sign = prop_oneof![Just(Sign::Plus), Just(Sign::Minus)];
    prop::collection::vec((sign, term()), 1..4).prop_map(|mut sum| {
        // An expression cannot begin with a minus.
        sum[0].0 = Sign::Plus;
        sum
    })
}

fn expression() -> impl Strategy<Value = Expression> {
    let limit = prop_oneof![Just(Limit::Min), Just(Limit::Max)];
    (sum(), prop::collection::vec((limit, sum()), 0..3)).prop_map(|(base, limits)| Expression { base, limits })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(expression in expression()) {
        let text = expression.to_string();
        prop_assert_eq!(text.parse::<Expression>().map_err(|error| format!("{text}: {error}")), Ok(expression));
    }

    #[test]
    fn what_is_read_is_written_so_that_it_is_read_again(text in "[0-9 .%/+#A-Z-]{0,40}") {
        if let Ok(expression) = text.parse::<Expression>() {
            prop_assert_eq!(expression.to_string().parse::<Expression>(), Ok(expression));
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,80}") {
        let _ = text.parse::<Expression>();
    }
}
