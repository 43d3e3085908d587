//! This module decides what the tests work with: an office over a database of its own, a clock that is set,
//! and messages.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

use clearance::Law;
use jiff::Timestamp;
use office::{Environment, Office, Submission};
use serde_json::Value;
use store::testing::Postgres;
use store::{Actor, Options, Sees, Store};
use uuid::Uuid;

/// The clock stands still until it is set; drawn numbers select nobody.
pub struct Clock {
    now: AtomicI64,
    drawn: AtomicU64,
}

impl Environment for Clock {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.now.load(Ordering::SeqCst)).unwrap()
    }
    fn fill(&self, bytes: &mut [u8]) {
        // Eight bytes are the draw of the lane, which is to fall into no share; all else must be new each time.
        bytes.fill(0xff);
        if bytes.len() > 8
            && let Some(tail) = bytes.last_chunk_mut::<6>()
        {
            tail.copy_from_slice(&self.drawn.fetch_add(1, Ordering::SeqCst).to_be_bytes()[2..]);
        }
    }
}

/// The tables of the pack that ships, with an example quota.
pub fn tables() -> BTreeMap<String, String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../packs/gb");
    let mut files: BTreeMap<String, String> = crate::quotas::TABLES.map(|(file, text)| (file.to_owned(), text.to_owned())).into();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(".csv") || name.ends_with(".toml") {
                files.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

static LAW: LazyLock<Arc<Law>> = LazyLock::new(|| Arc::new(Law::compile(&tables()).unwrap()));

pub struct House {
    pub office: Office,
    pub clock: Arc<Clock>,
    pub trader: Uuid,
    _server: Option<Postgres>,
    _folder: tempfile::TempDir,
}

impl House {
    pub async fn sqlite() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("cases.db").display());
        Some(Self::over(&url, None, folder).await)
    }

    pub async fn postgres() -> Option<Self> {
        let server = Postgres::start()?;
        let url = server.database();
        Some(Self::over(&url, Some(server), tempfile::tempdir().unwrap()).await)
    }

    async fn over(url: &str, server: Option<Postgres>, folder: tempfile::TempDir) -> Self {
        let store = Store::open(url, Options::default()).await.unwrap();
        let start: Timestamp = "2026-02-02T09:00:00Z".parse().unwrap();
        let clock = Arc::new(Clock { now: AtomicI64::new(start.as_second()), drawn: AtomicU64::new(1) });
        let mut office = Office::new(Uuid::from_u128(7), Arc::clone(&LAW), store);
        office.environment = Arc::clone(&clock) as _;
        Self { office, clock, trader: Uuid::from_u128(0x71), _server: server, _folder: folder }
    }

    pub fn set(&self, instant: &str) {
        self.clock.now.store(instant.parse::<Timestamp>().unwrap().as_second(), Ordering::SeqCst);
    }

    pub fn actor(&self) -> Actor {
        Actor { administration: self.office.administration, client: self.trader, sees: Sees::Own }
    }

    pub fn officer(&self) -> Actor {
        Actor { client: Uuid::from_u128(0x0f), sees: Sees::Everything, ..self.actor() }
    }

    pub async fn submit(&self, body: &str) -> Value {
        self.submit_as(self.trader, None, body).await
    }

    pub async fn submit_as(&self, client: Uuid, key: Option<&str>, body: &str) -> Value {
        let submission = Submission {
            client,
            key: key.map(str::to_owned),
            content_type: "application/xml".to_owned(),
            body: body.as_bytes().to_vec().into(),
        };
        serde_json::from_slice(&self.office.submit(submission).await.unwrap().body).unwrap()
    }

    /// The codes of all messages to the trader, in order.
    pub async fn codes(&self) -> Vec<String> {
        self.office
            .notices(&self.actor(), store::Order::After(0), 100)
            .await
            .unwrap()
            .into_iter()
            .map(|notice| notice.code)
            .collect()
    }

    pub async fn row(&self, answer: &Value) -> store::CaseRow {
        let case = answer["case"].as_str().unwrap().parse().unwrap();
        self.office.store.case(&self.actor(), case).await.unwrap().unwrap().row
    }

    pub async fn versions(&self, answer: &Value) -> Vec<Value> {
        let case = answer["case"].as_str().unwrap().parse().unwrap();
        self.office.versions(&self.actor(), case).await.unwrap()
    }
}

/// A sample as the day of the tests would write it.
pub fn sample(name: &str) -> String {
    let text = std::fs::read_to_string(format!("{}/../../samples/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    text.lines().filter(|line| !line.contains("<AcceptanceDateTime>")).map(|line| format!("{line}\n")).collect()
}

/// An additional message about a declaration.
pub fn additional(kind: &str, mrn: &str, content: &str) -> String {
    format!(
        "<md:MetaData xmlns:md=\"urn:wco:datamodel:WCO:DocumentMetaData-DMS:2\" xmlns=\"urn:wco:datamodel:WCO:DEC-DMS:2\">\
         <md:WCODataModelVersionCode>3.6</md:WCODataModelVersionCode><md:WCOTypeName>DEC</md:WCOTypeName><Declaration>\
         <FunctionCode>13</FunctionCode><FunctionalReferenceID>ADD-1</FunctionalReferenceID><ID>{mrn}</ID>\
         <TypeCode>{kind}</TypeCode>{content}</Declaration></md:MetaData>"
    )
}

/// An amendment of a pointer, written as `42A/67A/68A[1]`.
pub fn amendment(reason: &str, pointer: &str) -> String {
    let pointer: declaration::Pointer = pointer.parse().unwrap();
    let steps: String = pointer
        .to_elements()
        .iter()
        .map(|step| {
            let place =
                step.sequence_numeric.map_or(String::new(), |place| format!("<SequenceNumeric>{place}</SequenceNumeric>"));
            let tag = step.tag_id.as_deref().map_or(String::new(), |tag| format!("<TagID>{tag}</TagID>"));
            let code = step.document_section_code.as_deref().unwrap();
            format!("<Pointer>{place}<DocumentSectionCode>{code}</DocumentSectionCode>{tag}</Pointer>")
        })
        .collect();
    format!("<Amendment><ChangeReasonCode>{reason}</ChangeReasonCode>{steps}</Amendment>")
}

/// A correction of the price of an item.
pub fn price(mrn: &str, item: u32, amount: &str) -> String {
    let order = amendment("21", &format!("42A/67A/68A[{item}]/23A/79A/112"));
    let content = format!(
        "{order}<GoodsShipment><GovernmentAgencyGoodsItem><SequenceNumeric>{item}</SequenceNumeric><Commodity><InvoiceLine>\
         <ItemChargeAmount currencyID=\"GBP\">{amount}</ItemChargeAmount></InvoiceLine></Commodity></GovernmentAgencyGoodsItem></GoodsShipment>"
    );
    additional("COR", mrn, &content)
}

/// A request to declare a declaration void.
pub fn cancellation(mrn: &str) -> String {
    additional("INV", mrn, "<Amendment><ChangeReasonCode>1</ChangeReasonCode></Amendment>")
}

/// Runs a test on both engines; one without server is skipped.
macro_rules! on_both_engines {
    ($(async fn $name:ident($house:ident: &House) $body:block)*) => {
        $(mod $name {
            #[allow(unused_imports, clippy::allow_attributes, reason = "not every test uses all of them")]
            use super::*;

            async fn test($house: &House) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                if let Some(house) = House::sqlite().await {
                    test(&house).await;
                }
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                if let Some(house) = House::postgres().await {
                    test(&house).await;
                }
            }
        })*
    };
}
pub(crate) use on_both_engines;
