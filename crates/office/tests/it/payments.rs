//! Money over the life of a case: charged, put on account or paid, given back when less is owed; goods wait for it where
//! accounts are kept, and only there.

use identity::TokenHash;
use office::payments::{Money, MoneyKind, Statement};
use office::{Caller, Denial, OfficeError};
use rust_decimal::Decimal;
use serde_json::Value;
use store::{Client, PaymentAccount};
use uuid::Uuid;

use crate::setting::{House, cancellation, on_both_engines, price, sample};

fn amount(text: &str) -> Decimal {
    text.parse().unwrap()
}

pub async fn caller(house: &House, role: &str, owner: Uuid) -> Caller {
    let token = format!("{role}-{owner}");
    let client = Client {
        administration: house.office.administration,
        id: Uuid::from_u128(owner.as_u128() + 0xca),
        name: role.to_owned(),
        role: role.to_owned(),
        created_at: 1,
        disabled_at: None,
        owner,
        made_by: None,
        expires_at: None,
    };
    house.office.store.insert_client(&client, &TokenHash::of(&token).0).await.unwrap();
    house.office.caller_of_token(&token).await.unwrap()
}

async fn account(house: &House, kind: &str, number: &str, ceiling: i64) -> Uuid {
    let id = Uuid::from_u128(number.parse::<u128>().unwrap());
    let account = PaymentAccount {
        id,
        owner: house.trader,
        kind: kind.to_owned(),
        number: number.to_owned(),
        currency: "GBP".to_owned(),
        ceiling: ceiling * 1_000_000,
        opened_at: 1,
        opened_by: "test".to_owned(),
        balance: 0,
    };
    assert!(house.office.store.open_account(house.office.administration, &account).await.unwrap());
    id
}

/// A declaration whose taxes are paid in a manner.
fn paid(sample_name: &str, method: &str) -> String {
    sample(sample_name)
        .replace("<MethodCode>E</MethodCode></Payment>", &format!("<MethodCode>{method}</MethodCode></Payment>"))
        .lines()
        .filter(|line| {
            method == "E"
                || !(line.contains("<TypeCode>DAN</TypeCode>")
                    || line.contains("<TypeCode>506</TypeCode>")
                    || line.contains("DPO"))
        })
        .map(|line| format!("{line}\n"))
        .collect()
}

fn case(answer: &Value) -> Uuid {
    answer["case"].as_str().unwrap().parse().unwrap()
}

async fn settled(house: &House, answer: &Value) -> Statement {
    house.office.settle(case(answer)).await.unwrap().unwrap()
}

fn reason(refused: Result<Statement, OfficeError>) -> &'static str {
    match refused {
        Err(OfficeError::Denied(Denial::Invalid { reason, .. })) => reason,
        other => panic!("{other:?}"),
    }
}

/// What the ledger holds in all is nothing.
async fn balanced(house: &House) {
    let balances = house.office.store.ledger_balances(house.office.administration).await.unwrap();
    assert_eq!(balances.iter().map(|one| one.2).sum::<i64>(), 0, "{balances:?}");
}

