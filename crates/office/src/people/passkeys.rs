//! This module decides how passkeys are added to an account, named, taken away, and used to get in: alone, when the passkey
//! makes sure who is there, or after the password.
//!
//! A challenge is kept by its hash and spent by the first answer, right or wrong.

use identity::SecretString;
use identity::passkey::{
    ALGORITHMS, Assertion, CHALLENGE_BYTES, Passkey, PasskeyError, RelyingParty, challenge_of, register, verify,
};
use reference::Hash;
use store::{Credential, User};
use uuid::Uuid;

use crate::denial::{NAME_CHARACTERS_MAX, text};
use crate::environment::{id, random};
use crate::people::sign_in::NewSession;
use crate::{Caller, Denial, Office, OfficeError};

/// Passkeys of one user: some devices, and one in a drawer.
pub const PASSKEYS_MAX: usize = 10;
/// How long a challenge holds, as browsers wait.
pub const CHALLENGE_SECONDS: i64 = 300;

/// What a browser needs to make a passkey.
#[derive(Debug, Clone)]
pub struct NewPasskey {
    /// The id of the house.
    pub party: String,
    /// The user's id, which the passkey gives back.
    pub user: Uuid,
    /// The name to sign in with.
    pub login: String,
    /// The name people know.
    pub name: String,
    /// The challenge.
    pub challenge: [u8; CHALLENGE_BYTES],
    /// The algorithms that are taken, the preferred first.
    pub algorithms: [i64; 3],
    /// The passkeys that the user has: the same device does not need two.
    pub known: Vec<String>,
}

/// What a browser needs to ask for a passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The id of the house.
    pub party: String,
    /// The challenge.
    pub challenge: [u8; CHALLENGE_BYTES],
    /// The passkeys that would do; none named when any does.
    pub known: Vec<String>,
}

/// An assertion with whose it says to be.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The passkey's id.
    pub id: String,
    /// The user that the passkey was made for, as it says itself.
    pub user: Option<Uuid>,
    /// What it signed.
    pub assertion: Assertion,
}

impl Office {
    fn party(&self) -> Result<&RelyingParty, OfficeError> {
        Ok(self.relying_party.as_deref().ok_or(Denial::Passkey { reason: "no_origin" })?)
    }

    async fn challenge(&self, owner: Uuid, purpose: &str) -> Result<[u8; CHALLENGE_BYTES], OfficeError> {
        let challenge: [u8; CHALLENGE_BYTES] = random(self.environment.as_ref());
        let now = self.environment.now().as_microsecond();
        let end = now + CHALLENGE_SECONDS * 1_000_000;
        let hash = Hash::of(&challenge).0;
        self.store.insert_challenge(&self.itself(), &hash, owner, purpose, now, end).await.map_err(OfficeError::Read)?;
        Ok(challenge)
    }

    /// The challenge that client data answers, spent; none when it was not ours, not for this, or too old.
    async fn spend(&self, client_data: &[u8], owner: Uuid, purpose: &str) -> Result<Option<Vec<u8>>, OfficeError> {
        let Some(challenge) = challenge_of(client_data) else { return Ok(None) };
        let now = self.environment.now().as_microsecond();
        let hash = Hash::of(&challenge).0;
        let was_ours = self.store.spend_challenge(&self.itself(), &hash, owner, purpose, now).await.map_err(OfficeError::Read)?;
        Ok(was_ours.then_some(challenge))
    }

    /// The passkeys of the caller.
    ///
    /// # Errors
    /// The store failed.
    pub async fn own_passkeys(&self, caller: &Caller) -> Result<Vec<Credential>, OfficeError> {
        let kept = self.store.credentials(&caller.actor, caller.id).await.map_err(OfficeError::Read)?;
        Ok(kept.into_iter().filter(|one| one.kind == "passkey").collect())
    }

