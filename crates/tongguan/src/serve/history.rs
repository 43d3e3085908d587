//! This module decides what the demonstration's past looks like: a quarter of declarations, and the people of an office
//! who worked on them, day by day. It goes through the use cases that the API calls, by a clock that stands in the past.
//!
//! Not every case gets its turn on a day, and lately people were away, so that the present begins with a queue, open questions
//! and late tasks.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use declaration::Declaration;
use identity::ExposeSecret;
use indicatif::ProgressBar;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use office::desk::{ExaminationResult, QueueQuery};
use office::people::sign_in::Attempt;
use office::{Caller, Environment, Office, OfficeError, Submission, System};
use rust_decimal::Decimal;
use store::{Actor, CaseRow, Queued, Sees};
use uuid::Uuid;

use super::Failure;
use super::people::{People, Person};
use crate::traffic::{Random, Traffic};

/// How far back the past begins, days.
const DAYS: i64 = 90;
/// What an officer gets done on a day at most, acts.
const ACTS_A_DAY: u32 = 24;
/// Of a hundred waiting cases so many get their turn on a day.
const TURNS: u64 = 60;
/// The same in the last days, and how many these are.
const TURNS_LATELY: u64 = 12;
const LATELY: i32 = 5;
/// On a day at the weekend comes one declaration for so many on another.
const WEEKDAYS_TO_ONE: u64 = 4;

/// A clock that stands in the past until it is moved.
struct Past(AtomicI64);

impl Environment for Past {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::Relaxed)).unwrap_or_default()
    }
    fn fill(&self, bytes: &mut [u8]) {
        System.fill(bytes);
    }
}

/// Makes so many declarations of the last quarter, and the work on them, until yesterday.
pub async fn make(office: &Office, people: &People, count: u64, bar: &ProgressBar) -> Result<(), Failure> {
    let clock = Arc::new(Past(AtomicI64::new(0)));
    let mut past = office.clone();
    past.environment = Arc::<Past>::clone(&clock);
    let today = jiff::Timestamp::now().to_zoned(TimeZone::UTC).date();
    let first = today.checked_sub(DAYS.days())?;
    let share = |day: Date| if is_weekend(day) { 1 } else { WEEKDAYS_TO_ONE };
    let days: Vec<Date> = first.series(1.day()).take_while(|day| *day < today).collect();
    let shares: u64 = days.iter().map(|day| share(*day)).sum();
    let mut quarter = Quarter { today, past, clock, people, random: Random::new(7), asked: Vec::new(), bar };
    let traffic = Traffic::new(office.law().edition(), today, 0, "");
    let mut traffic = traffic.fork(77, &super::run_name(77));
    let mut gone = 0;
    for day in days {
        // So that they reach until yesterday, however few there are.
        let before = count * gone / shares;
        gone += share(day);
        quarter.day(day, count * gone / shares - before, &mut traffic).await?;
    }
    quarter.leaves_open().await
}

struct Quarter<'a> {
    past: Office,
    clock: Arc<Past>,
    people: &'a People,
    random: Random,
    /// The first day that is not past.
    today: Date,
    /// Cases whose trader was asked something, with the firm.
    asked: Vec<(Uuid, Uuid)>,
    bar: &'a ProgressBar,
}

