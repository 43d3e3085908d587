//! This module decides who gets in: password, then a passkey, a one-time or a recovery code where the user has such; after
//! wrong attempts a wait that doubles. What is said to whoever fails never tells whether there is such a user.

use identity::{OneTimeSecret, PasswordHash, SecretString, Token, TokenHash, locked_until, recovery_hash};
use permissions::Role;
use store::{AUDIT_READ_MAX, Credential, Session, User};
use uuid::Uuid;

use crate::denial::login as checked_login;
use crate::environment::{id, random};
use crate::people::passkeys::Shown;
use crate::{Caller, Denial, Office, OfficeError, Proof};

/// A session ends when nobody used it for this long (OWASP ASVS: 15 to 30 minutes).
pub const IDLE_SECONDS: i64 = 30 * 60;
/// A session ends after this long however much it is used: a day at the desk.
pub const LIFE_SECONDS: i64 = 12 * 3600;
/// A session is noted as seen at most this often.
const SEEN_EVERY_SECONDS: i64 = 60;
/// What the token of a session begins with.
const SESSION_PREFIX: &str = "tgs_";
/// What the token of a page begins with.
const PAGE_PREFIX: &str = "tgc_";
/// More wrong attempts than these are for internal control to look at.
const FAILURES_NOTABLE: u32 = 10;
/// Characters kept of what a browser says of itself.
const AGENT_CHARACTERS: usize = 200;

/// What somebody says to get in.
pub struct Attempt {
    /// The login.
    pub login: String,
    /// The password.
    pub password: SecretString,
    /// A one-time or recovery code.
    pub code: Option<SecretString>,
    /// What a passkey answered to the challenge that came with [`Denial::PasskeyNeeded`].
    pub passkey: Option<Shown>,
    /// The browser, as it names itself.
    pub agent: String,
}

/// A session that was just made, with the only sight of its tokens.
#[derive(Debug)]
pub struct NewSession {
    /// The user.
    pub user: Uuid,
    /// Goes into the cookie.
    pub token: SecretString,
    /// The page sends it with everything that changes something.
    pub csrf: SecretString,
    /// When the session ends unless it is used, UTC microseconds.
    pub expires_at: i64,
}

const SECOND: i64 = 1_000_000;

impl Office {
    /// Lets somebody in.
    ///
    /// # Errors
    /// Says no ([`Denial::SignIn`], [`Denial::Locked`], [`Denial::CodeNeeded`], [`Denial::Code`]), or the store failed.
    pub async fn sign_in(&self, attempt: Attempt) -> Result<NewSession, OfficeError> {
        let actor = self.itself();
        let login = attempt.login.trim().to_lowercase();
        let found = match checked_login(&login) {
            Ok(login) => self.store.user_by_login(&actor, &login).await.map_err(OfficeError::Read)?,
            Err(_) => None,
        };
        let now = self.environment.now().as_microsecond();
        let Some(user) = found.filter(|user| user.disabled_at.is_none()) else {
            // A name that nobody has waits like any other, or waiting would tell which names there are.
            self.wait(self.failures_of_nobody(&login).await?, now, Uuid::nil(), &login).await?;
            let password = attempt.password;
            let _ = tokio::task::spawn_blocking(move || PasswordHash::pretend(&password)).await;
            self.audit(Uuid::nil(), "session.refused", "refused", &login, "unknown", false).await;
            return Err(Denial::SignIn.into());
        };
        self.wait((user.failures, user.failed_at.unwrap_or_default()), now, user.id, &user.login).await?;
        let credentials = self.store.credentials(&actor, user.id).await.map_err(OfficeError::Read)?;
        if !has_password(&credentials, attempt.password).await {
            return self.wrong(&user, Denial::SignIn).await;
        }
        let mut factors = "password".to_owned();
        let app = credentials.iter().find(|one| one.kind == "one_time" && one.confirmed_at.is_some());
        let passkeys: Vec<&Credential> = credentials.iter().filter(|one| one.kind == "passkey").collect();
        if let Some(shown) = &attempt.passkey {
            if !self.passkey_after_password(&user, &credentials, shown).await? {
                return self.wrong(&user, Denial::Passkey { reason: "unknown" }).await;
            }
            factors = "password passkey".to_owned();
        } else if !passkeys.is_empty() && (app.is_none() || attempt.code.is_none()) {
            let asked = if self.relying_party.is_some() { Some(self.ask_passkey_of(&user, &passkeys).await?) } else { None };
            return Err(Denial::PasskeyNeeded { asked, or_code: app.is_some() }.into());
        } else if let Some(app) = app {
            let Some(code) = attempt.code else { return Err(Denial::CodeNeeded.into()) };
            match self.second_factor(&user, app, &credentials, &code).await? {
                Some(factor) => factors = format!("password {factor}"),
                None => return self.wrong(&user, Denial::Code).await,
            }
        }
        self.begin_session(&user, &factors, &attempt.agent).await
    }

    /// Refuses who must still wait after wrong attempts, of which the last was at an instant.
    pub(crate) async fn wait(&self, (failures, last): (u32, i64), now: i64, who: Uuid, login: &str) -> Result<(), OfficeError> {
        let Some(until) = locked_until(failures, last).filter(|until| *until > now) else { return Ok(()) };
        self.audit(who, "session.refused", "refused", login, "locked", failures > FAILURES_NOTABLE).await;
        Err(Denial::Locked { seconds: ((until - now) / SECOND + 1).unsigned_abs() }.into())
    }

