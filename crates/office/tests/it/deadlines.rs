//! Deadlines in legal time: they end with a day, once, and not before.

use serde_json::Value;

use crate::setting::{House, additional, on_both_engines, sample};

on_both_engines! {
    async fn goods_that_do_not_come_let_their_declaration_expire_once(house: &House) {
        let lodged = house.submit(&sample("import-prelodged.xml")).await;
        // Lodged on 2 February: the thirtieth day after is 4 March, and it ends at midnight in London.
        house.set("2026-03-04T23:59:59Z");
        assert_eq!(house.office.keep_deadlines().await.unwrap(), 0);
        house.set("2026-03-05T00:00:00Z");
        let (one, two) = tokio::join!(house.office.keep_deadlines(), house.office.keep_deadlines());
        assert_eq!(one.unwrap() + two.unwrap(), 1);
        assert_eq!(house.office.keep_deadlines().await.unwrap(), 0);
        let row = house.row(&lodged).await;
        assert_eq!((row.status.as_str(), row.due_at), ("expired", None));
        let notice = house.office.notices(&house.actor(), store::Order::After(0), 100).await.unwrap().pop().unwrap();
        assert_eq!(notice.code, "03");
        assert!(notice.xml.contains("<ValidationCode>CDS12046</ValidationCode>"));
        let late = house.submit(&additional("GPR", lodged["mrn"].as_str().unwrap(), "")).await;
        assert_eq!(late["findings"][0]["code"], "CDS50015");
    }

    async fn exports_are_reminded_and_then_void_when_no_exit_is_seen(house: &House) {
        let lodged = house.submit(&sample("export-machines.xml")).await;
        assert_eq!(lodged["outcome"], "cleared", "{lodged}");
        // 90 and 150 days after 2 February; London is an hour ahead of Greenwich by then.
        let rounds: [(&str, u32, &str); 5] = [
            ("2026-05-03T22:59:59Z", 0, "cleared"),
            ("2026-05-03T23:00:00Z", 1, "cleared"),
            ("2026-05-04T12:00:00Z", 0, "cleared"),
            ("2026-07-02T22:59:59Z", 0, "cleared"),
            ("2026-07-02T23:00:00Z", 1, "invalidated"),
        ];
        for (instant, done, status) in rounds {
            house.set(instant);
            assert_eq!(house.office.keep_deadlines().await.unwrap(), done, "{instant}");
            assert_eq!(house.row(&lodged).await.status, status, "{instant}");
        }
        let codes = house.codes().await;
        assert_eq!(codes[codes.len() - 2..], ["18", "10"]);
    }

    async fn an_import_that_is_cleared_has_no_deadline(house: &House) {
        let lodged: Value = house.submit(&sample("import-tea-sets.xml")).await;
        assert_eq!(lodged["outcome"], "cleared");
        assert_eq!(house.row(&lodged).await.due_at, None);
    }
}
