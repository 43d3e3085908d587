//! A notice is a PDF of as many pages as it needs, the same each time, and small.

use notices::{Field, ITEMS_MAX, Item, Notice, NoticeError, Total, pdf};

fn notice(items: usize) -> Notice {
    let item = |number: usize| Item {
        number: number as u32,
        code: "6911100000".to_owned(),
        description: "瓷茶具 porcelain tea sets, hand painted, in cartons of twelve with a bamboo tray".to_owned(),
        origin: "CN".to_owned(),
        value: "2,500.00 GBP".to_owned(),
    };
    Notice {
        title_en: "Cleared",
        title_zh: "结关",
        fields: vec![
            Field { en: "Movement reference number", zh: "报关单号", value: "26GB00000000000018".to_owned() },
            Field { en: "Importer", zh: "进口人", value: "通关茶业有限公司 Tongguan Tea Ltd".to_owned() },
        ],
        items: (1..=items).map(item).collect(),
        totals: vec![Total { name: "A00 关税".to_owned(), amount: "791.28 GBP".to_owned() }],
        hashes: vec![Field { en: "Record", zh: "记录", value: "ab".repeat(32) }],
        link: "https://customs.example/#page=verify&id=019c1d94-8a80-7fff-bfff-000000000001".to_owned(),
    }
}

#[test]
fn a_notice_is_small_and_the_same_each_time() {
    let first = pdf(&notice(2)).unwrap();
    assert_eq!(first, pdf(&notice(2)).unwrap());
    assert!(first.starts_with(b"%PDF-") && first.len() < 100_000, "{} bytes", first.len());
    if let Some(path) = std::env::var_os("TONGGUAN_NOTICE") {
        std::fs::write(path, &first).unwrap();
    }
}

#[test]
fn items_go_on_over_pages_and_end() {
    let (few, many) = (pdf(&notice(2)).unwrap(), pdf(&notice(ITEMS_MAX)).unwrap());
    assert!(many.len() > 2 * few.len());
    assert!(matches!(pdf(&notice(ITEMS_MAX + 1)), Err(NoticeError::TooManyItems)));
    let long = Notice { link: "x".repeat(5_000), ..notice(1) };
    assert!(matches!(pdf(&long), Err(NoticeError::Link)));
}
