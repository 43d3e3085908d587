//! Where the two sides of one movement of goods differ.

use exchange::{Disclosed, Goods, beside, compare};
use rust_decimal::Decimal;

use crate::setting::arrangement;

fn figure(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn side() -> Disclosed {
    let goods = Goods {
        net_mass: Some(figure("1000")),
        quantity: Some(figure("750")),
        values: Some([("USD".to_owned(), figure("12000"))].into()),
    };
    Disclosed {
        declaration: "x".to_owned(),
        containers: Some(vec!["CSQU3054383".to_owned()]),
        goods: Some([("220421".to_owned(), goods)].into()),
        gross_mass: Some(figure("1100")),
        parties: Some(
            [("exporter", "Sunny Valley Wines LLC"), ("consignee", "Tea and Wine Ltd")]
                .map(|(role, name)| (role.to_owned(), name.to_owned()))
                .into(),
        ),
        values: Some([("USD".to_owned(), figure("12000"))].into()),
    }
}

fn imported(change: impl Fn(&mut Disclosed)) -> Disclosed {
    let mut side = side();
    side.parties = Some(
        [("exporter", "SUNNY VALLEY WINES"), ("importer", "Tea & Wine Limited")]
            .map(|(role, name)| (role.to_owned(), name.to_owned()))
            .into(),
    );
    change(&mut side);
    side
}

fn goods(side: &mut Disclosed) -> &mut Goods {
    side.goods.as_mut().unwrap().get_mut("220421").unwrap()
}

#[test]
fn sides_that_agree_within_the_tolerance_do_not_differ() {
    let tolerance = arrangement().tolerance;
    let near = imported(|side| {
        side.gross_mass = Some(figure("1122"));
        goods(side).net_mass = Some(figure("985"));
        goods(side).values = Some([("USD".to_owned(), figure("12100"))].into());
    });
    assert_eq!(compare(&side(), &near, &tolerance), []);
    // Nothing is compared that one side does not tell.
    let silent = Disclosed { declaration: "x".to_owned(), ..Disclosed::default() };
    assert_eq!(compare(&side(), &silent, &tolerance), []);
}

#[test]
fn what_differs_is_told_with_both_sides() {
    let tolerance = arrangement().tolerance;
    let cases = [
        imported(|side| side.values = Some([("USD".to_owned(), figure("6000"))].into())),
        imported(|side| side.values = Some([("GBP".to_owned(), figure("12000"))].into())),
        imported(|side| side.containers = Some(vec!["TEMU6079348".to_owned()])),
        imported(|side| goods(side).net_mass = Some(figure("970"))),
        imported(|side| goods(side).quantity = Some(figure("751"))),
        imported(|side| {
            let goods = side.goods.take().unwrap();
            side.goods = Some(goods.into_values().map(|one| ("220429".to_owned(), one)).collect());
        }),
        imported(|side| drop(side.parties.as_mut().unwrap().insert("importer".to_owned(), "Qorvan Tessik".to_owned()))),
        imported(|side| goods(side).net_mass = Some(Decimal::MAX)),
    ];
    let told = |other: &Disclosed| {
        let line = |one: exchange::Difference| {
            let side = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
            let figure = one.figure.map_or_else(|| "-".to_owned(), |figure| figure.to_string());
            format!(
                "{} {}: {} / {} ({figure}, allowed {})",
                one.what,
                one.of,
                side(one.exported),
                side(one.imported),
                one.allowed
            )
        };
        compare(&side(), other, &tolerance).into_iter().map(line).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(cases.iter().map(told).collect::<Vec<_>>().join("\n\n"));
}

#[test]
fn both_sides_stand_beside_each_other_and_what_differs_is_marked() {
    let other = imported(|side| {
        side.gross_mass = Some(figure("2000"));
        side.containers = Some(vec!["TEMU6079348".to_owned()]);
        side.parties = Some([("importer".to_owned(), "Qorvan Tessik".to_owned())].into());
    });
    let left = side();
    let rows = beside(Some(&left), Some(&other), &compare(&left, &other, &arrangement().tolerance));
    let of = |what: &str, of: &str| rows.iter().find(|row| row.what == what && row.of == of).unwrap();
    let mass = of("gross_mass", "");
    assert_eq!((mass.left.as_deref(), mass.right.as_deref()), (Some("1100"), Some("2000")));
    assert_eq!(mass.differs, Some((Some(figure("45")), figure("2"))));
    assert_eq!(of("net_mass", "220421").differs, None, "they agree");
    assert_eq!((&of("container", "TEMU6079348").left, of("container", "CSQU3054383").differs.is_some()), (&None, true));
    assert!(of("party", "consignee").differs.is_some() && of("party", "importer").differs.is_some());
    assert!(of("party", "exporter").differs.is_none(), "the other side names none");
    // One side alone is shown too.
    assert!(beside(Some(&left), None, &[]).iter().all(|row| row.right.is_none() && row.left.is_some()));
}
