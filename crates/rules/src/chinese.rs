//! This module decides how what is wrong with a condition is told in Chinese: each English sentence that the checks say,
//! with `{}` where a name stands. What is not in the table is told in English rather than not at all.

/// Sentences, and what stands in them for kinds of values.
const SENTENCES: &[(&str, &str)] = &[
    // What is wrong.
    ("there is no condition", "没有填写条件"),
    ("this is not a CEL expression: {}", "这不是有效的 CEL 表达式：{}"),
    ("there is no variable `{}`", "没有变量 {}"),
    ("class {} has no member `{}`", "类 {} 没有成员 {}"),
    ("`{}` is asked of a value, which has no members", "{} 之前已是取值，其下没有成员"),
    ("a condition is needed here and this is a value", "此处需要条件，而这是取值"),
    ("a condition is needed here", "此处需要条件"),
    ("a value is needed here and this is a condition or a list", "此处需要取值，而这是条件或列表"),
    ("an absent value equals nothing, not even null", "缺失的值不等于任何值，也不等于 null"),
    ("a date and time as written cannot be compared", "原文日期时间不能直接比较"),
    ("{} is compared with {}", "{}不能与{}比较"),
    ("codes have no order", "代码没有大小之分"),
    ("`in` needs a list of values", "in 之后需要取值列表"),
    ("a figure is compared with a text", "数字不能与文本比较"),
    ("{} is looked for in a list that has something else", "列表的内容与{}不同类"),
    ("a list stands where a condition is needed", "此处需要条件，而这是列表"),
    ("too many lists inside one another", "列表嵌套过深"),
    ("`map` is not understood here", "此处不支持 map"),
    ("this occurs at most once", "此项最多出现一次，不是列表"),
    ("a list is needed here", "此处需要列表"),
    ("a name is needed here", "此处需要名称"),
    ("the name crosses a repeated class", "路径中间经过了可重复的类"),
    ("more than {} names, values and operators", "名称、取值与运算符超过 {} 个"),
    ("nested deeper than {}", "嵌套超过 {} 层"),
    ("brackets nest deeper than {}", "括号嵌套超过 {} 层"),
    ("{} characters; a cell has at most {}", "共 {} 个字符，最多 {} 个"),
    ("`{}` is no pattern that rules may use", "{} 不是可用的匹配式"),
    ("{} cannot be summed", "{}不能求和"),
    ("`{}` is not a date", "{} 不是日期"),
    ("{} has no date", "{}没有日期"),
    ("a date is needed here, not {}", "此处需要日期，而不是{}"),
    ("a goods item is needed here", "此处需要商品项"),
    ("`additional` takes a goods item", "additional 的参数是商品项"),
    ("`{}` is no value", "{} 不是取值"),
    ("a text in quotes is needed here", "此处需要加引号的文本"),
    ("there is no code list `{}`", "没有代码表 {}"),
    ("there is no kind of used value `{}`", "没有名为 {} 的已用值类别"),
    ("`{}` is called with the wrong number of arguments", "{} 的参数个数不对"),
    ("`{}` is a value, and a condition is needed here", "{} 是取值，而此处需要条件"),
    ("`{}` is a condition, and a value is needed here", "{} 是条件，而此处需要取值"),
    ("the operator of {} is not understood here", "此处不支持该运算符"),
    ("there is no function `{}`", "没有函数 {}"),
    ("a text or a figure is needed here", "此处需要文本或数字"),
    ("`{}` is a floating-point figure", "{} 是浮点数"),
    ("`{}` is not a decimal figure of at most 28 digits", "{} 不是 28 位以内的十进制数"),
    ("an amount has no `{}`", "金额没有 {}"),
    ("a quantity has no `{}`", "数量没有 {}"),
    ("class {} is no value", "类 {} 不是取值"),
    ("class {} is repeated and no value", "类 {} 可重复，不是取值"),
    ("{} and {} cannot be reckoned together", "{}与{}不能一起计算"),
    ("one choice is {}, the other {}", "一个选项是{}，另一个是{}"),
    ("a figure is needed here, not {}", "此处需要数字，而不是{}"),
    ("a text is needed here, not {}", "此处需要文本，而不是{}"),
    ("`{}` is nothing to run over", "{} 不能逐项运行"),
    ("`{}` cannot name an element", "{} 不能作为元素名"),
    ("`{}` occurs at most once", "{} 最多出现一次"),
    ("`{}` crosses a list before its end", "{} 的路径中间经过了列表"),
    ("the goods items are run over as `item`", "商品项以 item 逐项运行"),
    ("`{}` is not a requested procedure of two digits, such as 40", "{} 不是两位的申请程序代码，例如 40"),
    ("`{}` is not the first 2 to 10 digits of a commodity code", "{} 不是商品编码的前 2 至 10 位数字"),
    ("the rule ends before it begins", "失效日期早于生效日期"),
    // What is wrong with a row of a table.
    ("nothing must hold", "没有填写须满足的条件"),
    ("no place is named", "没有填写位置"),
    ("`{}` is empty", "{} 未填写"),
    ("`{}` is no id", "{} 不能作为编号"),
    ("`{}` is no severity", "没有严重程度 {}"),
    ("`{}` crosses a repeated class", "{} 的路径经过了可重复的类"),
    ("argument `{}`: {}", "参数 {}：{}"),
    ("`{}` is no name of an argument", "{} 不能作为参数名"),
    ("`{}` is no argument", "{} 不是参数"),
    ("more than {} arguments", "参数超过 {} 个"),
    ("more than {} rules", "规则超过 {} 条"),
    ("rule `{}` stands already in {}", "规则 {} 已在 {}"),
    ("missing columns: {}", "缺少列：{}"),
    ("there is no column `{}`", "没有列 {}"),
    ("the header cannot be read: {}", "表头无法读取：{}"),
    ("the row cannot be read: {}", "该行无法读取：{}"),
    ("`{}` is no pattern of a declaration type", "{} 不是申报类型的写法"),
    ("`{}` is no document code", "{} 不是单证代码"),
    ("a brace is not closed or holds no name", "花括号未闭合，或其中没有名称"),
    ("this text stands twice", "该文字重复出现"),
    ("rule `{}` with code {} has no text", "规则 {}（代码 {}）没有文字"),
    ("rule `{}` has no text in `{}`", "规则 {} 缺少语言 {} 的文字"),
    ("a text of rule `{}` mentions {}", "规则 {} 的文字提到了 {}，但没有此参数"),
    // What to do.
    ("write a condition; `false` when the case itself is the fault", "请填写条件；若情形本身即为错误，请填 false"),
    ("write the member that the finding is about, such as item.commodity", "请填写审核发现所指的成员，例如 item.commodity"),
    ("every rule has a {}", "每条规则都须填写 {}"),
    ("use at most {} letters, digits and - _ . / :", "请使用字母、数字和 - _ . / :，最多 {} 个"),
    ("write error, warning or information", "请填写 error、warning 或 information"),
    ("run over that class with for_each … as …", "请用 for_each … as … 遍历该类"),
    ("write name=expression, parted by semicolons", "请写成 名称=表达式，以分号隔开"),
    ("use small letters and _", "请使用小写字母和 _"),
    ("keep those that the text mentions", "只保留文字中提到的参数"),
    ("drop rules that no longer hold", "请删除已失效的规则"),
    ("give each rule its own id, or end the earlier row before this one begins", "请另取编号，或使原行在本行生效前失效"),
    ("the columns are {}", "各列为 {}"),
    ("save the table as CSV in UTF-8", "请将表另存为 UTF-8 的 CSV"),
    ("put cells that hold a comma or a quote in double quotes", "含逗号或引号的单元格请用双引号括起"),
    ("write for_each `item`", "for_each 请写 item"),
    ("write `item`, or a list with a name: item.packaging as packing", "请写 item，或 列表 as 名称：item.packaging as packing"),
    (
        "write three capital letters, ? for any, ! before what is left out: CO? !COR",
        "请写三个大写字母，? 表示任意，! 表示排除：CO? !COR",
    ),
    ("write category and type, such as C506", "请写类别和类型，例如 C506"),
    ("write {argument}", "请写成 {参数}"),
    ("only `rule` may be empty", "只有 rule 可以留空"),
    ("keep one of the rows", "请保留其中一行"),
    ("add a row for each language", "请为每种语言补充一行"),
    ("add the row", "请补充该行"),
    ("add the argument to the rule, or drop it from the text", "请在规则中添加该参数，或从文字中删去"),
    ("write when a declaration is to be stopped", "写明何种报关单应被拦截"),
    ("correct it; texts stand in single quotes", "请更正；文本用单引号括起"),
    ("did you mean `{}`?", "是否指 {}？"),
    ("did you mean '{}'?", "是否指 {}？"),
    ("set for_each to `item` to run once per goods item", "请选择按商品项逐项运行"),
    ("here are {}", "此处可用：{}"),
    ("it has {}", "其成员有：{}"),
    ("there are {}", "可用的有：{}"),
    ("end the name before it", "请去掉其后的部分"),
    ("compare it, or test its presence with has(…)", "请与某值比较，或用 has(…) 检查是否存在"),
    ("test presence with has(…)", "请用 has(…) 检查是否存在"),
    ("write a comparison such as a == 'B'", "请写成比较，例如 a == 'B'"),
    ("compare or count it", "请比较或计数"),
    ("take its date: date(…)", "请取其日期：date(…)"),
    ("write the code in quotes", "请给代码加引号"),
    ("compare like with like", "请比较同类的值"),
    ("use == or != or in [..]", "请使用 ==、!= 或 in [..]"),
    (
        "write it out: in ['A', 'B'], or use list.exists(x, x.code == 'A')",
        "请写出列表：in ['A', 'B']，或用 list.exists(x, x.code == 'A')",
    ),
    ("list values of the same kind", "请列出同类的值"),
    ("ask for its size(), or use exists or all", "请用 size()，或 exists、all"),
    ("split the rule", "请拆成几条规则"),
    ("use filter, exists, all or exists_one", "请使用 filter、exists、all 或 exists_one"),
    ("name a repeated class, such as item.packaging", "请写可重复的类，例如 item.packaging"),
    ("write a path such as item.commodity.description", "请写路径，例如 item.commodity.description"),
    ("use exists(x, …) or all(x, …) to say which one is meant", "请用 exists(x, …) 或 all(x, …) 说明指哪一项"),
    ("name a figure", "请写数字"),
    ("write it as 2026-01-31", "请写成 2026-01-31"),
    ("name a member that is a date and time", "请写日期时间类的成员"),
    ("use date(…), today() or legalDate()", "请使用 date(…)、today() 或 legalDate()"),
    ("pass `item`, or the variable of exists over the goods items", "请用 item，或遍历商品项的 exists 变量"),
    ("write {}", "请写成 {}"),
    ("it is used as {}", "用法：{}"),
    ("see what a cell may say", "请参阅条件写法说明"),
    ("go down to a value, such as {}", "请写到取值为止，例如 {}"),
    ("write all its digits, such as 0.001", "请写出全部数位，例如 0.001"),
    ("an amount has `.currency`", "金额有 .currency"),
    ("a quantity has `.unit`", "数量有 .unit"),
    ("name one of its members, or test its presence with has(…)", "请写其成员，或用 has(…) 检查是否存在"),
    ("count it with size(…), or use exists(x, …) or all(x, …)", "请用 size(…) 计数，或用 exists(x, …)、all(x, …)"),
    ("reckon with like figures, or with plain numbers", "请用同类数字或无单位的数字计算"),
    ("make both of one kind", "请使两者同类"),
    ("name a code or a text", "请写代码或文本"),
    ("use a word such as packing", "请用 packing 之类的单词"),
    ("run over the outer list and use exists or all inside", "请遍历外层列表，并在其中使用 exists 或 all"),
    ("correct one of the dates", "请更正其中一个日期"),
    ("alternatives stand in brackets: ^(a|b)$", "多选一须放在括号内：^(a|b)$"),
    ("a pattern is anchored at both ends: ^…$", "匹配式须以 ^ 开头、以 $ 结尾：^…$"),
    ("at most {} parts", "最多 {} 个部分"),
    ("`{}` is not understood here; only characters, classes and counts are", "不支持 {}，只能使用字符、字符类和次数"),
    ("only \\d, \\w, \\s and escaped signs are understood", "只支持 \\d、\\w、\\s 和转义符号"),
    ("`[` without `]`", "[ 没有对应的 ]"),
    ("the range {} runs backwards", "范围 {} 前后颠倒"),
    ("`{}` is not a count up to {}", "{} 不是 {} 以内的次数"),
    ("`{}` runs backwards", "{} 前后颠倒"),
    // Kinds of values.
    ("a text", "文本"),
    ("a number", "数字"),
    ("an amount of money", "金额"),
    ("a quantity", "数量"),
    ("a date and time as written", "原文日期时间"),
    ("a date", "日期"),
    ("a requested procedure of two digits, such as 40", "两位的申请程序代码，例如 40"),
    ("the first 2 to 10 digits of a commodity code", "商品编码的前 2 至 10 位数字"),
];

