//! This module decides who gets in by the administration's own directory: somebody it vouched for before, a user whose login
//! it vouches for the first time, or somebody new whom its groups place. How it vouches is not known here.
//!
//! INVARIANT: a person of the directory is one user for ever, and a user one person: a login that the directory gives to
//! somebody else opens nothing.

use permissions::Role;
use reference::Hash;
use store::{Credential, User};
use uuid::Uuid;

use crate::denial::{NAME_CHARACTERS_MAX, login as checked_login, text};
use crate::environment::id;
use crate::people::sign_in::NewSession;
use crate::people::users::{Roles, fits};
use crate::{Denial, Office, OfficeError};

/// How long somebody may take in the directory.
pub const ERRAND_SECONDS: i64 = 600;
/// What an answer to an errand is kept as.
const PURPOSE: &str = "directory";
/// The kind of credential.
const KIND: &str = "directory";
/// Factors that are kept of what a directory says.
const FACTORS_MAX: usize = 4;

/// Somebody whom the directory vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouched {
    /// The directory and the person's name in it, which never changes.
    pub subject: String,
    /// The login here.
    pub login: Option<String>,
    /// The name people call the person by.
    pub name: Option<String>,
    /// The roles that the person has by the directory's groups; none where groups mean nothing.
    pub roles: Option<Vec<Role>>,
    /// Where the person works, by the English name; none where an administrator makes users.
    pub organisation: Option<String>,
    /// How the person proved it there.
    pub factors: Vec<String>,
}

impl Office {
    /// Remembers that a browser was sent to the directory under a state.
    ///
    /// # Errors
    /// The store failed.
    pub async fn begin_errand(&self, state: &str) -> Result<(), OfficeError> {
        let now = self.environment.now().as_microsecond();
        let (hash, end) = (Hash::of(state.as_bytes()).0, now + ERRAND_SECONDS * 1_000_000);
        self.store.insert_challenge(&self.itself(), &hash, Uuid::nil(), PURPOSE, now, end).await.map_err(OfficeError::Read)
    }

    /// Ends an errand: it is answered once.
    ///
    /// # Errors
    /// There is none under this state, or no more ([`Denial::Directory`]), or the store failed.
    pub async fn end_errand(&self, state: &str) -> Result<(), OfficeError> {
        let now = self.environment.now().as_microsecond();
        let hash = Hash::of(state.as_bytes()).0;
        let was_ours = self.store.spend_challenge(&self.itself(), &hash, Uuid::nil(), PURPOSE, now).await;
        if was_ours.map_err(OfficeError::Read)? { Ok(()) } else { Err(Denial::Directory { reason: "errand" }.into()) }
    }

    /// Lets somebody in whom the directory vouches for, with the roles that it gives.
    ///
    /// # Errors
    /// Nobody here is that person ([`Denial::Directory`]), or the store failed.
    pub async fn sign_in_vouched(&self, vouched: &Vouched, agent: &str) -> Result<NewSession, OfficeError> {
        let user = self.user_of(vouched).await?;
        if user.disabled_at.is_some() {
            return self.turn_away(user.id, vouched, "disabled").await;
        }
        if let Some(roles) = &vouched.roles {
            self.take_over_roles(&user, roles).await?;
        }
        let mut factors = KIND.to_owned();
        for factor in vouched.factors.iter().take(FACTORS_MAX) {
            factors.push(' ');
            factors.extend(factor.chars().filter(char::is_ascii_alphanumeric).take(16));
        }
        self.begin_session(&user, &factors, agent).await
    }

    async fn turn_away<T>(&self, who: Uuid, vouched: &Vouched, reason: &'static str) -> Result<T, OfficeError> {
        let login: String = vouched.login.iter().flat_map(|login| login.chars()).take(NAME_CHARACTERS_MAX).collect();
        self.audit(who, "session.refused", "refused", &login, &format!("directory {reason}"), reason == "another").await;
        Err(Denial::Directory { reason }.into())
    }

