//! This module decides how the first person comes into an empty house: an administrator with a generated password
//! that is said once.

use identity::{PasswordError, PasswordHash, SecretString, generated_password};
use store::{Credential, Organisation, User};

use crate::environment::{id, random};
use crate::{Denial, Office, OfficeError};

/// Generated passwords that are drawn until one does not hold the user's name.
const DRAWS_MAX: u32 = 16;

/// A user that was just made, with the only sight of its password.
#[derive(Debug)]
pub struct FirstUser {
    /// The name to sign in with.
    pub login: String,
    /// Its password; only a hash is kept.
    pub password: SecretString,
}

impl Office {
    /// Makes the administrator of a house that has no user; none when there are users.
    ///
    /// # Errors
    /// The store failed.
    pub async fn first_administrator(&self) -> Result<Option<FirstUser>, OfficeError> {
        let actor = self.itself();
        if !self.store.users(&actor).await.map_err(OfficeError::Read)?.is_empty() {
            return Ok(None);
        }
        let now = self.environment.now();
        let environment = self.environment.as_ref();
        let organisations = self.store.organisations(&actor).await.map_err(OfficeError::Read)?;
        if !organisations.iter().any(|one| one.id == self.administration) {
            let root = Organisation {
                id: self.administration,
                owner: self.administration,
                kind: "administration".to_owned(),
                name_en: "Customs administration".to_owned(),
                name_zh: "海关".to_owned(),
                created_at: now.as_microsecond(),
                number: None,
                founded: None,
            };
            self.store.insert_organisation(&actor, &root).await.map_err(OfficeError::Read)?;
        }
        let login = "administrator";
        let user = User {
            id: id(environment, now),
            owner: self.administration,
            login: login.to_owned(),
            name: "Administrator · 管理员".to_owned(),
            language: "en".to_owned(),
            created_at: now.as_microsecond(),
            disabled_at: None,
            failures: 0,
            failed_at: None,
        };
        let (password, credential) = self.generated_credential(user.id, login).await?;
        self.store.insert_user(&actor, &user, &["administrator"], "first start", &credential).await.map_err(OfficeError::Read)?;
        Ok(Some(FirstUser { login: login.to_owned(), password }))
    }

    /// A generated password with its credential. A short name stands in one of some thousand passwords by chance: then
    /// another one is drawn.
    pub(crate) async fn generated_credential(
        &self,
        owner: uuid::Uuid,
        login: &str,
    ) -> Result<(SecretString, Credential), OfficeError> {
        let mut draws_left = DRAWS_MAX;
        loop {
            let password = generated_password(&random(self.environment.as_ref()));
            draws_left -= 1;
            match self.password_credential(owner, login, &password).await {
                Err(OfficeError::Denied(Denial::Password(PasswordError::Guessable))) if draws_left > 0 => {}
                made => return made.map(|credential| (password, credential)),
            }
        }
    }

    /// A credential of a password, hashed away from the event loop.
    pub(crate) async fn password_credential(
        &self,
        owner: uuid::Uuid,
        login: &str,
        password: &SecretString,
    ) -> Result<Credential, OfficeError> {
        let now = self.environment.now();
        let salt = random(self.environment.as_ref());
        let (secret, login) = (password.clone(), login.to_owned());
        let hash = tokio::task::spawn_blocking(move || PasswordHash::new(&secret, &login, salt)).await;
        let hash = hash.map_err(|_| OfficeError::Contended)?.map_err(Denial::Password)?;
        Ok(Credential {
            id: id(self.environment.as_ref(), now),
            owner,
            kind: "password".to_owned(),
            secret: hash.as_str().to_owned(),
            label: String::new(),
            counter: None,
            created_at: now.as_microsecond(),
            confirmed_at: Some(now.as_microsecond()),
        })
    }
}
