//! tmp
use std::time::Instant;
fn main() {
    let law = editions::open("gb").unwrap();
    let bytes = std::fs::read("samples/import-tea-sets.xml").unwrap();
    let n = 2000;
    let t = |name: &str, f: &mut dyn FnMut()| { let s = Instant::now(); for _ in 0..n { f(); } println!("{name}: {} us", s.elapsed().as_micros() / n); };
    let m = messages::read(&bytes).unwrap();
    t("read", &mut || { std::hint::black_box(messages::read(&bytes).unwrap()); });
    let date: jiff::civil::Date = "2026-03-16".parse().unwrap();
    let facts = clearance::Facts::dry_run(jiff::Timestamp::now(), date);
    t("decide", &mut || { std::hint::black_box(clearance::decide(&m.declaration, &law, &facts, None)); });
    t("assess", &mut || { let mut f = Vec::new(); std::hint::black_box(tariff::assess(tariff::Request{declaration:&m.declaration, edition: law.edition(), date, fed: None}, &mut f)); });
    let d = clearance::decide(&m.declaration, &law, &facts, None);
    t("record", &mut || { std::hint::black_box(clearance::Record::new(&m.declaration, facts.clone(), d.clone()).unwrap()); });
    let r = clearance::Record::new(&m.declaration, facts.clone(), d.clone()).unwrap();
    println!("record size {}", r.seal().unwrap().0.len());
    t("seal", &mut || { std::hint::black_box(r.seal().unwrap()); });
    t("value", &mut || { std::hint::black_box(serde_json::to_value(&r).unwrap()); });
    t("to_vec", &mut || { std::hint::black_box(serde_json::to_vec(&r).unwrap()); });
    t("value to_vec", &mut || { std::hint::black_box(serde_json::to_vec(&serde_json::to_value(&r).unwrap()).unwrap()); });
    t("sha", &mut || { std::hint::black_box(reference::Hash::of(&bytes)); });
    t("course", &mut || { std::hint::black_box(office::course::follow(&d, false).unwrap()); });
    t("render finding", &mut || { for f in &d.findings { std::hint::black_box(clearance::render::finding(&law, f)); } });
    t("tz", &mut || { std::hint::black_box(jiff::tz::TimeZone::get("Europe/London").unwrap()); });
    let c = office::course::follow(&d, false).unwrap();
    t("notices", &mut || { for e in &c.events { let a = office::notice::Announcement{decision:&d, at: facts.now, lrn: None, mrn: "26GB@@@@@@@@@@@@@@", version: 1}; if let Some((_, r)) = a.of(e, Default::default()) { std::hint::black_box(messages::response::write(&r)); } } });
}
