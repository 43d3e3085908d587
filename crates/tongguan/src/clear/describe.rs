//! This module decides how `tongguan clear` tells a decision to a person, in the language asked for.

use std::path::Path;

use serde_json::Value;

/// Words and sentences by key: English, Chinese. Other languages take the English frame around their own texts.
const WORDS: [(&str, &str, &str); 20] = [
    ("rejected", "REJECTED", "退单"),
    ("registered", "REGISTERED", "已预录"),
    ("held", "HELD", "待处置"),
    ("released", "RELEASED", "放行（待结）"),
    ("cleared", "CLEARED", "结关放行"),
    ("green", "green lane", "绿色通道"),
    ("blue", "blue lane", "蓝色通道"),
    ("yellow", "yellow lane", "黄色通道"),
    ("red", "red lane", "红色通道"),
    ("information", "information", "提示"),
    ("warning", "warning", "警告"),
    ("error", "error", "错误"),
    ("head", "{file}: {outcome}{lane}  ({date}, {pack} {version})", "{file}：{outcome}{lane}  （{date}，{pack} {version}）"),
    ("lane", ", {lane}", "，{lane}"),
    ("finding", "  {severity} {code} at {pointer}", "  {severity} {code}，位置 {pointer}"),
    ("value", "  item {item}: customs value {value} {currency}", "  第{item}项：完税价格 {value} {currency}"),
    (
        "line",
        "  item {item} {type}: {rate} of {base} = {amount}, deducted {deducted}, payable {payable} {currency}",
        "  第{item}项 {type}：{rate}，税基 {base}，税额 {amount}，减免 {deducted}，应缴 {payable} {currency}",
    ),
    ("row", "   [{row}, {source}, from {from}]", "   [{row}，{source}，自 {from}]"),
    ("total", "  to pay: {payable} {currency}", "  应缴合计：{payable} {currency}"),
    ("record", "  record {record}", "  记录 {record}"),
];

/// A word in a language, or the key itself.
fn word<'w>(language: &str, key: &'w str) -> &'w str {
    let known = WORDS.iter().find(|(known, ..)| *known == key);
    known.map_or(key, |(_, en, zh)| if language.starts_with("zh") { zh } else { en })
}

/// A sentence with its places filled.
fn told(language: &str, key: &str, places: &[(&str, &str)]) -> String {
    places.iter().fold(word(language, key).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

fn text<'a>(value: &'a Value, language: &str) -> &'a str {
    let any = || value.as_object()?.values().next()?.as_str();
    value[language].as_str().or_else(|| value["en"].as_str()).or_else(any).unwrap_or_default()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// The decision as a person reads it.
pub(super) fn describe(file: &Path, decision: &Value, language: &str) -> String {
    let plain = |value: &Value| value.as_str().map_or_else(|| "–".to_owned(), str::to_owned);
    let mut lines = Vec::new();
    let lane = decision["lane"].as_str();
    let lane = lane.map_or(String::new(), |lane| told(language, "lane", &[("lane", word(language, lane))]));
    let (date, edition) = (plain(&decision["legal_date"]), &decision["edition"]);
    let (file, outcome) = (file.display().to_string(), plain(&decision["outcome"]));
    let places = [
        ("file", file.as_str()),
        ("outcome", word(language, &outcome)),
        ("lane", &lane),
        ("date", &date),
        ("pack", &plain(&edition["pack"])),
        ("version", &plain(&edition["version"])),
    ];
    lines.push(told(language, "head", &places));
    lines.extend(list(&decision["unread"]).map(|unread| format!("  {}", text(&unread["text"], language))));
    for finding in list(&decision["findings"]) {
        let (severity, code, pointer) = (plain(&finding["severity"]), plain(&finding["code"]), plain(&finding["pointer"]));
        let places = [("severity", word(language, &severity)), ("code", &code), ("pointer", &pointer)];
        lines.push(told(language, "finding", &places));
        lines.push(format!("    {}", text(&finding["text"], language)));
        let mend = text(&finding["mend"], language);
        if !mend.is_empty() {
            lines.push(format!("    → {mend}"));
        }
    }
    let assessment = &decision["assessment"];
    let currency = plain(&assessment["currency"]);
    for value in list(&assessment["values"]) {
        let (item, amount) = (value["item"].to_string(), plain(&value["customs_value"]["amount"]));
        lines.push(told(language, "value", &[("item", &item), ("value", &amount), ("currency", &currency)]));
        lines.extend(list(&value["steps"]).map(|step| format!("      {}", text(&step["text"], language))));
    }
    for line in list(&assessment["lines"]) {
        let item = line["item"].to_string();
        let names = ["type", "rate", "base", "amount", "deducted", "payable"];
        let values = names.map(|name| plain(&line[name]));
        let mut places: Vec<(&str, &str)> = names.into_iter().zip(values.iter().map(String::as_str)).collect();
        places.extend([("item", item.as_str()), ("currency", currency.as_str())]);
        lines.push(told(language, "line", &places));
        for step in list(&line["steps"]) {
            let source = step["row"]["row"].as_str().map_or(String::new(), |row| {
                let (source, from) = (plain(&step["row"]["source"]), plain(&step["row"]["valid_from"]));
                told(language, "row", &[("row", row), ("source", &source), ("from", &from)])
            });
            lines.push(format!("      {}{source}", text(&step["text"], language)));
        }
    }
    for total in list(&assessment["totals"]).filter(|total| total["type"] == "*") {
        lines.push(told(language, "total", &[("payable", &plain(&total["payable"])), ("currency", &currency)]));
    }
    lines.push(told(language, "record", &[("record", &plain(&decision["record"]))]));
    lines.join("\n") + "\n"
}
