//! This module decides which analysts' profiles the office works with: those that two people laid down, as far as this
//! version of the program understands them, until the day on which they end.

mod act;
mod draft;
mod trial;
mod view;

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use clearance::{Facts, Law, Profile, ProfileHit, Profiles};
use declaration::Declaration;
use jiff::civil::Date;
use uuid::Uuid;

pub use draft::{PROFILE_DAYS_MAX, ProfileDraft};
pub use trial::{Burdened, TRIAL_CASES_MAX, TRIAL_DAYS_MAX, TrialCase, TrialTold, TrialView};
pub use view::{Month, PROFILE_ENDING_DAYS, ProfileCase, ProfileVersion, ProfileView, ProfilesView};

use crate::directives::{Kind, last_versions, said};
use crate::{Office, OfficeError};

/// Profiles in use at once.
pub const PROFILES_MAX: usize = 500;
/// How often each node looks what was confirmed and withdrawn, and makes a trial that waits.
const REFRESH_EVERY: Duration = Duration::from_secs(5);

/// The profiles in use, as a node knows them.
#[derive(Debug, Default)]
pub struct ProfilesInUse {
    state: RwLock<Arc<State>>,
}

#[derive(Debug, Default)]
struct State {
    versions: Vec<Uuid>,
    profiles: Profiles,
}

impl ProfilesInUse {
    /// No profile.
    pub fn none() -> Arc<Self> {
        Arc::default()
    }

    fn state(&self) -> Arc<State> {
        // What a panic left behind is whole: the state is replaced in one step.
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What hits a declaration.
    pub(crate) fn hits(&self, declaration: &Declaration, law: &Law, facts: &Facts) -> Vec<ProfileHit> {
        self.state().profiles.hits(declaration, law, facts)
    }
}

/// A profile as it runs. Where it stands is the id of its rule.
fn compiled(subject: Uuid, version: String, draft: &ProfileDraft, days: (Date, Date)) -> Result<Profile, Vec<rules::Problem>> {
    let rule = draft.condition(&subject.to_string(), days).compile()?;
    Ok(Profile { version, lane: draft.lane, offices: draft.offices.clone(), rule })
}

impl Office {
    /// Looks which profiles were confirmed and withdrawn. One that cannot be understood stops nobody: it is left out,
    /// with an alarm.
    ///
    /// # Errors
    /// The store failed; the profiles then stay as they were.
    pub async fn refresh_profiles(&self) -> Result<(), OfficeError> {
        let standing = self.standing(Kind::Profile).await?;
        let today = self.environment.now().to_zoned(self.law().time_zone()).date();
        let mut versions = Vec::new();
        let mut profiles = Vec::new();
        for one in last_versions(standing) {
            let draft: ProfileDraft = match said(&one) {
                Ok(draft) => draft,
                Err(error) => {
                    tracing::error!(%error, profile = %one.subject, "a profile cannot be read and is left out");
                    continue;
                }
            };
            if draft.valid_to < today || profiles.len() == PROFILES_MAX {
                continue;
            }
            versions.push(one.id);
            match compiled(one.subject, reference::Hash(one.hash).to_string(), &draft, (draft.valid_from, draft.valid_to)) {
                Ok(profile) => profiles.push(profile),
                Err(problems) => {
                    let problem = problems.first().map(ToString::to_string).unwrap_or_default();
                    tracing::error!(problem, profile = %one.subject, "a profile cannot be understood and is left out");
                }
            }
        }
        if self.profiles.state().versions == versions {
            return Ok(());
        }
        let state = Arc::new(State { versions, profiles: Profiles::new(profiles) });
        *self.profiles.state.write().unwrap_or_else(PoisonError::into_inner) = state;
        Ok(())
    }

    /// Looks again and again what analysts laid down, and tries what waits for it, until it is dropped.
    pub async fn keep_profiles(&self) {
        loop {
            if let Err(error) = self.refresh_profiles().await {
                tracing::error!(%error, "profiles could not be looked up; they stay as they were known");
            }
            match self.keep_trials().await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::error!(%error, "a profile could not be tried"),
            }
            tokio::time::sleep(REFRESH_EVERY).await;
        }
    }
}
