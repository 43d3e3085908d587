//! This module decides what the text of a product-specific rule says in codes. A text that is not
//! understood to its last word is prose: half a rule would be another rule.

/// What a phrase becomes: a condition with `%` for its figure and `#` for its codes.
type Phrase = (&'static str, &'static str);

/// Words before the conditions that say nothing of their own.
const HEADS: [&str; 12] = [
    "manufacture in which: ",
    "manufacture: in which ",
    "manufacture: ",
    "manufacture in which ",
    "manufacture ",
    "production in which: ",
    "production in which ",
    "production ",
    "other operations in which ",
    "cth: ",
    "cc: ",
    "ctsh: ",
];

/// Words between conditions that all must hold.
const JOINTS: [&str; 12] = [
    ", and within the above limit, ",
    ", and in which ",
    " and in which ",
    ", in which ",
    ". however, ",
    ", and ",
    ", provided that ",
    " and ",
    " where ",
    " in which ",
    ", ",
    " ",
];

/// The phrases, longest first where one begins another. `{n}` is a figure, `{r}` a list of codes.
const PHRASES: &[Phrase] = &[
    ("from materials of any heading, including other materials of {r}", "ANY"),
    ("from materials of any heading, except that of the product", "CTH"),
    ("from materials of any heading except that of the product", "CTH"),
    ("from materials of any heading, except those of {r}", "ANY EXCEPT#"),
    ("from materials of any heading, except materials of {r}", "ANY EXCEPT#"),
    ("from materials of any heading, except {r}", "ANY EXCEPT#"),
    ("from materials of any heading", "ANY"),
    ("from non-originating materials of any heading", "ANY"),
    ("from materials of {r}", "FROM#"),
    ("in which all the materials used are classified within a heading other than that of the product", "CTH"),
    ("all the materials used are classified within a heading other than that of the product", "CTH"),
    ("all the materials used are classified in a heading other than that of the product", "CTH"),
    (
        "all non-originating materials used in the production of the product have undergone a change in tariff classification at the 2-digit level (chapter)",
        "CC",
    ),
    (
        "all non-originating materials used in the production of the product have undergone a change in tariff classification at the 4-digit level (tariff heading)",
        "CTH",
    ),
    (
        "all non-originating materials used in the production of the product have undergone a change in tariff classification at the 6-digit level (subheading)",
        "CTSH",
    ),
    (
        "all non-originating materials used in the production of the product have undergone a change in tariff classification at the 6-digit level (tariff subheading)",
        "CTSH",
    ),
    ("except from non-originating materials of {r}", "EXCEPT#"),
    ("except from {r}", "EXCEPT#"),
    ("a change to a product of {r} from any other chapter", "CC"),
    ("a change to a product of {r} from any other heading", "CTH"),
    ("a change to a product of {r} from any other subheading", "CTSH"),
    ("a change from any other chapter", "CC"),
    ("a change from any other heading", "CTH"),
    ("a change from any other subheading", "CTSH"),
    ("the value of all the materials used does not exceed {n}% of the ex-works price of the product", "MAXNOM%"),
    (
        "the value of all the materials of the same heading as the product used does not exceed {n}% of the ex-works price of the product",
        "MAXNOM[=]%",
    ),
    ("the value of all the materials of {r} used does not exceed {n}% of the ex-works price of the product", "MAXNOM#%"),
    ("the value of all the materials of {r} used must not exceed {n}% of the ex-works price of the product", "MAXNOM#%"),
    ("the value of any materials of {r} used does not exceed {n}% of the ex-works price of the product", "MAXNOM#%"),
    ("a maximum of {n}% of the ex-works price (exw) is made up of non-originating parts (maxnom)", "MAXNOM%"),
    (
        "the maximum value of non-originating materials (maxnom) cannot exceed {n}% of the ex-works price (exw) of the product",
        "MAXNOM%",
    ),
    (
        "the value of all the non-originating materials used does not exceed the value of all the originating materials used",
        "NOM<=OM",
    ),
    (
        "the value of all the non-originating materials used does not exceed the value of the originating materials used",
        "NOM<=OM",
    ),
    (
        "your products contain a regional value content (rvc) of at least {n}% of the free on board (fob) cost of the products",
        "RVC-FOB%",
    ),
    (
        "the product has a regional value content (rvc) as calculated under article 4 of the origin reference document of not less than {n}%, whether using the build-up method or build-down method (rvc{n})",
        "RVC-ANY%",
    ),
    (
        "no change in tariff classification required for a product of {r}, provided there is a regional value content of not less than: a) {n}% under the build-up method",
        "RVC-UP%",
    ),
    ("a) {n}% under the build-up method", "RVC-UP%"),
    ("b) {n}% under the build-down method", "RVC-DOWN%"),
    ("c) {n}% under the focused value method taking into account only the non-originating materials of {r}", "RVC-FOCUS#%"),
    ("all the materials of {r} used are wholly obtained", "WO#"),
    ("all the materials of {r} used must be wholly obtained", "WO#"),
    ("all materials of {r} used are wholly obtained", "WO#"),
    ("all the animals of {r} are wholly obtained", "WO"),
    ("all the animals of {r} shall be wholly obtained", "WO"),
    ("all the animals of {r} used are wholly obtained", "WO"),
    ("all animals of {r} are wholly obtained", "WO"),
    ("the total weight of non-originating materials of {r} does not exceed {n}% of the weight of the product", "MAXWT#%"),
    ("the total weight of non-originating materials of {r} used does not exceed {n}% of the weight of the product", "MAXWT#%"),
    (
        "the net weight of non-originating materials of {r} used in production does not exceed {n}% of the net weight of the product",
        "MAXWT#%",
    ),
    (
        "materials of the same heading as the product may be used, provided that their total value does not exceed {n}% of the ex-works price of the product",
        "ALLOW[=]%",
    ),
    (
        "materials of the same heading as the product may be used, provided their value does not exceed {n}% of the ex-works price of the product",
        "ALLOW[=]%",
    ),
    (
        "materials of the same heading as the product may be used, provided that their value does not exceed {n}% of the ex-works price of the product",
        "ALLOW[=]%",
    ),
    (
        "materials of the same heading as the product may be used provided that their total value does not exceed {n}% of the ex-works price of the product",
        "ALLOW[=]%",
    ),
    (
        "materials of the same heading as the product may be used provided their value does not exceed {n}% of the ex-works price of the product",
        "ALLOW[=]%",
    ),
    (
        "materials classified within the same heading as the product may be used, provided that their total value does not exceed {n}% of the ex-works price of the product",
        "ALLOW[=]%",
    ),
    (
        "materials classified within the same heading may be used provided their value does not exceed {n}% of the ex-works price of the product",
        "ALLOW[=]%",
    ),
    (
        "materials classified within the same heading as the product may be used provided their value does not exceed {n}% of the ex-works price of the product",
        "ALLOW[=]%",
    ),
    (
        "materials of {r} may be used, provided that their total value does not exceed {n}% of the ex-works price of the product",
        "ALLOW#%",
    ),
    ("materials of {r} may be used provided their value does not exceed {n}% of the ex-works price of the product", "ALLOW#%"),
    ("materials from {r} may be used provided their value does not exceed {n}% of the ex-works price of the product", "ALLOW#%"),
    ("the value of all the materials of {r} used must not exceed {n}% of the ex-works price of the product", "MAXNOM#%"),
];

