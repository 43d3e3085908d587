use super::*;

fn options<'a>(currency: &str, source: &'a str, holds: Holds) -> Options<'a> {
    Options { currency: currency.parse().expect("a currency"), source, holds, since: "2019-01-01".parse().expect("a day") }
}

fn rows(publication: &str, present: &str, options: &Options<'_>) -> (Vec<String>, Report) {
    let (table, report) = import(publication, present, options, |_| {}).expect("a publication");
    (table.text.lines().skip(1).map(str::to_owned).collect(), report)
}

const MONTH: &str = r#"<?xml version="1.0"?><exchangeRateMonthList Period="01/Mar/2024 to 31/Mar/2024">
  <exchangeRate><countryName>Eurozone</countryName><currencyName>Euro</currencyName><currencyCode>EUR</currencyCode><rateNew>1.1700</rateNew></exchangeRate>
  <exchangeRate><countryName>Nowhere</countryName><currencyCode>EUR</currencyCode><rateNew>1.2</rateNew></exchangeRate>
  <exchangeRate><countryName>Japan</countryName><currencyCode>JPY</currencyCode><rateNew>190.10</rateNew></exchangeRate>
  <exchangeRate><countryName>Elsewhere</countryName><currencyCode>X</currencyCode><rateNew>2</rateNew></exchangeRate>
</exchangeRateMonthList>"#;

#[test]
fn a_monthly_list_holds_for_its_period_and_names_what_it_could_not_read() {
    let (found, report) = rows(MONTH, "", &options("GBP", "m", Holds::NextMonth));
    assert_eq!(found, ["EUR,1.2,2024-03-01,2024-03-31,m", "JPY,190.10,2024-03-01,2024-03-31,m"]);
    let unread: Vec<_> = report.unread.iter().map(|one| (one.row, one.code.as_str(), one.column, one.reason)).collect();
    assert_eq!(unread, [(2, "EUR", "rate", "the currency has another rate already"), (4, "X", "currency", "no currency code")]);
    assert_eq!(report.texts, 4);
}

#[test]
fn rates_by_day_hold_until_the_next_or_in_the_month_after_the_second_last_wednesday() {
    let days = "Date,USD,GBP,\n20 March 2024,1.08,0.85,\n19 March 2024,1.09,N/A,\n2024-03-28,1.07,0.86,\n";
    let (daily, report) = rows(days, "", &options("EUR", "d", Holds::UntilNext));
    assert_eq!(
        daily,
        [
            "GBP,0.85,2024-03-20,2024-03-27,d",
            "GBP,0.86,2024-03-28,2024-03-28,d",
            "USD,1.09,2024-03-19,2024-03-19,d",
            "USD,1.08,2024-03-20,2024-03-27,d",
            "USD,1.07,2024-03-28,2024-03-28,d"
        ]
    );
    assert_eq!((report.texts, report.unread.len()), (5, 0));
    // The Wednesdays of March 2024 are the 6th, 13th, 20th and 27th.
    let (monthly, _) = rows(days, "", &options("EUR", "d", Holds::NextMonth));
    assert_eq!(monthly, ["GBP,0.85,2024-04-01,2024-04-30,d", "USD,1.08,2024-04-01,2024-04-30,d"]);
}

#[test]
fn rates_by_day_as_xml_are_crossed_to_the_currency_of_the_pack() {
    let days = r#"<gesmes:Envelope xmlns:gesmes="g"><Cube><Cube time='2024-03-20'><Cube currency='USD' rate='1.0840'/>
        <Cube currency='GBP' rate='0.8542'/><Cube currency='JPY' rate='-1'/></Cube></Cube></gesmes:Envelope>"#;
    let (found, report) = rows(days, "", &options("GBP", "d", Holds::UntilNext));
    // 1 / 0.8542 = 1.17068…, 1.0840 / 0.8542 = 1.26902…
    assert_eq!(found, ["EUR,1.1707,2024-03-20,2024-03-20,d", "USD,1.2690,2024-03-20,2024-03-20,d"]);
    assert_eq!(report.unread[0].reason, "no positive figure");
}

#[test]
fn an_average_is_the_rate_of_the_month_after() {
    let averages = "Date,Country,Exchange rate\n2024-02-01,Euro,0.92\n2024-02-01,United Kingdom,0.79\n2024-02-01,Japan,150\n2024-02-01,Austria,11.2\n";
    let (found, report) = rows(averages, "", &options("USD", "f", Holds::NextMonth));
    assert!(found.contains(&"GBP,0.79,2024-03-01,2024-03-31,f".to_owned()), "{found:?}");
    assert!(found.contains(&"JPY,150,2024-03-01,2024-03-31,f".to_owned()), "{found:?}");
    assert_eq!((report.unread[0].row, report.unread[0].code.as_str()), (5, "Austria"));
}

#[test]
fn what_is_there_already_stays_unless_its_own_source_says_otherwise() {
    let present = "#= source=m\ncurrency,rate,valid_from,valid_to\nEUR,1.19,2024-03-01,2024-03-31\nJPY,190.1,2024-03-01,2024-03-31\nUSD,1.3,2024-02-01,2024-02-29\n";
    let (found, _) = rows(MONTH, present, &options("GBP", "m", Holds::NextMonth));
    assert_eq!(
        found,
        ["EUR,1.2,2024-03-01,2024-03-31,m", "JPY,190.1,2024-03-01,2024-03-31,m", "USD,1.3,2024-02-01,2024-02-29,m"]
    );
    let (kept, report) = rows(MONTH, present, &options("GBP", "other", Holds::NextMonth));
    assert!(kept.contains(&"EUR,1.19,2024-03-01,2024-03-31,m".to_owned()));
    assert!(report.unread.iter().any(|one| one.reason == "another source has a rate for these days"));
}

#[test]
fn another_text_is_refused() {
    for text in ["", "<a/>", "code,name\nA,B\n"] {
        assert!(import(text, "", &options("GBP", "m", Holds::NextMonth), |_| {}).is_err(), "{text}");
    }
}