impl Quarter<'_> {
    /// A day: declarations from six on, officers at nine, declarations again until eight in the evening.
    async fn day(&mut self, day: Date, declarations: u64, traffic: &mut Traffic) -> Result<(), Failure> {
        let midnight = day.to_zoned(TimeZone::UTC)?.timestamp().as_microsecond();
        let early = declarations / 3;
        self.declare(midnight + 6 * HOUR, 3 * HOUR, early, traffic).await?;
        self.clock.0.store(midnight + 9 * HOUR, Ordering::Relaxed);
        self.settle().await?;
        self.past.keep_deadlines().await?;
        if !is_weekend(day) {
            self.trader_answers().await?;
            let people = self.people;
            let turns = if day.until(self.today)?.get_days() <= LATELY { TURNS_LATELY } else { TURNS };
            for officer in &people.officers {
                self.works(officer, turns).await?;
            }
            self.agency_works(turns).await?;
        }
        let noon = self.clock.0.load(Ordering::Relaxed);
        let evening = midnight + 20 * HOUR;
        self.declare(noon, evening - noon, declarations - early, traffic).await
    }

    /// Declarations come evenly over a time.
    async fn declare(&self, from: i64, time: i64, declarations: u64, traffic: &mut Traffic) -> Result<(), Failure> {
        for place in 0..declarations {
            self.clock.0.store(from + time / declarations as i64 * place as i64, Ordering::Relaxed);
            let (number, body) = traffic.next_of_firm();
            let client = self.people.firm(&number).ok_or("nobody declares")?.id;
            let content_type = "application/xml".to_owned();
            self.past.submit(Submission { client, key: None, content_type, body: body.into() }).await?;
            self.bar.inc(1);
        }
        Ok(())
    }

    /// The desks show what became of the cases.
    async fn settle(&self) -> Result<(), Failure> {
        while self.past.keep_desks().await? > 0 {}
        Ok(())
    }

    async fn enter(&self, person: &Person) -> Result<Caller, Failure> {
        let attempt = Attempt {
            login: person.login.clone(),
            password: person.password.clone(),
            code: None,
            passkey: None,
            agent: "demonstration".to_owned(),
        };
        let session = self.past.sign_in(attempt).await?;
        Ok(self.past.caller_of_session(session.token.expose_secret()).await?)
    }

    /// Most traders answer the next day.
    async fn trader_answers(&mut self) -> Result<(), Failure> {
        let people = self.people;
        for (case, owner) in std::mem::take(&mut self.asked) {
            let Some(firm) = people.firms.iter().find(|firm| firm.id == owner) else { continue };
            if self.random.below(10) < 3 {
                self.asked.push((case, owner));
                continue;
            }
            let trader = self.enter(&firm.trader).await?;
            self.pass();
            let version = self.past.store.case(&trader.actor, case).await?.map_or(0, |case| case.version);
            said(
                self.past
                    .answer_question(
                        &trader,
                        case,
                        version,
                        "Invoice line 1 is for the set, not the piece. 发票第一行为整套价格。",
                    )
                    .await,
            )?;
        }
        self.settle().await
    }

    /// A price that an examination showed to be too low is put right; what is owed more is what the examination recovered.
    async fn trader_corrects(&mut self, case: Uuid, owner: Uuid) -> Result<(), Failure> {
        let firm = Actor { administration: self.past.administration, client: owner, sees: Sees::Own };
        let row = self.past.store.case(&firm, case).await?.map(|case| case.row);
        let declaration = self.past.declaration(&firm, case).await?;
        let more = CORRECTED[self.random.below(CORRECTED.len() as u64) as usize];
        let text = row.zip(declaration).and_then(|(row, declaration)| correction(&row, &declaration, more));
        if let Some(text) = text {
            self.pass();
            let content_type = "application/xml".to_owned();
            let submission = Submission { client: owner, key: None, content_type, body: text.into() };
            self.past.submit(submission).await?;
        }
        Ok(())
    }

    /// An officer works on what has waited longest.
    async fn works(&mut self, person: &Person, turns: u64) -> Result<(), Failure> {
        let officer = self.enter(person).await?;
        let queue = self.past.queue(&officer, &QueueQuery { limit: ACTS_A_DAY, ..QueueQuery::default() }).await?;
        for queued in queue {
            if self.random.below(100) < turns {
                self.pass();
                self.acts(&officer, &queued).await?;
            }
        }
        self.settle().await
    }

    /// The other agency says what it thinks of the cases that wait for it; mostly it agrees.
    async fn agency_works(&mut self, turns: u64) -> Result<(), Failure> {
        let inspector = self.enter(&self.people.agency).await?;
        let queue = self.past.queue(&inspector, &QueueQuery { limit: ACTS_A_DAY, ..QueueQuery::default() }).await?;
        for queued in queue {
            let luck = self.random.below(100);
            if luck >= turns {
                continue;
            }
            self.pass();
            let (case, version) = (queued.case.case_id, queued.case.version);
            said(match luck {
                0..5 => self.past.agency_refuses(&inspector, case, version, "No certificate. 无证书。").await,
                _ => self.past.agency_agrees(&inspector, case, version, "Certificate seen. 已验证书。").await,
            })?;
        }
        self.settle().await
    }

    /// Before the present begins, somebody is asked, somebody is to bring papers, and the other agency is to say something.
    async fn leaves_open(&mut self) -> Result<(), Failure> {
        let people = self.people;
        let Some(officer) = people.officers.first() else { return Ok(()) };
        let officer = self.enter(officer).await?;
        let queue = self.past.queue(&officer, &QueueQuery { limit: store::PAGE_MAX, ..QueueQuery::default() }).await?;
        let papers = queue
            .iter()
            .rev()
            .filter(|queued| queued.stage == "check_documents" && queued.assignee.is_none_or(|who| who == officer.id));
        for (place, queued) in papers.take(3).enumerate() {
            self.pass();
            let (past, case, version) = (&self.past, queued.case.case_id, queued.case.version);
            said(match place {
                0 => past.ask(&officer, case, version, "Which of the items is the sample? 哪一项是样品？").await,
                1 => past.hold_for_agency(&officer, case, version, "Is there a health certificate? 有无卫生证书？").await,
                _ => past.request_documents(&officer, case, version, &["Packing list 装箱单".to_owned()]).await,
            })?;
        }
        self.settle().await
    }

    async fn acts(&mut self, officer: &Caller, queued: &Queued) -> Result<(), Failure> {
        let (past, case, version) = (&self.past, queued.case.case_id, queued.case.version);
        let luck = self.random.below(100);
        match queued.stage.as_str() {
            "examine" => {
                // Where the score or a finding led here, something is found more often than by chance.
                let result = if luck < 22 { "discrepancy" } else { "conform" };
                let found = ExaminationResult {
                    result: result.to_owned(),
                    remark: "Counted and weighed. 已清点称重。".to_owned(),
                    has_sample: luck.is_multiple_of(7),
                    ..ExaminationResult::default()
                };
                said(past.conclude_examination(officer, case, version, &found).await)?;
                if result == "discrepancy" {
                    self.trader_corrects(case, queued.case.row.owner).await?;
                }
            }
            "check_documents" if luck < 15 => {
                said(past.ask(officer, case, version, "Is the price for the set or for the piece? 价格是按套还是按件？").await)?;
                self.asked.push((case, queued.case.row.owner));
            }
            "check_documents" if luck < 25 => {
                said(past.order_examination(officer, case, version, "Count the sets. 清点套数。").await)?;
            }
            "check_documents" if luck < 33 => {
                said(past.hold_for_agency(officer, case, version, "Is there a health certificate? 有无卫生证书？").await)?;
            }
            "check_documents" => said(past.accept_documents(officer, case, version).await)?,
            "read_answer" => said(past.close_question(officer, case, version).await)?,
            _ => said(past.release(officer, case, version, None).await)?,
        }
        Ok(())
    }

    /// Some minutes go by.
    fn pass(&mut self) {
        let minutes = 2 + self.random.below(6) as i64;
        self.clock.0.fetch_add(minutes * MINUTE, Ordering::Relaxed);
    }
}

