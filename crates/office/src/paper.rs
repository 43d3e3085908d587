//! This module decides what the notice of release of a case says, and who gets the receipt that its code leads to: whoever
//! holds the paper, because only the paper names the record's hash, which the public log does not.

use clearance::case::Status;
use declaration::Declaration;
use notices::{Field, Item, Notice, Total};
use reference::Hash;
use rust_decimal::Decimal;
use store::Actor;
use uuid::Uuid;

use crate::dossier::Dossier;
use crate::evidence::{EvidenceError, NoReceipt};
use crate::{Caller, Denial, Office, OfficeError};

impl Office {
    /// The notice of release of a case as PDF. `site` is where this house is found (`https://customs.example`).
    ///
    /// # Errors
    /// The caller may not see the case, the goods were not let go, or the store failed.
    pub async fn release_notice(&self, caller: &Caller, case: Uuid, site: &str) -> Result<Vec<u8>, OfficeError> {
        let dossier = self.dossier(&caller.everything(), case).await?.ok_or(Denial::NotFound)?;
        let (title_en, title_zh) = match dossier.life.case.status {
            Status::Released => ("Released", "放行"),
            Status::Cleared | Status::Exited => ("Cleared", "结关"),
            _ => return Err(Denial::NotReleased.into()),
        };
        let (_, record) = dossier.record.seal().map_err(OfficeError::Record)?;
        let mrn = dossier.row.mrn.clone().unwrap_or_default();
        let notice = Notice {
            title_en,
            title_zh,
            fields: fields(&dossier, &mrn),
            items: items(&dossier),
            totals: self.totals(&dossier),
            hashes: vec![
                Field { en: "Edition of the law", zh: "法规版本", value: dossier.record.decision.edition.hash.to_string() },
                Field { en: "Record of the decision", zh: "决定记录", value: record.to_string() },
            ],
            link: format!("{site}/#page=verify&mrn={mrn}&record={record}"),
        };
        notices::pdf(&notice).map_err(OfficeError::Paper)
    }

    /// The receipt of a case for whoever holds its notice: the number and the record's hash are both on it.
    ///
    /// # Errors
    /// The store failed, or the log is damaged. Where nothing has both, there is no case.
    pub async fn receipt_by_notice(&self, mrn: &str, record: &str) -> Result<Result<String, NoReceipt>, EvidenceError> {
        let actor: Actor = self.itself();
        let Some(case) = self.store.case_by_mrn(&actor, mrn).await? else { return Ok(Err(NoReceipt::NoCase)) };
        let decisions = self.store.decisions(&actor, case.case_id).await?;
        // Told apart by a hash that nobody can try through: 256 bits, over facts that were never published.
        if !decisions.iter().any(|decision| Hash(decision.hash).to_string() == record) {
            return Ok(Err(NoReceipt::NoCase));
        }
        self.receipt(store::Log::C2sp, &actor, case.case_id, true).await
    }

    fn totals(&self, dossier: &Dossier) -> Vec<Total> {
        let assessment = &dossier.record.decision.assessment;
        let law = self.law();
        let edition = law.edition();
        let named = |code: &str| {
            let row = edition.tax_type(code, dossier.record.facts.legal_date);
            let names = row.map(|row| edition.names(row.names).0);
            let names: Vec<String> = names.into_iter().flat_map(|names| names.into_values()).collect();
            if code == "*" { "Total 合计".to_owned() } else { format!("{code} {}", names.join(" ")) }
        };
        let totals = assessment.totals.iter();
        totals
            .map(|total| Total { name: named(&total.tax_type), amount: money(total.payable, assessment.currency.as_str()) })
            .collect()
    }
}

fn money(amount: Decimal, currency: &str) -> String {
    let mut shown = amount;
    if shown.scale() < 2 {
        shown.rescale(2);
    }
    format!("{shown} {currency}")
}

fn fields(dossier: &Dossier, mrn: &str) -> Vec<Field> {
    let declaration: &Declaration = &dossier.declaration;
    let shipment = declaration.goods_shipment.as_deref();
    let named = |name: Option<&str>, id: Option<&str>| {
        let parts: Vec<&str> = [name, id].into_iter().flatten().collect();
        parts.join(" · ")
    };
    let declarant = declaration.declarant.as_deref().map(|party| named(party.name.as_deref(), party.id.as_deref()));
    let importer =
        shipment.and_then(|shipment| shipment.importer.as_deref()).map(|party| named(party.name.as_deref(), party.id.as_deref()));
    let exporter = declaration.exporter.as_deref().map(|party| named(party.name.as_deref(), party.id.as_deref()));
    let reference = dossier.row.ducr.clone();
    let all = [
        ("Movement reference number", "海关编号", Some(mrn.to_owned())),
        ("Local reference", "企业内部编号", Some(dossier.row.lrn.clone())),
        ("Consignment reference", "货物参考号", reference),
        ("Declarant", "申报人", declarant),
        ("Importer", "进口人", importer),
        ("Exporter", "出口人", exporter),
        ("Legal date", "适用日期", Some(dossier.record.facts.legal_date.to_string())),
        ("Goods let go at", "放行时间", Some(dossier.life.since.to_string())),
    ];
    let kept = all.into_iter().filter_map(|(en, zh, value)| Some(Field { en, zh, value: value? }));
    kept.filter(|field| !field.value.is_empty()).collect()
}

fn items(dossier: &Dossier) -> Vec<Item> {
    let values = &dossier.record.decision.assessment.values;
    let items = (1_u32..).zip(dossier.declaration.items());
    items
        .map(|(number, item)| Item {
            number,
            code: item.goods_code().map(|code| code.to_string()).unwrap_or_default(),
            description: item.commodity.as_deref().and_then(|one| one.description.as_deref()).unwrap_or_default().to_owned(),
            origin: item.origin("1").unwrap_or_default().to_owned(),
            value: values
                .iter()
                .find(|value| value.item == number)
                .map(|value| money(value.customs_value.amount, value.customs_value.currency.as_str()))
                .unwrap_or_default(),
        })
        .collect()
}