    /// Begins to add a passkey.
    ///
    /// # Errors
    /// The password is wrong, there are too many, the house has no origin, or the store failed.
    pub async fn begin_passkey(&self, caller: &Caller, password: SecretString) -> Result<NewPasskey, OfficeError> {
        let user = self.person(caller).await?;
        self.check_password(&user, password).await?;
        let party = self.party()?.id().to_owned();
        let known = self.own_passkeys(caller).await?;
        if known.len() >= PASSKEYS_MAX {
            return Err(Denial::Passkey { reason: "too_many" }.into());
        }
        let challenge = self.challenge(user.id, "create").await?;
        let known = ids(&known);
        Ok(NewPasskey { party, user: user.id, login: user.login, name: user.name, challenge, algorithms: ALGORITHMS, known })
    }

    /// Adds a passkey that was made for the challenge.
    ///
    /// # Errors
    /// It proves nothing, its name cannot be taken, or the store failed.
    pub async fn add_passkey(
        &self,
        caller: &Caller,
        name: &str,
        client_data: &[u8],
        attestation: &[u8],
    ) -> Result<Uuid, OfficeError> {
        let user = self.person(caller).await?;
        let label = text("name", name, NAME_CHARACTERS_MAX)?;
        let spent = self.spend(client_data, user.id, "create").await?.ok_or(Denial::Passkey { reason: "challenge" })?;
        let refused = |error| Denial::Passkey { reason: reason(error) };
        let (passkey, sign_count) = register(self.party()?, &spent, client_data, attestation).map_err(refused)?;
        let known = self.own_passkeys(caller).await?;
        if known.len() >= PASSKEYS_MAX {
            return Err(Denial::Passkey { reason: "too_many" }.into());
        }
        if ids(&known).contains(&passkey.id()) {
            return Err(Denial::Taken.into());
        }
        let now = self.environment.now();
        let new = Credential {
            id: id(self.environment.as_ref(), now),
            owner: user.id,
            kind: "passkey".to_owned(),
            secret: passkey.kept(),
            label,
            counter: Some(i64::from(sign_count)),
            created_at: now.as_microsecond(),
            confirmed_at: Some(now.as_microsecond()),
        };
        self.store.insert_credential(&caller.actor, &new).await.map_err(OfficeError::Read)?;
        self.audit(user.id, "account.passkey_added", "done", &user.login, &new.label, false).await;
        Ok(new.id)
    }

    /// Takes a passkey of the caller away.
    ///
    /// # Errors
    /// The password is wrong, there is no such passkey, or the store failed.
    pub async fn remove_passkey(&self, caller: &Caller, passkey: Uuid, password: SecretString) -> Result<(), OfficeError> {
        let user = self.person(caller).await?;
        self.check_password(&user, password).await?;
        let own = self.own_passkeys(caller).await?;
        let found = own.iter().find(|one| one.id == passkey).ok_or(Denial::NotFound)?;
        self.store.delete_credential(&caller.actor, user.id, found.id).await.map_err(OfficeError::Read)?;
        self.audit(user.id, "account.passkey_removed", "done", &user.login, &found.label, true).await;
        Ok(())
    }

    /// Asks whoever is there for any passkey of this house.
    ///
    /// # Errors
    /// The house has no origin, or the store failed.
    pub async fn ask_passkey(&self) -> Result<Asked, OfficeError> {
        let party = self.party()?.id().to_owned();
        Ok(Asked { party, challenge: self.challenge(Uuid::nil(), "get").await?, known: Vec::new() })
    }

    /// Asks a user who gave the right password for one of its passkeys too.
    pub(crate) async fn ask_passkey_of(&self, user: &User, passkeys: &[&Credential]) -> Result<Asked, OfficeError> {
        let party = self.party()?.id().to_owned();
        let known = passkeys.iter().filter_map(|one| Some(Passkey::read(&one.secret)?.id())).collect();
        Ok(Asked { party, challenge: self.challenge(user.id, "get").await?, known })
    }

