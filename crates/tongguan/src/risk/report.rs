//! This module decides how a back-test is shown: one HTML file, with its charts drawn in it, that needs no network.
#![expect(clippy::float_arithmetic, reason = "places in a chart")]

use learning::{Backtest, Point, Table};

/// Width and height of a chart.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 260.0;
/// Room for the words beside a chart.
const MARGIN: f64 = 44.0;

const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b2733}\
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}table{border-collapse:collapse;font-variant-numeric:tabular-nums}\
td,th{padding:.2rem .8rem;border-bottom:1px solid #d9e0e6;text-align:right}td:first-child,th:first-child{text-align:left}\
.warn{background:#fff4e5;border-left:4px solid #b45309;padding:.6rem 1rem}svg{max-width:100%;height:auto}\
.zh{color:#52606d}text{font:12px system-ui,sans-serif;fill:#52606d}";

/// The report, in English and Chinese.
pub fn html(backtest: &Backtest, table: &Table, name: &str) -> String {
    let quality = &backtest.quality;
    let figure = |figure: Option<f64>| figure.map_or_else(|| "–".to_owned(), |figure| format!("{figure:.3}"));
    let warning = backtest.leakage.warning.map(|warning| format!("<p class=warn>{}</p>", escape(warning))).unwrap_or_default();
    let rows: String = backtest
        .curve
        .iter()
        .map(|point| {
            let told = |of: [f64; 3]| {
                format!("<td>{:.1} % <small>({:.1}–{:.1})</small></td>", of[0] * 100.0, of[1] * 100.0, of[2] * 100.0)
            };
            format!(
                "<tr><td>{:.1} %</td>{}{}{}</tr>",
                point.share * 100.0,
                told(point.precision),
                told(point.recall),
                told(point.revenue)
            )
        })
        .collect();
    let turns: String = backtest
        .turns
        .iter()
        .map(|turn| {
            let (date, auc) = (date(turn.from), figure(turn.auc));
            format!(
                "<tr><td>{date}</td><td>{}</td><td>{}</td><td>{auc}</td><td>{:.3}</td></tr>",
                turn.rows, turn.irregular, turn.precision
            )
        })
        .collect();
    let signals: String = backtest
        .signals
        .iter()
        .take(20)
        .map(|signal| {
            format!(
                "<tr><td>{} <span class=zh>{}</span></td><td><code>{}</code></td><td>{:.3}</td></tr>",
                escape(signal.en),
                escape(signal.zh),
                signal.signal,
                signal.moved
            )
        })
        .collect();
    let held: String = backtest
        .calibration
        .iter()
        .map(|(told, found, rows)| {
            format!("<tr><td>{:.1} %</td><td>{:.1} %</td><td>{rows}</td></tr>", told * 100.0, found * 100.0)
        })
        .collect();
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>\
<title>Back-test 回测 {name}</title><style>{STYLE}</style>\
<h1>What would have been found <span class=zh>本可发现什么</span></h1>\
<p>{name}: {} lines from {} to {}, of which {} were examined. Each month was ranked by a model that knew only what came before.\
 <span class=zh>共{}行，其中{}行经过查验；每月仅用此前已知的结果排序。</span></p>{left_out}{warning}\
<p>AUC {} ± {} &nbsp; average precision {} &nbsp; {:.0} s of computing</p>\
<h2>Found by share examined <span class=zh>按查验比例的发现率</span></h2>{}\
<table><tr><th>share 比例<th>precision 命中率<th>recall 查获率<th>revenue 税款</tr>{rows}</table>\
<p>In brackets: 95 % intervals of 200 bootstrap draws of whole declarations. Only lines that were examined have a result, so the figures say how well \
these are ranked among themselves; what nobody looked at stays unknown until some of it is picked by chance.\
 <span class=zh>括号内为95%自助法区间（按整份申报抽样）。只有查验过的申报才有结果。</span></p>\
{money}<h2>Month by month <span class=zh>逐月</span></h2><table><tr><th>from 起<th>lines<th>irregular<th>AUC<th>precision at 10 %</tr>{turns}</table>\
<h2>What moves the score <span class=zh>影响评分的信号</span></h2><table><tr><th>signal<th>name<th>mean logits</tr>{signals}</table>\
<h2>Do probabilities hold? <span class=zh>概率校准</span></h2><table><tr><th>told 预测<th>found 实际<th>lines</tr>{held}</table>\
<h2>Repetition <span class=zh>重复数据</span></h2><p>{:.1} % of the later lines repeat an earlier one; a look-up alone has AUC {}.</p></html>",
        backtest.rows,
        date(backtest.days.0),
        date(backtest.days.1),
        backtest.examined,
        backtest.rows,
        backtest.examined,
        figure(quality.auc),
        figure(quality.auc_se),
        figure(quality.ap),
        backtest.seconds,
        chart(&backtest.curve),
        backtest.leakage.repeated_share * 100.0,
        figure(backtest.leakage.lookup_auc),
        name = escape(name),
        left_out = left_out(table),
        money = money(backtest),
    )
}

/// Rows that could not be read, and what is wrong with the first of them.
fn left_out(table: &Table) -> String {
    if table.left_out() == 0 {
        return String::new();
    }
    let wrong: String = table.wrong.iter().map(|wrong| format!("<li>{}</li>", escape(&wrong.to_string()))).collect();
    format!(
        "<div class=warn>Rows that could not be read and are left out: {count}; the first of them: \
 <span class=zh>{count}行无法读取，未计入；前几行如下：</span><ul>{wrong}</ul></div>",
        count = table.left_out()
    )
}

/// What would have been recovered in money, beside chance; nothing where the table tells no recovered revenue.
fn money(backtest: &Backtest) -> String {
    if backtest.money.is_empty() {
        return String::new();
    }
    let told = |of: [f64; 3]| {
        let [mean, low, high] = of.map(|amount| grouped(amount.round() as u64));
        format!("<td>{mean} <small>({low}–{high})</small></td>")
    };
    let rows: String = backtest
        .money
        .iter()
        .map(|one| {
            let (share, best, by_chance) = (one.share * 100.0, told(one.recovered), told(one.by_chance));
            format!("<tr><td>{share:.0} %</td><td>{}</td>{best}{by_chance}</tr>", one.lines)
        })
        .collect();
    format!(
        "<h2>In money <span class=zh>金额</span></h2>\
<table><tr><th>share 比例<th>lines 行数<th>recovered 可追回<th>by chance 随机查验</tr>{rows}</table>\
<p>Revenue recovered in the currency of the table, had only this share of the examined lines been looked at: those that are worth most, \
beside as many that chance picks. In brackets: where 95 of 100 bootstrap draws of whole declarations lie.\
 <span class=zh>按表中货币计：若仅查验该比例，按价值排序与随机抽取各可追回的税款；括号内为95%自助法区间。</span></p>"
    )
}

/// A whole amount, its thousands apart.
fn grouped(amount: u64) -> String {
    let digits = amount.to_string();
    let apart = |at: usize| at > 0 && (digits.len() - at).is_multiple_of(3);
    digits.chars().enumerate().flat_map(|(at, digit)| apart(at).then_some('\u{202f}').into_iter().chain([digit])).collect()
}

/// Recall and revenue over the share examined, with their intervals, beside chance.
fn chart(curve: &[Point]) -> String {
    let x = |share: f64| MARGIN + share * (WIDTH - 2.0 * MARGIN);
    let y = |part: f64| HEIGHT - MARGIN - part * (HEIGHT - 2.0 * MARGIN);
    let line = |of: fn(&Point) -> [f64; 3], colour: &str| {
        let points: String = curve.iter().map(|point| format!("{:.1},{:.1} ", x(point.share), y(of(point)[0]))).collect();
        let low = curve.iter().map(|point| (point.share, of(point)[1]));
        let high = curve.iter().rev().map(|point| (point.share, of(point)[2]));
        let band: String = low.chain(high).map(|(share, part)| format!("{:.1},{:.1} ", x(share), y(part))).collect();
        format!(
            "<polygon points='{band}' fill='{colour}' opacity='.15'/><polyline points='{points}' fill='none' stroke='{colour}' stroke-width='2'/>"
        )
    };
    let ticks: String = [0.0, 0.25, 0.5, 0.75, 1.0]
        .iter()
        .map(|part| {
            format!(
                "<text x='{:.0}' y='{:.0}' text-anchor='middle'>{:.0}%</text><text x='{:.0}' y='{:.0}' text-anchor='end'>{:.0}%</text><line x1='{MARGIN}' x2='{:.0}' y1='{:.0}' y2='{:.0}' stroke='#d9e0e6'/>",
                x(*part), HEIGHT - MARGIN + 18.0, part * 100.0, MARGIN - 6.0, y(*part) + 4.0, part * 100.0, WIDTH - MARGIN, y(*part), y(*part)
            )
        })
        .collect();
    format!(
        "<svg viewBox='0 0 {WIDTH} {HEIGHT}' role='img' aria-label='Share found over share examined'>{ticks}\
<line x1='{:.1}' y1='{:.1}' x2='{:.1}' y2='{:.1}' stroke='#94a3b8' stroke-dasharray='4'/>{}{}\
<text x='{:.0}' y='16' style='fill:#1d4ed8'>— irregular lines found 查获</text><text x='{:.0}' y='32' style='fill:#15803d'>— revenue 税款</text><text x='{:.0}' y='32'>- - chance 随机</text></svg>",
        x(0.0),
        y(0.0),
        x(1.0),
        y(1.0),
        line(|point| point.recall, "#1d4ed8"),
        line(|point| point.revenue, "#15803d"),
        MARGIN + 8.0,
        MARGIN + 8.0,
        MARGIN + 120.0,
    )
}

fn date(day: i32) -> String {
    jiff::civil::Date::constant(1970, 1, 1).saturating_add(jiff::Span::new().days(day)).to_string()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\'', "&#39;")
}