on_both_engines! {
    async fn who_has_no_account_is_cleared_on_assumed_cover_as_before(house: &House) {
        let answer = house.submit(&paid("import-tea-sets.xml", "A")).await;
        assert_eq!(answer["outcome"], "cleared", "{answer}");
        assert_eq!(house.office.settle(case(&answer)).await.unwrap(), None);
        let trader = caller(house, "trader", house.trader).await;
        assert!(house.office.payments(&trader).await.unwrap().debts.is_empty());
    }

    async fn goods_wait_for_money_and_go_when_it_came_in_once(house: &House) {
        let cash = account(house, "cash", "900001", 0).await;
        let answer = house.submit(&paid("import-tea-sets.xml", "A")).await;
        assert_eq!((answer["outcome"].as_str(), answer["lane"].as_str()), (Some("held"), Some("green")), "{answer}");
        assert!(house.codes().await.contains(&"14".to_owned()), "the trader is told");
        let statement = settled(house, &answer).await;
        assert_eq!(statement.due().to_string(), answer["payable"].as_str().unwrap());
        assert_eq!(house.row(&answer).await.status, "accepted");

        let trader = caller(house, "trader", house.trader).await;
        let cashier = caller(house, "cashier", house.office.administration).await;
        let due = statement.due();
        let pay = |reference: &str, amount: Decimal| Money { kind: MoneyKind::Payment, reference: reference.to_owned(), amount };
        assert_eq!(reason(house.office.pay(&trader, case(&answer), cash).await), "too_little_left");
        let office = &house.office;
        assert_eq!(reason(office.record_money(&cashier, case(&answer), &pay("B1", due + amount("0.01"))).await), "more_than_due");
        let half = office.record_money(&cashier, case(&answer), &pay("B1", amount("10"))).await.unwrap();
        assert_eq!(half.due(), due - amount("10"));
        let again = office.record_money(&cashier, case(&answer), &pay("B1", amount("10"))).await.unwrap();
        assert_eq!(again.due(), half.due(), "the same reference counts once");
        assert_eq!(reason(office.record_money(&cashier, case(&answer), &pay("B1", amount("11"))).await), "used");
        assert_eq!(house.row(&answer).await.status, "accepted");
        office.record_money(&cashier, case(&answer), &pay("B2", half.due())).await.unwrap();
        assert_eq!(house.row(&answer).await.status, "cleared");
        clearance::case::trace::check(&house.codes().await.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
        balanced(house).await;
    }

    async fn a_firm_pays_from_its_own_money(house: &House) {
        let cash = account(house, "cash", "900001", 0).await;
        let trader = caller(house, "trader", house.trader).await;
        let cashier = caller(house, "cashier", house.office.administration).await;
        let filled = house.office.deposit(&cashier, cash, "IN-1", amount("5000")).await.unwrap();
        assert_eq!((filled.balance, filled.free), (amount("5000"), amount("5000")));
        assert_eq!(house.office.deposit(&cashier, cash, "IN-1", amount("5000")).await.unwrap().balance, amount("5000"));
        let answer = house.submit(&paid("import-tea-sets.xml", "A")).await;
        let owed = settled(house, &answer).await.due();
        let paid = house.office.pay(&trader, case(&answer), cash).await.unwrap();
        assert_eq!((paid.due(), paid.immediate.paid), (Decimal::ZERO, owed));
        assert_eq!(house.row(&answer).await.status, "cleared");
        assert_eq!(house.office.payments(&trader).await.unwrap().accounts[0].balance, amount("5000") - owed);
        assert_eq!(reason(house.office.pay(&trader, case(&answer), cash).await), "nothing_due");
        balanced(house).await;
    }

    async fn what_is_deferred_goes_by_itself_as_far_as_the_limit_reaches(house: &House) {
        account(house, "deferment", "1234567", 100_000).await;
        let declared = sample("import-tea-sets.xml");
        let number = declared.split("<TypeCode>DAN</TypeCode>").next().unwrap();
        let named = number.rsplit("<ID>").next().and_then(|text| text.split("</ID>").next()).unwrap().to_owned();
        if named != "1234567" {
            account(house, "deferment", &named, 100_000).await;
        }
        let first = house.submit(&declared).await;
        let statement = settled(house, &first).await;
        assert_eq!(house.row(&first).await.status, "cleared", "{statement:?}");
        assert_eq!(statement.deferred.on_account.to_string(), first["payable"].as_str().unwrap());
        balanced(house).await;
    }

    async fn a_correction_charges_more_or_gives_back(house: &House) {
        let cash = account(house, "cash", "900001", 0).await;
        let cashier = caller(house, "cashier", house.office.administration).await;
        let trader = caller(house, "trader", house.trader).await;
        house.office.deposit(&cashier, cash, "IN-1", amount("100000")).await.unwrap();
        let answer = house.submit(&paid("import-tea-sets.xml", "A")).await;
        settled(house, &answer).await;
        let mrn = answer["mrn"].as_str().unwrap().to_owned();
        // Half in cash at the bank, the rest from the account.
        let money = Money { kind: MoneyKind::Payment, reference: "B1".to_owned(), amount: amount("10") };
        house.office.record_money(&cashier, case(&answer), &money).await.unwrap();
        house.office.pay(&trader, case(&answer), cash).await.unwrap();
        let corrected = house.submit(&price(&mrn, 1, "500.00").replace("GBP", "USD")).await;
        assert_eq!(corrected["request"], "pending", "{corrected}");
        house.office.conclude_request(&house.officer(), case(&answer), true).await.unwrap();
        let lower = settled(house, &answer).await;
        assert!(lower.immediate.charged < answer["payable"].as_str().unwrap().parse().unwrap(), "{corrected} {lower:?}");
        // The firm's own money is back first; what came over the bank goes back over the bank.
        assert!(lower.lines.iter().any(|line| line.kind == "return"));
        assert_eq!(lower.due(), Decimal::ZERO);
        house.submit(&cancellation(&mrn)).await;
        house.office.conclude_request(&house.officer(), case(&answer), true).await.unwrap();
        let void = settled(house, &answer).await;
        assert_eq!((void.immediate.charged, void.refundable()), (amount("0.00"), amount("10")));
        let refund = |reference: &str, amount| Money { kind: MoneyKind::Refund, reference: reference.to_owned(), amount };
        let office = &house.office;
        assert_eq!(reason(office.record_money(&cashier, case(&answer), &refund("R1", amount("11"))).await), "more_than_refundable");
        let done = office.record_money(&cashier, case(&answer), &refund("R1", amount("10"))).await.unwrap();
        assert_eq!((done.refundable(), done.due()), (Decimal::ZERO, Decimal::ZERO));
        assert_eq!(office.payments(&trader).await.unwrap().accounts[0].balance, amount("100000"));
        balanced(house).await;
    }
}