    /// The user that a person of the directory is.
    async fn user_of(&self, vouched: &Vouched) -> Result<User, OfficeError> {
        let actor = self.itself();
        let subject = Hash::of(vouched.subject.as_bytes()).to_string();
        let known = self.store.credential_by_secret(&actor, KIND, &subject).await.map_err(OfficeError::Read)?;
        if let Some(known) = known {
            let user = self.store.user(&actor, known.owner).await.map_err(OfficeError::Read)?;
            return user.ok_or_else(|| Denial::Directory { reason: "unknown" }.into());
        }
        let Some(login) = vouched.login.as_deref().and_then(|login| checked_login(login).ok()) else {
            return self.turn_away(Uuid::nil(), vouched, "no_login").await;
        };
        let now = self.environment.now();
        let credential = |owner| Credential {
            id: id(self.environment.as_ref(), now),
            owner,
            kind: KIND.to_owned(),
            secret: subject.clone(),
            label: login.clone(),
            counter: None,
            created_at: now.as_microsecond(),
            confirmed_at: Some(now.as_microsecond()),
        };
        if let Some(user) = self.store.user_by_login(&actor, &login).await.map_err(OfficeError::Read)? {
            let theirs = self.store.credentials(&actor, user.id).await.map_err(OfficeError::Read)?;
            if theirs.iter().any(|one| one.kind == KIND) {
                return self.turn_away(user.id, vouched, "another").await;
            }
            self.store.insert_credential(&actor, &credential(user.id)).await.map_err(OfficeError::Read)?;
            self.audit(user.id, "user.linked", "done", &user.id.to_string(), &login, true).await;
            return Ok(user);
        }
        let organisations = self.store.organisations(&actor).await.map_err(OfficeError::Read)?;
        let place = vouched.organisation.as_deref().and_then(|name| organisations.iter().find(|one| one.name_en == name));
        let Some(place) = place else { return self.turn_away(Uuid::nil(), vouched, "unknown").await };
        let called = vouched.name.as_deref().unwrap_or(&login);
        let user = User {
            id: id(self.environment.as_ref(), now),
            owner: place.id,
            name: text("name", called, NAME_CHARACTERS_MAX).unwrap_or_else(|_| login.clone()),
            login: login.clone(),
            language: "en".to_owned(),
            created_at: now.as_microsecond(),
            disabled_at: None,
            failures: 0,
            failed_at: None,
        };
        self.store.insert_user(&actor, &user, &[], KIND, &credential(user.id)).await.map_err(OfficeError::Read)?;
        self.audit(user.id, "user.created", "done", &user.id.to_string(), KIND, true).await;
        Ok(user)
    }

    /// Gives a user the roles that the directory gives, as far as they fit where the user works, and no others.
    async fn take_over_roles(&self, user: &User, roles: &[Role]) -> Result<(), OfficeError> {
        let actor = self.itself();
        let organisations = self.store.organisations(&actor).await.map_err(OfficeError::Read)?;
        let kind = organisations.iter().find(|one| one.id == user.owner).map_or("", |place| place.kind.as_str());
        let fitting = roles.iter().copied().filter(|role| fits(kind, *role));
        let roles = Roles::of(fitting.collect()).ok_or(Denial::Directory { reason: "roles" })?;
        let names: Vec<&str> = roles.names().collect();
        let mut theirs = self.store.roles(&actor, user.id).await.map_err(OfficeError::Read)?;
        theirs.sort();
        let mut wanted: Vec<&str> = names.clone();
        wanted.sort_unstable();
        if theirs == wanted {
            return Ok(());
        }
        let now = self.environment.now().as_microsecond();
        self.store.set_roles(&actor, user.id, &names, KIND, now).await.map_err(OfficeError::Read)?;
        self.audit(user.id, "user.roles_given", "done", &user.id.to_string(), &names.join(" "), true).await;
        Ok(())
    }
}
