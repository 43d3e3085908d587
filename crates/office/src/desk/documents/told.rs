//! This module decides what is told of a document: what it is, of whom, and of a picture when and where it was taken.

use serde::Serialize;
use store::{Document, Taken};
use utoipa::ToSchema;
use uuid::Uuid;

/// A supporting document.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DocumentView {
    /// Its id.
    pub id: Uuid,
    /// The name it came with.
    pub name: String,
    /// What it is by its content.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// When it was handed in, UTC microseconds.
    pub at: i64,
    /// Who did it.
    pub handed_in_by: String,
    /// Of a picture of goods: when and where it was taken, as its device said; none of other documents.
    pub taken: Option<PhotoTaken>,
}

/// When and where a picture was taken.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PhotoTaken {
    /// UTC microseconds.
    pub at: Option<i64>,
    /// Degrees north.
    pub latitude: Option<String>,
    /// Degrees east.
    pub longitude: Option<String>,
    /// How far the place may be off.
    pub accuracy_metres: Option<u32>,
}

impl From<Document> for DocumentView {
    fn from(document: Document) -> Self {
        let Taken { at, place, accuracy_metres } = document.taken;
        let is_told = at.is_some() || place.is_some();
        let (latitude, longitude) = place.map(|[latitude, longitude]| (latitude, longitude)).unzip();
        Self {
            id: document.id,
            name: document.name,
            media_type: document.media_type,
            size: document.size,
            sha256: reference::Hash(document.hash).to_string(),
            at: document.at,
            handed_in_by: document.handed_in_by,
            taken: is_told.then_some(PhotoTaken { at, latitude, longitude, accuracy_metres }),
        }
    }
}