/// How many hundredths of the declared price the right one is.
const CORRECTED: [i64; 4] = [115, 140, 180, 250];

/// A correction of the price of the first item, as a trader sends it.
fn correction(row: &CaseRow, declaration: &Declaration, hundredths: i64) -> Option<String> {
    let item = declaration.items().first()?;
    let price = item.commodity.as_deref()?.invoice_line.as_deref()?.item_charge_amount.as_ref()?;
    let (mrn, sequence, currency) = (row.mrn.as_deref()?, item.sequence_numeric?, price.currency?);
    let right = (price.value * Decimal::new(hundredths, 2)).round_dp(2);
    let pointer = |code: &str, place: u32, tag: &str| {
        format!(
            "<Pointer><SequenceNumeric>{place}</SequenceNumeric><DocumentSectionCode>{code}</DocumentSectionCode>{tag}</Pointer>"
        )
    };
    let steps = [("42A", 1, ""), ("67A", 1, ""), ("68A", sequence, ""), ("23A", 1, ""), ("79A", 1, "<TagID>112</TagID>")];
    let steps: String = steps.map(|(code, place, tag)| pointer(code, place, tag)).concat();
    Some(format!(
        "<md:MetaData xmlns:md=\"urn:wco:datamodel:WCO:DocumentMetaData-DMS:2\" xmlns=\"urn:wco:datamodel:WCO:DEC-DMS:2\"><Declaration>\
         <FunctionCode>13</FunctionCode><FunctionalReferenceID>COR-{mrn}</FunctionalReferenceID><ID>{mrn}</ID>\
         <TypeCode>COR</TypeCode><Amendment><ChangeReasonCode>21</ChangeReasonCode>{steps}</Amendment><GoodsShipment>\
         <GovernmentAgencyGoodsItem><SequenceNumeric>{sequence}</SequenceNumeric><Commodity><InvoiceLine>\
         <ItemChargeAmount currencyID=\"{currency}\">{right}</ItemChargeAmount></InvoiceLine></Commodity>\
         </GovernmentAgencyGoodsItem></GoodsShipment></Declaration></md:MetaData>"
    ))
}

const MINUTE: i64 = 60_000_000;
const HOUR: i64 = 60 * MINUTE;

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// A "no" is part of the work: the money is not there yet, or a colleague was quicker.
fn said<T>(answer: Result<T, OfficeError>) -> Result<(), Failure> {
    match answer {
        Ok(_) => Ok(()),
        Err(OfficeError::Denied(denial)) => {
            tracing::debug!(?denial, "not done in the past");
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}
