//! This module decides how documents are asked for, handed in, found in order, and read.

use clearance::case::{Command, Hold, Role};
use serde_json::json;
use store::{Actor, Document, Sees, Taken};
use uuid::Uuid;

use crate::denial::{NAME_CHARACTERS_MAX, text};
use crate::desk::act::{Act, Acted};
use crate::environment::id;
use crate::submit::ATTEMPTS_MAX;
use crate::{Caller, Denial, Office, OfficeError};

mod archive;
mod photo;
pub mod sniff;
mod told;

pub use photo::NewPhoto;
pub use told::{DocumentView, PhotoTaken};

/// Bytes of one document: a scan of some fifty pages.
pub const DOCUMENT_BYTES_MAX: usize = 10 << 20;
/// Documents of one case.
pub const DOCUMENTS_MAX: usize = 100;
/// Documents asked for in one go.
const ASKED_MAX: usize = 20;

/// What is to be kept.
#[derive(Default)]
struct Paper<'a> {
    name: &'a str,
    bytes: &'a [u8],
    /// What it may be; any where none is named.
    kinds: &'a [&'a str],
    taken: Taken,
}

/// Whether bytes are a workbook and nothing else.
///
/// # Errors
/// Says what they are instead.
pub(crate) fn workbook(bytes: &[u8]) -> Result<(), Denial> {
    match archive::media_type(bytes) {
        Ok(archive::WORKBOOK) => Ok(()),
        Ok(_) => Err(Denial::Document { reason: "type" }),
        Err(reason) => Err(Denial::Document { reason }),
    }
}

impl Office {
    /// Asks the trader for documents.
    ///
    /// # Errors
    /// A text cannot be taken, the case has moved or does not allow it, or the store failed.
    pub async fn request_documents(
        &self,
        caller: &Caller,
        case: Uuid,
        version: u32,
        which: &[String],
    ) -> Result<Acted, OfficeError> {
        if which.is_empty() || which.len() > ASKED_MAX {
            return Err(Denial::Invalid { field: "documents", reason: "count" }.into());
        }
        let which: Vec<String> = which.iter().map(|one| text("documents", one, NAME_CHARACTERS_MAX)).collect::<Result<_, _>>()?;
        self.take(caller, case).await?;
        let said = json!({ "documents": which });
        self.officer_act(caller, case, version, Command::RequestDocuments, Some(said)).await
    }

    /// The documents are in order.
    ///
    /// # Errors
    /// None are waited for, the case has moved, or the store failed.
    pub async fn accept_documents(&self, caller: &Caller, case: Uuid, version: u32) -> Result<Acted, OfficeError> {
        self.take(caller, case).await?;
        self.officer_act(caller, case, version, Command::AcceptDocuments, None).await
    }

    /// Takes a trader's document in. Where documents are waited for, the case goes on.
    ///
    /// # Errors
    /// The document cannot be taken, with the reason, or the store failed.
    pub async fn hand_in(&self, caller: &Caller, case: Uuid, name: &str, bytes: &[u8]) -> Result<Document, OfficeError> {
        let (document, is_new) = self.keep_document(caller, case, Paper { name, bytes, ..Paper::default() }).await?;
        let actor = caller.everything();
        if is_new && let Err(error) = self.take_up(caller, &actor, case, &document).await {
            self.store.delete_document(&actor, document.id).await.map_err(OfficeError::Read)?;
            return Err(error);
        }
        Ok(document)
    }

    /// Takes an officer's picture of goods in. It changes no case: the result of the examination speaks of it.
    ///
    /// # Errors
    /// It is no picture, is not the one that its device hashed, its place is none, or it cannot be taken, with the reason; or
    /// the store failed.
    pub async fn keep_photo(&self, caller: &Caller, case: Uuid, photo: &NewPhoto<'_>) -> Result<Document, OfficeError> {
        if photo.sha256.is_some_and(|hash| !hash.eq_ignore_ascii_case(&reference::Hash::of(photo.bytes).to_string())) {
            return Err(Denial::Invalid { field: "sha256", reason: "differs" }.into());
        }
        let taken = photo.taken(self.environment.now())?;
        let paper = Paper { name: photo.name, bytes: photo.bytes, kinds: &["image/jpeg", "image/png"], taken };
        Ok(self.keep_document(caller, case, paper).await?.0)
    }

