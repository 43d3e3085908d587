//! This module decides how the first person comes into an empty house: an administrator with a generated password
//! that is said once.

use identity::{PasswordHash, SecretString, generated_password};
use store::{Credential, Organisation, User};

use crate::environment::{id, random};
use crate::{Denial, Office, OfficeError};

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
            };
            self.store.insert_organisation(&actor, &root).await.map_err(OfficeError::Read)?;
        }
        let login = "administrator";
        let password = generated_password(&random(environment));
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
        let credential = self.password_credential(user.id, login, &password).await?;
        self.store.insert_user(&actor, &user, &["administrator"], "first start", &credential).await.map_err(OfficeError::Read)?;
        Ok(Some(FirstUser { login: login.to_owned(), password }))
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