    /// Lets somebody in by a passkey alone, which must have made sure who is there.
    ///
    /// # Errors
    /// Says no in one way, whatever was wrong ([`Denial::Passkey`]), or makes one wait ([`Denial::Locked`]); or the store
    /// failed.
    pub async fn sign_in_with_passkey(&self, shown: &Shown, agent: &str) -> Result<NewSession, OfficeError> {
        let refused = Denial::Passkey { reason: "unknown" };
        let Some(challenge) = self.spend(&shown.assertion.client_data, Uuid::nil(), "get").await? else {
            return Err(refused.into());
        };
        let user = match shown.user {
            Some(user) => self.store.user(&self.itself(), user).await.map_err(OfficeError::Read)?,
            None => None,
        };
        let Some(user) = user.filter(|user| user.disabled_at.is_none()) else {
            self.audit(Uuid::nil(), "session.refused", "refused", "", "passkey", false).await;
            return Err(refused.into());
        };
        let now = self.environment.now().as_microsecond();
        self.wait((user.failures, user.failed_at.unwrap_or_default()), now, user.id, &user.login).await?;
        let credentials = self.store.credentials(&self.itself(), user.id).await.map_err(OfficeError::Read)?;
        match self.proved(&user, &credentials, shown, &challenge).await? {
            Some(true) => self.begin_session(&user, "passkey", agent).await,
            // Whoever found a passkey without a finger or a PIN has one factor.
            Some(false) => Err(Denial::Passkey { reason: "unverified" }.into()),
            None => self.wrong(&user, refused).await,
        }
    }

    /// Whether a passkey proves a user who gave the right password.
    pub(crate) async fn passkey_after_password(
        &self,
        user: &User,
        credentials: &[Credential],
        shown: &Shown,
    ) -> Result<bool, OfficeError> {
        let Some(challenge) = self.spend(&shown.assertion.client_data, user.id, "get").await? else { return Ok(false) };
        Ok(self.proved(user, credentials, shown, &challenge).await?.is_some())
    }

    /// Whether one of a user's passkeys signed the challenge, and then whether it made sure who was there.
    async fn proved(
        &self,
        user: &User,
        credentials: &[Credential],
        shown: &Shown,
        challenge: &[u8],
    ) -> Result<Option<bool>, OfficeError> {
        let own = credentials.iter().filter(|one| one.kind == "passkey");
        let found = own.filter_map(|one| Some((one, Passkey::read(&one.secret)?))).find(|(_, passkey)| passkey.id() == shown.id);
        let Some((kept, passkey)) = found else { return Ok(None) };
        let count = kept.counter.and_then(|count| u32::try_from(count).ok()).unwrap_or_default();
        let asserted = match verify(self.party()?, challenge, &passkey, count, &shown.assertion) {
            Ok(asserted) => asserted,
            Err(error) => {
                let is_copy = error == PasskeyError::Counter;
                let what = format!("{}: {error}", kept.label);
                self.audit(user.id, "account.passkey_refused", "refused", &user.login, &what, is_copy).await;
                return Ok(None);
            }
        };
        if asserted.sign_count > 0 {
            let counted = self.store.count_credential(&self.itself(), kept.id, i64::from(asserted.sign_count)).await;
            // Two that use one count at the same time: one of them has a copy.
            if !counted.map_err(OfficeError::Read)? {
                return Ok(None);
            }
        }
        Ok(Some(asserted.is_verified))
    }
}

fn ids(passkeys: &[Credential]) -> Vec<String> {
    passkeys.iter().filter_map(|one| Some(Passkey::read(&one.secret)?.id())).collect()
}

const fn reason(error: PasskeyError) -> &'static str {
    match error {
        PasskeyError::Unreadable(_) | PasskeyError::Purpose => "form",
        PasskeyError::Challenge => "challenge",
        PasskeyError::Origin | PasskeyError::RelyingParty => "origin",
        PasskeyError::Absent | PasskeyError::Unverified => "unverified",
        PasskeyError::Key(_) => "key",
        PasskeyError::Signature | PasskeyError::Counter => "unknown",
    }
}