/// A sentence in Chinese; as it is where nobody wrote it down.
pub(crate) fn chinese(english: &str) -> String {
    // Whole sentences first: some begin like one with a hole.
    if let Some((_, told)) = SENTENCES.iter().find(|(known, _)| *known == english) {
        return (*told).to_owned();
    }
    let found = SENTENCES.iter().filter(|(known, _)| known.contains("{}")).find_map(|(known, told)| {
        let holes = holes(known, english)?;
        let mut parts = told.split("{}");
        let mut text = parts.next().unwrap_or_default().to_owned();
        for (part, hole) in parts.zip(holes) {
            // A kind of value, or another sentence: what stands in a hole is shorter, so this ends.
            text.push_str(&chinese(hole));
            text.push_str(part);
        }
        Some(text)
    });
    found.unwrap_or_else(|| english.to_owned())
}

/// What stands in the holes of a pattern.
fn holes<'a>(pattern: &str, text: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = pattern.split("{}");
    let mut rest = text.strip_prefix(parts.next()?)?;
    let mut found = Vec::new();
    let parts: Vec<&str> = parts.collect();
    for (place, part) in parts.iter().enumerate() {
        let is_last = place + 1 == parts.len();
        let at = match (is_last, part.is_empty()) {
            (true, true) => rest.len(),
            (true, false) => rest.len().checked_sub(part.len()).filter(|at| rest.get(*at..) == Some(part))?,
            (false, _) => rest.find(part)?,
        };
        found.push(rest.get(..at)?);
        rest = rest.get(at + part.len()..)?;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_told_with_its_names() {
        for (english, expected) in [
            ("there is no variable `tiem`", "没有变量 tiem"),
            ("did you mean `item`?", "是否指 item？"),
            ("class Commodity has no member `x`", "类 Commodity 没有成员 x"),
            ("a text is compared with a number", "文本不能与数字比较"),
            ("write date(leaf) or date('2026-01-31')", "请写成 date(leaf) or date('2026-01-31')"),
            ("nobody wrote this down", "nobody wrote this down"),
        ] {
            assert_eq!(chinese(english), expected);
        }
    }

    #[test]
    fn both_sides_have_the_same_holes_unless_one_says_nothing() {
        for (english, told) in SENTENCES {
            let count = |text: &str| text.matches("{}").count();
            assert!(count(told) <= count(english), "{english}");
        }
    }
}