/// The rule in codes, or nothing when some of it is not understood.
pub(super) fn understand(markdown: &str) -> Option<String> {
    let text = plain(markdown);
    let mut rest = HEADS.iter().find_map(|head| text.strip_prefix(head)).unwrap_or(&text);
    let mut conditions: Vec<String> = Vec::new();
    loop {
        let (condition, after) = PHRASES.iter().find_map(|phrase| take(phrase, rest))?;
        conditions.push(condition);
        if after.is_empty() {
            break;
        }
        rest = JOINTS.iter().find_map(|joint| {
            let after = after.strip_prefix(joint)?;
            PHRASES.iter().any(|phrase| take(phrase, after).is_some()).then_some(after)
        })?;
    }
    Some(conditions.join(" "))
}

/// The text without markup, in lower case, with one word for one thing.
fn plain(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some(at) = rest.find(['<', '[', '(']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let close = match from.as_bytes()[0] {
            b'<' => from.find('>'),
            // Of a link only its words stay; its address follows them in brackets.
            b'(' if before.ends_with(']') => from.find(')'),
            _ => None,
        };
        rest = match close {
            Some(close) => &from[close + 1..],
            None => {
                text.push_str(&from[..1]);
                &from[1..]
            }
        };
    }
    text.push_str(rest);
    let mut text = text.replace("&nbsp;", " ").replace(['\u{2010}', '\u{2011}'], "-").replace(['*', '_', '[', ']'], "");
    text = text.lines().map(|line| line.trim().trim_start_matches("- ")).collect::<Vec<_>>().join(" ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let text = text.trim_end_matches([' ', '.', ',', ';']);
    SAME_THING.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Spellings of one thing.
const SAME_THING: [(&str, &str); 6] = [
    ("the goods.", "the product."),
    ("your goods", "your products"),
    ("cost of the goods", "cost of the products"),
    ("price of the products", "price of the product"),
    ("ex- work price", "ex-works price"),
    ("good", "product"),
];

/// Takes a phrase from the beginning of a text: what it says, and what follows.
fn take<'t>((pattern, condition): &Phrase, text: &'t str) -> Option<(String, &'t str)> {
    let (mut figure, mut codes) = (String::new(), String::new());
    let mut rest = text;
    let mut pattern = *pattern;
    loop {
        let Some(at) = pattern.find('{') else {
            rest = rest.strip_prefix(pattern)?;
            break;
        };
        rest = rest.strip_prefix(&pattern[..at])?;
        let after = match pattern.as_bytes().get(at + 1) {
            Some(b'n') => {
                let (found, after) = number(rest)?;
                found.clone_into(&mut figure);
                after
            }
            _ => {
                let (found, after) = references(rest)?;
                codes = found;
                after
            }
        };
        rest = after;
        pattern = &pattern[at + 3..];
    }
    // A word must not end in the middle.
    if rest.starts_with(|letter: char| letter.is_alphanumeric()) {
        return None;
    }
    Some((condition.replace('#', &format!("[{codes}]")).replace('%', &format!(":{figure}")), rest))
}

/// A figure such as `47.5`.
fn number(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(text.len());
    let (figure, rest) = text.split_at(end);
    let point_ends_sentence = figure.ends_with('.');
    let figure = figure.trim_end_matches('.');
    if figure.is_empty() || point_ends_sentence { None } else { Some((figure, rest)) }
}

/// A list such as `heading 7106, heading 7108 and chapter 72`, as codes; ranges as `1101..1104`.
fn references(text: &str) -> Option<(String, &str)> {
    let (first, mut rest) = reference(text)?;
    let mut codes = vec![first];
    loop {
        let range = ["through ", "to "].iter().find_map(|word| {
            let (last, after) = reference(rest.strip_prefix(' ')?.strip_prefix(word)?)?;
            Some((last, after))
        });
        if let Some((last, after)) = range {
            let first = codes.last_mut()?;
            if first.contains('.') || first.len() != last.len() || *first > last {
                return None;
            }
            *first = format!("{first}..{last}");
            rest = after;
            continue;
        }
        let next = [", and ", ", or ", " and ", " or ", ", "].iter().find_map(|joint| reference(rest.strip_prefix(joint)?));
        let Some((code, after)) = next else { break };
        codes.push(code);
        rest = after;
    }
    Some((codes.join(","), rest))
}

/// One code with the word before it: `heading 8466`, `chapter 5`, `7106`.
fn reference(text: &str) -> Option<(String, &str)> {
    const WORDS: [&str; 6] = ["headings ", "heading ", "chapters ", "chapter ", "subheadings ", "subheading "];
    let after = WORDS.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let end = after.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(after.len());
    let written = &after[..end];
    // The point of a sentence belongs to the sentence.
    let kept = written.trim_end_matches('.');
    let digits = kept.replace('.', "");
    let code = match digits.len() {
        1 => format!("0{digits}"),
        2 | 4 | 6 | 8 => digits,
        _ => return None,
    };
    let is_share = after[kept.len()..].starts_with('%') || after[kept.len()..].starts_with(" %");
    if is_share { None } else { Some((code, &after[kept.len()..])) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_codes() {
        for (text, rule) in [
            ("Manufacture from materials of any heading, except that of the product.", "CTH"),
            (
                "Manufacture:\n\n- from materials of any heading, except that of the product, *and*\n\n- in which the value of all the materials used does not exceed **40%** of the ex-works price of the product.",
                "CTH MAXNOM:40",
            ),
            (
                "<abbr title='Change of tariff heading'>CTH</abbr>: All non-originating materials used in the production of the good have undergone a change in tariff classification at the 4-digit level (tariff heading) except from non-originating materials of [heading&nbsp;8466](/headings/8466).",
                "CTH EXCEPT[8466]",
            ),
            (
                "Production in which:\n\n- all the materials of [chapter&nbsp;4](/chapters/04) used are wholly obtained, *and*\n\n- the total weight of non-originating materials of [heading&nbsp;1701](/headings/1701) and [heading&nbsp;1702](/headings/1702) does not exceed **20%** of the weight of the product.",
                "WO[04] MAXWT[1701,1702]:20",
            ),
            (
                "A change to a good of [subheading&nbsp;840110](/subheadings/8401100000-80) through 840130 from any other subheading.",
                "CTSH",
            ),
            (
                "Your goods contain a Regional Value Content (RVC) of at least **55%** of the Free on Board (FOB) cost of the goods.",
                "RVC-FOB:55",
            ),
        ] {
            assert_eq!(understand(text).as_deref(), Some(rule), "{text}");
        }
    }

    #[test]
    fn a_text_with_one_word_more_is_prose() {
        for text in
            ["Manufacture from yarn.", "Manufacture from materials of any heading, except that of the product, by hand.", ""]
        {
            assert_eq!(understand(text), None, "{text}");
        }
    }
}