    /// Keeps a document, and says whether it is new. Sent again (a phone lost the answer),
    /// the same bytes by the same person are the same document.
    async fn keep_document(
        &self,
        caller: &Caller,
        case: Uuid,
        Paper { name, bytes, kinds, taken }: Paper<'_>,
    ) -> Result<(Document, bool), OfficeError> {
        let actor = caller.everything();
        let kept = self.store.documents(&actor, case).await.map_err(OfficeError::Read)?;
        let by = caller.id.to_string();
        let hash = reference::Hash::of(bytes).0;
        if let Some(same) = kept.iter().find(|one| one.hash == hash && one.handed_in_by == by) {
            return Ok((same.clone(), false));
        }
        if kept.len() >= DOCUMENTS_MAX {
            return Err(Denial::Document { reason: "too_many" }.into());
        }
        if bytes.len() > DOCUMENT_BYTES_MAX {
            return Err(Denial::Document { reason: "too_large" }.into());
        }
        let name = text("name", name, NAME_CHARACTERS_MAX)?;
        // A name, not a path; and nothing that ends a header or a quotation.
        let name: String = name.rsplit(['/', '\\']).next().unwrap_or_default().replace(['"', ';', '\n', '\t'], "_");
        let media_type = sniff::media_type(&name, bytes).map_err(|reason| Denial::Document { reason })?;
        if !kinds.is_empty() && !kinds.contains(&media_type) {
            return Err(Denial::Document { reason: "type" }.into());
        }
        let now = self.environment.now();
        let found = self.store.case(&actor, case).await.map_err(OfficeError::Read)?.ok_or(Denial::NotFound)?;
        let document = Document {
            id: id(self.environment.as_ref(), now),
            case_id: case,
            owner: found.row.owner,
            handed_in_by: by,
            name,
            media_type: media_type.to_owned(),
            size: 0,
            hash: [0; 32],
            at: now.as_microsecond(),
            taken,
        };
        let document = self.store.insert_document(&actor, &document, bytes).await.map_err(OfficeError::Read)?;
        Ok((document, true))
    }

    /// Tells the case of a document that it waits for. Somebody else may change the case meanwhile; the document is
    /// handed in all the same.
    async fn take_up(&self, caller: &Caller, actor: &Actor, case: Uuid, document: &Document) -> Result<(), OfficeError> {
        for _ in 0..ATTEMPTS_MAX {
            let Some(dossier) = self.dossier(actor, case).await? else { return Ok(()) };
            if !dossier.life.case.holds.contains(&Hold::Documents) {
                return Ok(());
            }
            let said = json!({
                "document": document.id,
                "name": document.name,
                "sha256": reference::Hash(document.hash).to_string(),
            });
            match self.act(caller, dossier, Act::new(Command::UploadDocuments, Role::Trader).saying(said)).await {
                Err(OfficeError::Denied(Denial::Moved { .. })) => {}
                other => return other.map(drop),
            }
        }
        Err(OfficeError::Contended)
    }

    /// The documents of a case.
    ///
    /// # Errors
    /// The store failed.
    pub async fn documents(&self, caller: &Caller, case: Uuid) -> Result<Vec<Document>, OfficeError> {
        let mut found = self.store.documents(&caller.actor, case).await.map_err(OfficeError::Read)?;
        if caller.actor.sees == Sees::Own {
            // When and where an officer stood is not the trader's.
            found.iter_mut().for_each(|one| one.taken = Taken::default());
        }
        Ok(found)
    }

    /// A document with its bytes.
    ///
    /// # Errors
    /// There is none that the caller may see, or the store failed.
    pub async fn document(&self, caller: &Caller, case: Uuid, document: Uuid) -> Result<(Document, Vec<u8>), OfficeError> {
        let found = self.store.document(&caller.actor, case, document).await.map_err(OfficeError::Read)?;
        Ok(found.ok_or(Denial::NotFound)?)
    }
}
