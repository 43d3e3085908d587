//! This module decides how goods are sent to examination and what its result does: nothing wrong ends the hold, a
//! discrepancy keeps the goods until the papers are put right, and what is forbidden is seized.

use clearance::case::{Command, Role};
use clearance::{Lane, observe};
use risk::Finding;
use serde_json::json;
use uuid::Uuid;

use crate::denial::{NAME_CHARACTERS_MAX, TEXT_CHARACTERS_MAX, text, text_maybe};
use crate::desk::act::{Act, Acted};
use crate::dossier::is_graver;
use crate::{Caller, Denial, Office, OfficeError};

/// Pictures of one result: twelve and a signature.
const PHOTOS_MAX: usize = 13;
/// Container and seal numbers of one result.
const NUMBERS_MAX: usize = 100;

/// What an examination found.
#[derive(Debug, Clone, Default)]
pub struct ExaminationResult {
    /// `conform`, `discrepancy` or `seize`.
    pub result: String,
    /// What was seen.
    pub remark: String,
    /// Container numbers as read.
    pub containers: Vec<String>,
    /// Seal numbers as read.
    pub seals: Vec<String>,
    /// Whether a sample was taken.
    pub has_sample: bool,
    /// The SHA-256 of each picture that belongs to it, in hexadecimal digits: documents of the case.
    pub photos: Vec<String>,
}

impl Office {
    /// Sends goods to examination, with what to look for.
    ///
    /// # Errors
    /// The text cannot be taken, the case has moved or does not allow it, or the store failed.
    pub async fn order_examination(&self, caller: &Caller, case: Uuid, version: u32, look: &str) -> Result<Acted, OfficeError> {
        // What to look for is not for the trader to read.
        let look = text("instruction", look, TEXT_CHARACTERS_MAX)?;
        self.take(caller, case).await?;
        let acted = self.officer_act(caller, case, version, Command::OrderExamination, None).await?;
        self.note(caller, case, "examination", &look).await?;
        Ok(acted)
    }

    /// The result of an examination.
    ///
    /// # Errors
    /// No examination was ordered, a field cannot be taken, the case has moved, or the store failed.
    pub async fn conclude_examination(
        &self,
        caller: &Caller,
        case: Uuid,
        version: u32,
        found: &ExaminationResult,
    ) -> Result<Acted, OfficeError> {
        let by = Role::Officer;
        let steps = match found.result.as_str() {
            "conform" => vec![(Command::ConcludeExamination, by)],
            "discrepancy" => vec![(Command::ConcludeExamination, by), (Command::Route { lane: Lane::Yellow }, by)],
            "seize" => vec![(Command::Seize, by)],
            _ => return Err(Denial::Invalid { field: "result", reason: "unknown" }.into()),
        };
        if found.containers.len() > NUMBERS_MAX || found.seals.len() > NUMBERS_MAX {
            return Err(Denial::Invalid { field: "containers", reason: "too_many" }.into());
        }
        let numbers = |field: &'static str, list: &[String]| -> Result<Vec<String>, Denial> {
            list.iter().map(|number| text(field, number, NAME_CHARACTERS_MAX)).collect()
        };
        let photos = self.photos(caller, case, &found.photos).await?;
        let said = json!({
            "photos": photos,
            "result": found.result,
            "remark": text_maybe("remark", &found.remark, TEXT_CHARACTERS_MAX)?,
            "containers": numbers("containers", &found.containers)?,
            "seals": numbers("seals", &found.seals)?,
            "has_sample": found.has_sample,
        });
        self.take(caller, case).await?;
        let dossier = self.seen(caller, case, version).await?;
        let lines = observe(&dossier.declaration, &dossier.record.decision.assessment, &dossier.record.facts);
        let is_news = is_graver(&found.result, dossier.found.as_deref());
        let acted = self.act(caller, dossier, Act { steps, said: Some(said) }).await?;
        let finding = Finding { irregular: found.result != "conform", recovered: 0.0, critical: found.result == "seize" };
        let today = self.environment.now().to_zoned(self.law().time_zone()).date();
        // What was put right and is now in order takes nothing back of what was found before.
        if is_news {
            self.targets.learn(case, &lines, today, &finding);
        }
        self.watch(caller, case).await;
        Ok(acted)
    }

    /// The hashes of pictures, each of which the case has.
    async fn photos(&self, caller: &Caller, case: Uuid, hashes: &[String]) -> Result<Vec<String>, OfficeError> {
        if hashes.len() > PHOTOS_MAX {
            return Err(Denial::Invalid { field: "photos", reason: "too_many" }.into());
        }
        if hashes.is_empty() {
            return Ok(Vec::new());
        }
        let kept = self.store.documents(&caller.everything(), case).await.map_err(OfficeError::Read)?;
        let kept: Vec<String> = kept.iter().map(|one| reference::Hash(one.hash).to_string()).collect();
        let hashes: Vec<String> = hashes.iter().map(|hash| hash.to_ascii_lowercase()).collect();
        let is_known = hashes.iter().all(|hash| kept.contains(hash));
        if is_known { Ok(hashes) } else { Err(Denial::Invalid { field: "photos", reason: "unknown" }.into()) }
    }
}
