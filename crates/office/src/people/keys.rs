//! This module decides what machines get in with: keys that are listed and revoked, and for a key an access token for
//! an hour (OAuth 2.0 client credentials, RFC 6749 §4.4).

use identity::{SecretString, Token, TokenHash};
use permissions::{Permission, Role};
use store::{Actor, Client, Sees};
use uuid::Uuid;

use crate::denial::{NAME_CHARACTERS_MAX, text};
use crate::environment::{id, random};
use crate::{Caller, Denial, Office, OfficeError};

/// What a key begins with.
pub const KEY_PREFIX: &str = "tg_";
/// What an access token begins with.
pub const ACCESS_PREFIX: &str = "tga_";
/// How long an access token holds.
pub const ACCESS_SECONDS: i64 = 3600;
/// Roles that a firm may give to its machines.
const OF_FIRMS: [Role; 3] = [Role::Trader, Role::Broker, Role::Carrier];

impl Office {
    fn key_keeper(&self, caller: &Caller) -> Actor {
        let sees = if caller.may(Permission::ManageUsers) { Sees::Everything } else { Sees::Own };
        Actor { client: caller.organisation, sees, ..caller.actor }
    }

    /// The keys of the caller's firm; all for an administrator.
    ///
    /// # Errors
    /// The store failed.
    pub async fn keys(&self, caller: &Caller) -> Result<Vec<Client>, OfficeError> {
        self.store.keys(&self.key_keeper(caller)).await.map_err(OfficeError::Read)
    }

    /// Makes a key with a role that the caller has itself, shown once. `firm` is for administrators.
    ///
    /// # Errors
    /// A field cannot be taken, the role is not the caller's to give, or the store failed.
    pub async fn make_key(
        &self,
        caller: &Caller,
        name: &str,
        role: &str,
        firm: Option<Uuid>,
    ) -> Result<(Client, SecretString), OfficeError> {
        let name = text("name", name, NAME_CHARACTERS_MAX)?;
        let role = Role::parse(role).ok_or(Denial::Invalid { field: "role", reason: "unknown" })?;
        let is_administrator = caller.may(Permission::ManageUsers);
        let is_own = OF_FIRMS.contains(&role) && caller.roles.contains(&role);
        if !is_administrator && !is_own {
            return Err(Denial::Forbidden { reason: "role_not_yours_to_give" }.into());
        }
        // A machine is nobody's boss and watches over nobody.
        if matches!(role, Role::Administrator | Role::Supervisor) {
            return Err(Denial::Invalid { field: "role", reason: "not_for_a_machine" }.into());
        }
        let owner = firm.filter(|_| is_administrator).unwrap_or(caller.organisation);
        let now = self.environment.now();
        let client = Client {
            administration: self.administration,
            id: id(self.environment.as_ref(), now),
            name,
            role: role.as_str().to_owned(),
            created_at: now.as_microsecond(),
            disabled_at: None,
            owner,
            made_by: Some(caller.id.to_string()),
            expires_at: None,
        };
        let token = Token::new(KEY_PREFIX, &random(self.environment.as_ref()));
        self.store.insert_client(&client, &token.hash().0).await.map_err(OfficeError::Read)?;
        self.audit(caller.id, "key.made", "done", &client.id.to_string(), &client.role, false).await;
        Ok((client, token.secret().clone()))
    }

    /// Ends a key at once.
    ///
    /// # Errors
    /// The caller has no such key, or the store failed.
    pub async fn revoke_key(&self, caller: &Caller, key: Uuid) -> Result<(), OfficeError> {
        let now = self.environment.now().as_microsecond();
        if !self.store.revoke_key(&self.key_keeper(caller), key, now).await.map_err(OfficeError::Read)? {
            return Err(Denial::NotFound.into());
        }
        self.audit(caller.id, "key.revoked", "done", &key.to_string(), "", false).await;
        Ok(())
    }

    /// An access token for a machine that shows its id and key.
    ///
    /// # Errors
    /// There is no such machine, or the store failed.
    pub async fn access_token(&self, id: Uuid, key: &str) -> Result<SecretString, OfficeError> {
        let actor = self.itself();
        let hash = TokenHash::of(key).0;
        let now = self.environment.now().as_microsecond();
        let found = self.store.client_by_key(&actor, id, &hash).await.map_err(OfficeError::Read)?;
        let Some(client) = found.filter(|client| client.expires_at.is_none_or(|end| now < end)) else {
            self.audit(Uuid::nil(), "token.refused", "refused", &id.to_string(), "", false).await;
            return Err(Denial::Unknown.into());
        };
        let token = Token::new(ACCESS_PREFIX, &random(self.environment.as_ref()));
        let expires_at = now + ACCESS_SECONDS * 1_000_000;
        let hash = token.hash().0;
        self.store.insert_access_token(&actor, client.id, &hash, now, expires_at).await.map_err(OfficeError::Read)?;
        Ok(token.secret().clone())
    }
}
