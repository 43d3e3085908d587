use super::*;

const HEAD: &str = "list,file,where,code,name,more,source,replaces\n";

fn run(spec: &str, files: &[(&str, &str)], present: &str) -> Result<(String, Report), ImportError> {
    let specs = specs(&format!("{HEAD}{spec}")).expect("a table of lists");
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let present = BTreeMap::from([(format!("codes/{}.csv", specs[0].list), present.to_owned())]);
    let (tables, report) = import(&specs, &files, &present, "2027-01-01".parse().expect("a day"))?;
    Ok((tables[0].text.clone(), report))
}

#[test]
fn a_table_gives_codes_of_several_columns_under_a_condition() {
    let table = "change,country,location,name_ascii,function\n,GB,LGP,London Gateway,1-------\n,GB,AAA,Inland,--3-----\n,GB,,Great Britain,1\n";
    let (text, report) =
        run("ports,l.csv,function~1,country+location,name_ascii,,s,\n", &[("l.csv", table)], "").expect("a list");
    assert_eq!(text, "code,name_en,name_zh,valid_from,valid_to,source\nGBLGP,London Gateway,,,,s\n");
    assert_eq!(report.texts, 2);
    assert_eq!((report.unread[0].row, report.unread[0].column, report.unread[0].reason), (4, "code", "no code"));
}

#[test]
fn a_data_set_gives_one_of_its_lists_and_only_what_holds() {
    let set = r#"{"lists":{"Office":{"listEntries":[
        {"state":"valid","id":"AT330100","name":"Wien","languageCode":"DE"},
        {"state":"invalid","id":"AT330200","name":"Old"},
        {"state":"valid","id":"AT330100","name":"Vienna"}]}}}"#;
    let (text, report) = run("offices,set.json#Office,,id,name,,s,\n", &[("set.json", set)], "").expect("a list");
    assert!(text.ends_with("source\nAT330100,Wien,,,,s\n"), "{text}");
    assert_eq!((report.texts, report.unread[0].text.as_str()), (2, "Vienna"));
}

#[test]
fn what_others_say_stays_and_days_are_kept() {
    let present = "code,name_en,name_zh,minor_units,valid_from,valid_to,source\n\
        AED,Dirham,迪拉姆,2,2020-01-01,,old\nGON,Gone,,2,,,old\nOWN,Ours,,2,,,tongguan\nUSD,Our dollar,美元,2,,,tongguan\n";
    let table = "Name,Code,Minor\nUAE Dirham,AED,2\nDollar,USD,2\nNew,NEW,-\n,BAD,2\n";
    let (text, report) =
        run("currencies,c.csv,,Code,Name,minor_units=Minor,new,old\n", &[("c.csv", table)], present).expect("a list");
    assert_eq!(
        text,
        "code,name_en,name_zh,minor_units,valid_from,valid_to,source\n\
         AED,Dirham,迪拉姆,2,2020-01-01,,new\n\
         GON,Gone,,2,,2026-12-31,old\n\
         NEW,New,,,2027-01-01,,new\n\
         OWN,Ours,,2,,,tongguan\n\
         USD,Our dollar,美元,2,,,tongguan\n"
    );
    assert_eq!((report.texts, report.unread[0].code.as_str(), report.unread[0].reason), (4, "BAD", "no name"));
}

#[test]
fn a_long_name_is_cut_at_a_word() {
    let long = format!("{} end", "word ".repeat(30));
    let table = format!("c,n\nA,{long}\n");
    let (text, _) = run("x,l.csv,,c,n,,s,\n", &[("l.csv", &table)], "").expect("a list");
    assert!(text.contains("word word,,,,s") && !text.contains("end"), "{text}");
}

#[test]
fn what_is_missing_is_named() {
    let file = run("x,l.csv,,c,n,,s,\n", &[], "").expect_err("no file");
    assert!(file.to_string().contains("l.csv"), "{file}");
    let column = run("x,l.csv,,c,n,,s,\n", &[("l.csv", "c,name\nA,B\n")], "").expect_err("no column");
    assert!(column.to_string().contains("`n`"), "{column}");
    let member = run("x,l.json,,type,n,,s,\n", &[("l.json", r#"[{"code":"A","n":"B"}]"#)], "").expect_err("no member");
    assert!(member.to_string().contains("`type`"), "{member}");
    assert!(run("x,l.json#List,,c,n,,s,\n", &[("l.json", "{}")], "").is_err());
    assert!(specs("list,file\nx,y\n").is_err());
}