    /// The wrong attempts under a name that nobody has, as far as the newest refusals show them, and the last of them.
    async fn failures_of_nobody(&self, login: &str) -> Result<(u32, i64), OfficeError> {
        let newest = self.store.audit_of(&self.itself(), Uuid::nil(), "session.refused", AUDIT_READ_MAX).await;
        let newest = newest.map_err(OfficeError::Read)?;
        let tried: Vec<i64> =
            newest.iter().filter(|one| one.subject == login && one.detail == "unknown").map(|one| one.at).collect();
        Ok((tried.len() as u32, tried.into_iter().max().unwrap_or_default()))
    }

    pub(crate) async fn wrong<T>(&self, user: &User, denial: Denial) -> Result<T, OfficeError> {
        let now = self.environment.now().as_microsecond();
        self.store.fail_user(&self.itself(), user.id, now).await.map_err(OfficeError::Read)?;
        let why = match denial {
            Denial::Code => "code",
            Denial::Passkey { .. } => "passkey",
            _ => "password",
        };
        self.audit(user.id, "session.refused", "refused", &user.login, why, false).await;
        Err(denial.into())
    }

    /// Which second factor a code proves; each counts once, whoever else sends it at the same time.
    async fn second_factor(
        &self,
        user: &User,
        app: &Credential,
        credentials: &[Credential],
        code: &SecretString,
    ) -> Result<Option<&'static str>, OfficeError> {
        use identity::ExposeSecret;
        let actor = self.itself();
        let second = self.environment.now().as_second().unsigned_abs();
        let typed: String = code.expose_secret().chars().filter(|letter| !letter.is_whitespace()).collect();
        let last = app.counter.map(i64::unsigned_abs);
        if let Some(step) = OneTimeSecret::kept(app.secret.clone()).step_of(&typed, second, last) {
            let step = i64::try_from(step).unwrap_or(i64::MAX);
            let is_first = self.store.count_credential(&actor, app.id, step).await.map_err(OfficeError::Read)?;
            return Ok(is_first.then_some("one_time"));
        }
        let hash = reference::Hash(recovery_hash(code).0).to_string();
        let Some(kept) = credentials.iter().find(|one| one.kind == "recovery" && one.secret == hash) else { return Ok(None) };
        let is_first = self.store.delete_credential(&actor, user.id, kept.id).await.map_err(OfficeError::Read)?;
        Ok(is_first.then_some("recovery"))
    }

    /// Begins a session of a user who has proved who it is.
    pub(crate) async fn begin_session(&self, user: &User, factors: &str, agent: &str) -> Result<NewSession, OfficeError> {
        let environment = self.environment.as_ref();
        let now = environment.now();
        let token = Token::new(SESSION_PREFIX, &random(environment));
        let csrf = Token::new(PAGE_PREFIX, &random(environment));
        let expires_at = now.as_microsecond() + IDLE_SECONDS * SECOND;
        let session = Session {
            administration: self.administration,
            id: id(environment, now),
            owner: user.id,
            csrf_hash: csrf.hash().0,
            factors: factors.to_owned(),
            agent: agent.chars().filter(|letter| !letter.is_control()).take(AGENT_CHARACTERS).collect(),
            created_at: now.as_microsecond(),
            seen_at: now.as_microsecond(),
            expires_at,
        };
        self.store.pass_user(&self.itself(), user.id).await.map_err(OfficeError::Read)?;
        self.store.insert_session(&session, &token.hash().0).await.map_err(OfficeError::Read)?;
        self.audit(user.id, "session.signed_in", "done", &user.login, factors, false).await;
        Ok(NewSession { user: user.id, token: token.secret().clone(), csrf: csrf.secret().clone(), expires_at })
    }

    /// The person of a session.
    ///
    /// # Errors
    /// There is no such session, it has expired, or the store failed.
    pub async fn caller_of_session(&self, token: &str) -> Result<Caller, OfficeError> {
        let found = self.store.session_by_token_hash(&TokenHash::of(token).0).await.map_err(OfficeError::Read)?;
        let session = found.filter(|session| session.administration == self.administration).ok_or(Denial::Unknown)?;
        let now = self.environment.now().as_microsecond();
        let end = session.created_at + LIFE_SECONDS * SECOND;
        if now >= session.expires_at.min(end) {
            return Err(Denial::SessionExpired.into());
        }
        let mut expires_at = session.expires_at;
        if now - session.seen_at >= SEEN_EVERY_SECONDS * SECOND {
            expires_at = (now + IDLE_SECONDS * SECOND).min(end);
            self.store.see_session(&session, now, expires_at).await.map_err(OfficeError::Read)?;
        }
        let actor = self.itself();
        let user = self.store.user(&actor, session.owner).await.map_err(OfficeError::Read)?.ok_or(Denial::Unknown)?;
        let roles = self.store.roles(&actor, user.id).await.map_err(OfficeError::Read)?;
        let roles: Vec<Role> = roles.iter().filter_map(|role| Role::parse(role)).collect();
        let related = self.store.relations(&actor, user.id).await.map_err(OfficeError::Read)?;
        let related = related.into_iter().map(|(firm, _)| firm).collect();
        let proof = Proof::Session { id: session.id, csrf: TokenHash(session.csrf_hash), expires_at };
        self.caller(user.id, user.name, user.owner, roles, related, proof).await
    }
}

async fn has_password(credentials: &[Credential], password: SecretString) -> bool {
    let kept = credentials.iter().find(|one| one.kind == "password").map(|one| one.secret.clone());
    let checked = tokio::task::spawn_blocking(move || match kept {
        Some(kept) => PasswordHash::kept(kept).fits(&password),
        None => {
            PasswordHash::pretend(&password);
            false
        }
    });
    checked.await.unwrap_or(false)
}
