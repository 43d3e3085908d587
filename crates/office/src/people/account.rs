//! This module decides what everybody may do with the own account: password, authenticator app, recovery codes,
//! sessions.

use identity::{OneTimeSecret, PasswordHash, RECOVERY_CODES, SecretString, recovery_code, recovery_hash};
use store::{Credential, Session, User};
use uuid::Uuid;

use crate::environment::{id, random};
use crate::{Caller, Denial, Office, OfficeError};

/// An authenticator app to be: shown once.
#[derive(Debug)]
pub struct NewOneTime {
    /// What is typed into an app that has no camera.
    pub base32: SecretString,
    /// What a QR code holds.
    pub address: SecretString,
}

impl Office {
    /// The own user; none for a machine.
    ///
    /// # Errors
    /// The store failed.
    pub async fn own_user(&self, caller: &Caller) -> Result<Option<User>, OfficeError> {
        self.store.user(&caller.actor, caller.id).await.map_err(OfficeError::Read)
    }

    pub(crate) async fn person(&self, caller: &Caller) -> Result<User, OfficeError> {
        Ok(self.own_user(caller).await?.ok_or(Denial::Forbidden { reason: "not_a_person" })?)
    }

    /// Changes the own password and ends all sessions, this one too.
    ///
    /// # Errors
    /// The old password is wrong, the new one cannot be taken, or the store failed.
    pub async fn change_password(&self, caller: &Caller, old: SecretString, new: &SecretString) -> Result<(), OfficeError> {
        let user = self.person(caller).await?;
        self.check_password(&user, old).await?;
        let credential = self.password_credential(user.id, &user.login, new).await?;
        self.store.replace_credentials(&caller.actor, user.id, "password", &[credential]).await.map_err(OfficeError::Read)?;
        let now = self.environment.now().as_microsecond();
        self.store.end_sessions(&caller.actor, user.id, now).await.map_err(OfficeError::Read)?;
        self.audit(user.id, "account.password_changed", "done", &user.login, "", false).await;
        Ok(())
    }

    /// A stolen session must not be able to change how its user signs in, so the password is asked for again.
    pub(crate) async fn check_password(&self, user: &User, password: SecretString) -> Result<(), OfficeError> {
        let kept = self.store.credentials(&self.itself(), user.id).await.map_err(OfficeError::Read)?;
        let hash = kept.into_iter().find(|one| one.kind == "password").map(|one| one.secret).unwrap_or_default();
        let fits = tokio::task::spawn_blocking(move || PasswordHash::kept(hash).fits(&password)).await.unwrap_or(false);
        if fits { Ok(()) } else { Err(Denial::SignIn.into()) }
    }

    /// Begins to set up an authenticator app; it counts after its first right code. An app that counts stays until then.
    ///
    /// # Errors
    /// The password is wrong, or the store failed.
    pub async fn begin_one_time(&self, caller: &Caller, password: SecretString) -> Result<NewOneTime, OfficeError> {
        let user = self.person(caller).await?;
        self.check_password(&user, password).await?;
        let secret = OneTimeSecret::new(random(self.environment.as_ref()));
        use identity::ExposeSecret;
        let now = self.environment.now();
        let kept = self.store.credentials(&caller.actor, user.id).await.map_err(OfficeError::Read)?;
        let counts = kept.into_iter().filter(|one| one.kind == "one_time" && one.confirmed_at.is_some());
        let mut all: Vec<Credential> = counts.collect();
        all.push(Credential {
            id: id(self.environment.as_ref(), now),
            owner: user.id,
            kind: "one_time".to_owned(),
            secret: secret.base32().expose_secret().to_owned(),
            label: String::new(),
            counter: None,
            created_at: now.as_microsecond(),
            confirmed_at: None,
        });
        self.store.replace_credentials(&caller.actor, user.id, "one_time", &all).await.map_err(OfficeError::Read)?;
        Ok(NewOneTime { base32: secret.base32().clone(), address: secret.address(&user.login) })
    }

