//! This module decides what is known of the firms that declarations name: when each was founded, as the house's own list says.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use declaration::Declaration;
use jiff::civil::Date;

use crate::{Office, OfficeError};

/// How often each node looks what is known.
const REFRESH_EVERY: Duration = Duration::from_secs(60);

/// Founding days by number, as a node knows them.
#[derive(Debug, Default)]
pub(crate) struct Firms(RwLock<Arc<HashMap<String, Date>>>);

impl Firms {
    /// When the importer of a declaration was founded.
    pub fn founded(&self, declaration: &Declaration) -> Option<Date> {
        let importer = declaration.goods_shipment.as_deref()?.importer.as_deref()?.id.as_deref()?;
        // What a panic left behind is whole: the map is replaced in one step.
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(importer).copied()
    }
}

impl Office {
    /// Looks what is known of firms.
    ///
    /// # Errors
    /// The store failed; what was known stays.
    pub async fn refresh_firms(&self) -> Result<(), OfficeError> {
        let all = self.store.organisations(&self.itself()).await.map_err(OfficeError::Read)?;
        let known = all.into_iter().filter_map(|one| Some((one.number?, one.founded?.parse().ok()?))).collect();
        *self.firms.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(known);
        Ok(())
    }

    /// Looks again and again what is known of firms, until it is dropped.
    pub async fn keep_firms(&self) {
        loop {
            if let Err(error) = self.refresh_firms().await {
                tracing::error!(%error, "what is known of firms could not be looked up; it stays as it was known");
            }
            tokio::time::sleep(REFRESH_EVERY).await;
        }
    }
}
