//! This module decides which operations wait for a block. They are tried in order on the state as it is decided, so what
//! could not be in the next block is refused at once, with the reason; and there is a bound on how many wait.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex};

use ledger::{Checked, Draft, Operation, Refusal, Signatures, State, Title};
use verifier::key::VerifierKey;
use verifier::{Hash, hash};

/// Operations that may wait.
pub const WAITING_MAX: usize = 16_384;
/// Bytes that may wait.
pub const WAITING_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Signatures that are remembered as good: those of everything that may wait, and of a few blocks.
const REMEMBERED_MAX: usize = 4 * WAITING_MAX;

/// Why an operation does not wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turned {
    /// It could not be in the next block.
    Refused(Refusal),
    /// It waits already.
    Waiting,
    /// Too much waits.
    Busy,
}

/// Signatures that were checked before are not checked again.
#[derive(Default)]
pub struct Remembered(Mutex<HashSet<Hash>>);

impl Signatures for Remembered {
    fn holds(&self, key: &VerifierKey, text: &str, signature: &[u8]) -> bool {
        let name = hash::leaf(&[key.public(), &key.id(), text.as_bytes(), signature]);
        if self.0.lock().is_ok_and(|known| known.contains(&name)) {
            return true;
        }
        let holds = Checked.holds(key, text, signature);
        if let (true, Ok(mut known)) = (holds, self.0.lock()) {
            if known.len() >= REMEMBERED_MAX {
                known.clear();
            }
            known.insert(name);
        }
        holds
    }
}

struct Waiting {
    id: Hash,
    text: String,
    operation: Operation,
}

/// Operations that wait.
pub struct Pool {
    queue: Vec<Waiting>,
    ids: HashSet<Hash>,
    bytes: usize,
    signatures: Arc<Remembered>,
    draft: Option<Draft<Arc<State>>>,
    /// Titles as they were tried, while the state changes.
    tried: BTreeMap<Hash, Title>,
}

impl Pool {
    /// An empty pool.
    pub fn new(signatures: Arc<Remembered>) -> Self {
        Self { queue: Vec::new(), ids: HashSet::new(), bytes: 0, signatures, draft: None, tried: BTreeMap::new() }
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    /// Whether half of what may wait does.
    pub fn is_half_full(&self) -> bool {
        self.queue.len() >= WAITING_MAX / 2 || self.bytes >= WAITING_BYTES_MAX / 2
    }

    /// How many wait, and their bytes.
    pub fn size(&self) -> (usize, usize) {
        (self.queue.len(), self.bytes)
    }

    /// The operations in order, up to so many bytes.
    pub fn first(&self, bytes: usize) -> Vec<String> {
        let mut room = bytes;
        let fits = |waiting: &&Waiting| {
            let left = room.checked_sub(waiting.text.len());
            room = left.unwrap_or(0);
            left.is_some()
        };
        self.queue.iter().take_while(fits).map(|waiting| waiting.text.clone()).collect()
    }

    /// All operations in order, as they were read.
    pub fn waiting(&self) -> impl Iterator<Item = (&str, &Operation)> {
        self.queue.iter().map(|waiting| (waiting.text.as_str(), &waiting.operation))
    }

    /// Whether an operation waits.
    pub fn has(&self, id: &Hash) -> bool {
        self.ids.contains(id)
    }

    /// Lets an operation wait. `state` is the decided one, of the block before `height`.
    pub fn submit(&mut self, state: &Arc<State>, height: u64, text: &str) -> Result<Hash, Turned> {
        let operation = Operation::read(text).map_err(Turned::Refused)?;
        let id = Operation::id(text);
        if self.ids.contains(&id) {
            return Err(Turned::Waiting);
        }
        if self.queue.len() >= WAITING_MAX || self.bytes + text.len() > WAITING_BYTES_MAX {
            return Err(Turned::Busy);
        }
        let draft = self.draft.get_or_insert_with(|| Draft::of(Arc::clone(state), height));
        draft.apply(&operation, &*self.signatures).map_err(Turned::Refused)?;
        self.bytes += text.len();
        self.ids.insert(id);
        self.queue.push(Waiting { id, text: text.to_owned(), operation });
        Ok(id)
    }

    /// Lets the state go, so that it can be changed without a copy.
    pub fn release(&mut self) {
        self.tried = self.draft.take().map(Draft::into_titles).unwrap_or_default();
    }

    /// Takes out what was decided, and what cannot be any more on the state after it. `touched` are the titles that
    /// operations which did not wait here have changed; acts on others stay as they were tried.
    pub fn renew(&mut self, state: &Arc<State>, height: u64, decided: &HashSet<Hash>, touched: &HashSet<Hash>) {
        let is_open = |waiting: &&Waiting| !decided.contains(&waiting.id);
        let wanted: HashSet<Hash> = self.queue.iter().filter(is_open).filter_map(|one| title(&one.operation)).collect();
        let mut titles = std::mem::take(&mut self.tried);
        titles.retain(|title, _| wanted.contains(title) && !touched.contains(title));
        let was_tried: HashSet<Hash> = titles.keys().copied().collect();
        let mut draft = Draft::continuing(Arc::clone(state), height, titles);
        let (signatures, ids, bytes) = (&self.signatures, &mut self.ids, &mut self.bytes);
        self.queue.retain(|waiting| {
            let mut holds = || {
                title(&waiting.operation).is_some_and(|title| was_tried.contains(&title))
                    || draft.apply(&waiting.operation, &**signatures).is_ok()
            };
            let stays = !decided.contains(&waiting.id) && holds();
            if !stays {
                ids.remove(&waiting.id);
                *bytes -= waiting.text.len();
            }
            stays
        });
        self.draft = Some(draft);
    }
}

/// The title that an operation is about.
pub fn title(operation: &Operation) -> Option<Hash> {
    if let Operation::Title { title, .. } = operation { Some(*title) } else { None }
}