    /// Ends the set-up with a first code, and gives recovery codes in the place of all earlier ones.
    ///
    /// # Errors
    /// Nothing was begun, the code is wrong, or the store failed.
    pub async fn confirm_one_time(&self, caller: &Caller, code: &str) -> Result<Vec<SecretString>, OfficeError> {
        let user = self.person(caller).await?;
        let kept = self.store.credentials(&caller.actor, user.id).await.map_err(OfficeError::Read)?;
        let mut app =
            kept.into_iter().find(|one| one.kind == "one_time" && one.confirmed_at.is_none()).ok_or(Denial::NotFound)?;
        let now = self.environment.now();
        let step = OneTimeSecret::kept(app.secret.clone()).step_of(code.trim(), now.as_second().unsigned_abs(), None);
        let Some(step) = step else { return Err(Denial::Code.into()) };
        app.counter = i64::try_from(step).ok();
        app.confirmed_at = Some(now.as_microsecond());
        self.store.replace_credentials(&caller.actor, user.id, "one_time", &[app]).await.map_err(OfficeError::Read)?;
        let codes: Vec<SecretString> = (0..RECOVERY_CODES).map(|_| recovery_code(&random(self.environment.as_ref()))).collect();
        let hashes: Vec<Credential> = codes
            .iter()
            .map(|code| Credential {
                id: id(self.environment.as_ref(), now),
                owner: user.id,
                kind: "recovery".to_owned(),
                secret: reference::Hash(recovery_hash(code).0).to_string(),
                label: String::new(),
                counter: None,
                created_at: now.as_microsecond(),
                confirmed_at: Some(now.as_microsecond()),
            })
            .collect();
        self.store.replace_credentials(&caller.actor, user.id, "recovery", &hashes).await.map_err(OfficeError::Read)?;
        self.audit(user.id, "account.one_time_begun", "done", &user.login, "", false).await;
        Ok(codes)
    }

    /// Takes the authenticator app and its recovery codes away.
    ///
    /// # Errors
    /// The password is wrong, or the store failed.
    pub async fn remove_one_time(&self, caller: &Caller, password: SecretString) -> Result<(), OfficeError> {
        let user = self.person(caller).await?;
        self.check_password(&user, password).await?;
        for kind in ["one_time", "recovery"] {
            self.store.replace_credentials(&caller.actor, user.id, kind, &[]).await.map_err(OfficeError::Read)?;
        }
        self.audit(user.id, "account.one_time_removed", "done", &user.login, "", true).await;
        Ok(())
    }

    /// Whether the user has an authenticator app that counts, and how many recovery codes are left.
    ///
    /// # Errors
    /// The store failed.
    pub async fn second_factors(&self, caller: &Caller) -> Result<(bool, usize), OfficeError> {
        let kept = self.store.credentials(&caller.actor, caller.id).await.map_err(OfficeError::Read)?;
        let has_app = kept.iter().any(|one| one.kind == "one_time" && one.confirmed_at.is_some());
        Ok((has_app, kept.iter().filter(|one| one.kind == "recovery").count()))
    }

    /// The own sessions.
    ///
    /// # Errors
    /// The store failed.
    pub async fn own_sessions(&self, caller: &Caller) -> Result<Vec<Session>, OfficeError> {
        let now = self.environment.now().as_microsecond();
        self.store.sessions(&caller.actor, caller.id, now).await.map_err(OfficeError::Read)
    }

    /// Ends one of the own sessions.
    ///
    /// # Errors
    /// The caller has no such session, or the store failed.
    pub async fn end_session(&self, caller: &Caller, session: Uuid) -> Result<(), OfficeError> {
        let now = self.environment.now().as_microsecond();
        let ended = self.store.end_session(&caller.actor, caller.id, session, now).await.map_err(OfficeError::Read)?;
        if !ended {
            return Err(Denial::NotFound.into());
        }
        self.audit(caller.id, "session.ended", "done", &session.to_string(), "", false).await;
        Ok(())
    }
}
