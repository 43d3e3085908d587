//! This module decides how a firm keeps templates: declarations that others begin with, on whatever device.

use serde::Serialize;
use serde_json::{Map, Value};
use store::Template;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::denial::{NAME_CHARACTERS_MAX, text};
use crate::{Caller, Denial, Office, OfficeError};

/// Templates of one firm.
pub const TEMPLATES_MAX: u64 = 100;
/// Bytes of one template, as JSON.
pub const TEMPLATE_BYTES_MAX: usize = 64 << 10;

/// The templates of a firm.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Templates {
    /// The last changed first.
    pub templates: Vec<TemplateView>,
}

/// A declaration that others begin with.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TemplateView {
    /// Its id.
    pub id: Uuid,
    /// What people call it.
    pub name: String,
    /// The JSON form of a declaration, as far as it is filled in.
    #[schema(value_type = std::collections::BTreeMap<String, Value>)]
    pub declaration: Map<String, Value>,
    /// When it was changed last, UTC microseconds.
    pub changed_at: i64,
    /// The name of who did.
    pub changed_by: String,
}

impl Office {
    /// The templates of the firm that the caller is of or acts for.
    ///
    /// # Errors
    /// The store failed.
    pub async fn templates(&self, caller: &Caller) -> Result<Templates, OfficeError> {
        let kept = self.store.templates(&caller.actor).await.map_err(OfficeError::Read)?;
        let told = kept.into_iter().filter_map(|Template { id, name, body, changed_by, changed_at }| {
            let read = serde_json::from_slice(&body);
            let declaration = read.inspect_err(|error| tracing::error!(%id, %error, "a template cannot be read")).ok()?;
            Some(TemplateView { id, name, declaration, changed_at, changed_by })
        });
        Ok(Templates { templates: told.collect() })
    }

    /// Keeps a template under its id, in place of an earlier one.
    ///
    /// # Errors
    /// The name cannot be taken, the declaration is too large, the firm has too many, or the store failed.
    pub async fn keep_template(
        &self,
        caller: &Caller,
        id: Uuid,
        name: &str,
        declaration: &Map<String, Value>,
    ) -> Result<(), OfficeError> {
        let name = text("name", name, NAME_CHARACTERS_MAX)?;
        let body = serde_json::to_vec(declaration).map_err(OfficeError::Kept)?;
        if body.len() > TEMPLATE_BYTES_MAX {
            return Err(Denial::Invalid { field: "declaration", reason: "too_large" }.into());
        }
        if self.store.templates_beside(&caller.actor, id).await.map_err(OfficeError::Read)? >= TEMPLATES_MAX {
            return Err(Denial::Invalid { field: "name", reason: "too_many" }.into());
        }
        let changed_at = self.environment.now().as_microsecond();
        let new = Template { id, name, body, changed_by: caller.name.clone(), changed_at };
        self.store.put_template(&caller.actor, &new).await.map_err(OfficeError::Read)
    }

    /// Drops a template.
    ///
    /// # Errors
    /// The firm has none of that id, or the store failed.
    pub async fn drop_template(&self, caller: &Caller, id: Uuid) -> Result<(), OfficeError> {
        let is_gone = self.store.drop_template(&caller.actor, id).await.map_err(OfficeError::Read)?;
        if is_gone { Ok(()) } else { Err(Denial::NotFound.into()) }
    }
}
