//! This module decides who makes users and gives roles: an administrator any, a supervisor officers of the own office;
//! nobody gives anything to oneself.

use identity::SecretString;
use permissions::{Permission, Role};
use store::User;
use uuid::Uuid;

use crate::caller::ancestry;
use crate::denial::{NAME_CHARACTERS_MAX, login as checked_login, text};
use crate::environment::id;
use crate::{Caller, Denial, Office, OfficeError};

/// Roles that a supervisor may give.
const OFFICERS: [Role; 2] = [Role::Officer, Role::Analyst];
/// Roles of people who do not belong to customs: they belong to a firm.
const OF_FIRMS: [Role; 3] = [Role::Trader, Role::Broker, Role::Carrier];

/// Whether somebody of a kind of organisation may have a role: who works for a firm cannot be an officer, and the other way
/// round; an agency's officers are its own.
pub(crate) fn fits(kind: &str, role: Role) -> bool {
    match kind {
        "firm" => OF_FIRMS.contains(&role),
        "agency" => role == Role::AgencyOfficer,
        _ => !OF_FIRMS.contains(&role) && role != Role::AgencyOfficer,
    }
}

/// Roles that one person may have together, once each.
pub(crate) struct Roles(Vec<Role>);

impl Roles {
    /// None when they contradict each other: whoever acts on cases does not watch over those who do.
    pub(crate) fn of(mut roles: Vec<Role>) -> Option<Self> {
        roles.sort();
        roles.dedup();
        let acts = |role: &Role| matches!(role, Role::Officer | Role::Supervisor | Role::Administrator);
        let contradicts = roles.contains(&Role::Auditor) && roles.iter().any(acts);
        (!contradicts).then_some(Self(roles))
    }

    /// Their names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|role| role.as_str())
    }
}

/// A user to be.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// The name to sign in with.
    pub login: String,
    /// The name people call the user by.
    pub name: String,
    /// `en` or `zh`.
    pub language: String,
    /// The organisation.
    pub organisation: Uuid,
    /// The roles.
    pub roles: Vec<String>,
}

/// A user with roles.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The user.
    pub user: User,
    /// Its roles.
    pub roles: Vec<String>,
}

impl Office {
    /// The users that the caller sees to.
    ///
    /// # Errors
    /// The store failed.
    pub async fn users(&self, caller: &Caller) -> Result<Vec<Listed>, OfficeError> {
        let users = self.store.users(&caller.actor).await.map_err(OfficeError::Read)?;
        let roles = self.store.all_roles(&caller.actor).await.map_err(OfficeError::Read)?;
        let mut listed = Vec::new();
        for user in users {
            if self.sees_to(caller, user.owner).await? {
                let roles = roles.iter().filter(|(owner, _)| *owner == user.id).map(|(_, role)| role.clone()).collect();
                listed.push(Listed { user, roles });
            }
        }
        Ok(listed)
    }

    /// Whether the caller sees to the people of an organisation: an administrator to all, others to the own office and
    /// what is part of it.
    async fn sees_to(&self, caller: &Caller, organisation: Uuid) -> Result<bool, OfficeError> {
        if caller.may(Permission::ManageUsers) {
            return Ok(true);
        }
        let organisations = self.store.organisations(&caller.actor).await.map_err(OfficeError::Read)?;
        Ok(ancestry(&organisations, organisation).contains(&caller.organisation))
    }

    async fn check_roles(&self, caller: &Caller, roles: &[String], organisation: Uuid) -> Result<Roles, OfficeError> {
        let organisations = self.store.organisations(&caller.actor).await.map_err(OfficeError::Read)?;
        let place = organisations.iter().find(|one| one.id == organisation);
        let kind = place.map(|place| place.kind.as_str()).ok_or(Denial::Invalid { field: "organisation", reason: "unknown" })?;
        let mut parsed = Vec::new();
        for role in roles {
            let role = Role::parse(role).ok_or(Denial::Invalid { field: "roles", reason: "unknown" })?;
            if !caller.may(Permission::ManageUsers) && !OFFICERS.contains(&role) {
                return Err(Denial::Forbidden { reason: "role_not_yours_to_give" }.into());
            }
            if !fits(kind, role) {
                return Err(Denial::Invalid { field: "roles", reason: "not_of_this_organisation" }.into());
            }
            parsed.push(role);
        }
        if !self.sees_to(caller, organisation).await? {
            return Err(Denial::NotFound.into());
        }
        let bad = Denial::Invalid { field: "roles", reason: "auditor_acts_on_nothing" };
        Ok(Roles::of(parsed).ok_or(bad)?)
    }

    /// Makes a user with a generated password, which is shown once.
    ///
    /// # Errors
    /// A field cannot be taken, the caller may not give a role, the login is taken, or the store failed.
    pub async fn create_user(&self, caller: &Caller, new: &NewUser) -> Result<(User, SecretString), OfficeError> {
        let login = checked_login(&new.login)?;
        let name = text("name", &new.name, NAME_CHARACTERS_MAX)?;
        if !["en", "zh"].contains(&new.language.as_str()) {
            return Err(Denial::Invalid { field: "language", reason: "unknown" }.into());
        }
        let roles = self.check_roles(caller, &new.roles, new.organisation).await?;
        if self.store.user_by_login(&caller.actor, &login).await.map_err(OfficeError::Read)?.is_some() {
            return Err(Denial::Taken.into());
        }
        let now = self.environment.now();
        let user = User {
            id: id(self.environment.as_ref(), now),
            owner: new.organisation,
            login: login.clone(),
            name,
            language: new.language.clone(),
            created_at: now.as_microsecond(),
            disabled_at: None,
            failures: 0,
            failed_at: None,
        };
        let (password, credential) = self.generated_credential(user.id, &login).await?;
        let names: Vec<&str> = roles.names().collect();
        let by = caller.id.to_string();
        self.store.insert_user(&caller.actor, &user, &names, &by, &credential).await.map_err(OfficeError::Read)?;
        self.audit(caller.id, "user.created", "done", &user.id.to_string(), &names.join(" "), false).await;
        Ok((user, password))
    }

    /// A user that the caller sees to, and that is not the caller.
    async fn other(&self, caller: &Caller, user: Uuid) -> Result<User, OfficeError> {
        let found = self.store.user(&caller.actor, user).await.map_err(OfficeError::Read)?.ok_or(Denial::NotFound)?;
        if !self.sees_to(caller, found.owner).await? {
            return Err(Denial::NotFound.into());
        }
        if found.id == caller.id {
            return Err(Denial::Forbidden { reason: "not_for_oneself" }.into());
        }
        let theirs = self.store.roles(&caller.actor, user).await.map_err(OfficeError::Read)?;
        let is_officer = |role: &String| Role::parse(role).is_some_and(|role| OFFICERS.contains(&role));
        if !caller.may(Permission::ManageUsers) && !theirs.iter().all(is_officer) {
            return Err(Denial::Forbidden { reason: "role_not_yours_to_give" }.into());
        }
        Ok(found)
    }

    /// Gives a user these roles and no others.
    ///
    /// # Errors
    /// The caller may not, or the store failed.
    pub async fn give_roles(&self, caller: &Caller, user: Uuid, roles: &[String]) -> Result<(), OfficeError> {
        let found = self.other(caller, user).await?;
        let roles = self.check_roles(caller, roles, found.owner).await?;
        let names: Vec<&str> = roles.names().collect();
        let now = self.environment.now().as_microsecond();
        let by = caller.id.to_string();
        self.store.set_roles(&caller.actor, user, &names, &by, now).await.map_err(OfficeError::Read)?;
        self.audit(caller.id, "user.roles_given", "done", &user.to_string(), &names.join(" "), true).await;
        Ok(())
    }

    /// Ends a user's access.
    ///
    /// # Errors
    /// The caller may not, or the store failed.
    pub async fn disable_user(&self, caller: &Caller, user: Uuid) -> Result<(), OfficeError> {
        self.other(caller, user).await?;
        let now = self.environment.now().as_microsecond();
        if !self.store.disable_user(&caller.actor, user, now).await.map_err(OfficeError::Read)? {
            return Err(Denial::NotFound.into());
        }
        self.audit(caller.id, "user.disabled", "done", &user.to_string(), "", false).await;
        Ok(())
    }

    /// Gives a user who lost everything a new generated password, takes the app away, and ends all sessions.
    ///
    /// # Errors
    /// The caller may not, or the store failed.
    pub async fn reset_user(&self, caller: &Caller, user: Uuid) -> Result<SecretString, OfficeError> {
        let found = self.other(caller, user).await?;
        let (password, credential) = self.generated_credential(user, &found.login).await?;
        let actor = &caller.actor;
        self.store.replace_credentials(actor, user, "password", &[credential]).await.map_err(OfficeError::Read)?;
        for kind in ["one_time", "recovery", "passkey"] {
            self.store.replace_credentials(actor, user, kind, &[]).await.map_err(OfficeError::Read)?;
        }
        let now = self.environment.now().as_microsecond();
        self.store.end_sessions(actor, user, now).await.map_err(OfficeError::Read)?;
        self.store.pass_user(actor, user).await.map_err(OfficeError::Read)?;
        self.audit(caller.id, "user.reset", "done", &user.to_string(), "", true).await;
        Ok(password)
    }

    /// The firms that a user must have nothing to do with, each with its reason.
    ///
    /// # Errors
    /// The caller does not see to the user, or the store failed.
    pub async fn relations(&self, caller: &Caller, user: Uuid) -> Result<Vec<(Uuid, String)>, OfficeError> {
        let found = self.store.user(&caller.actor, user).await.map_err(OfficeError::Read)?.ok_or(Denial::NotFound)?;
        if !self.sees_to(caller, found.owner).await? {
            return Err(Denial::NotFound.into());
        }
        self.store.relations(&caller.actor, user).await.map_err(OfficeError::Read)
    }

    /// Notes that a user must have nothing to do with a firm.
    ///
    /// # Errors
    /// The caller does not see to the user, a field cannot be taken, or the store failed.
    pub async fn relate(&self, caller: &Caller, user: Uuid, firm: Uuid, reason: &str) -> Result<(), OfficeError> {
        let known = self.relations(caller, user).await?;
        let reason = text("reason", reason, NAME_CHARACTERS_MAX)?;
        if known.len() >= store::RELATED_MAX {
            return Err(Denial::Invalid { field: "firm", reason: "too_many" }.into());
        }
        let now = self.environment.now().as_microsecond();
        self.store.insert_relation(&caller.actor, user, firm, &reason, now).await.map_err(OfficeError::Read)?;
        self.audit(caller.id, "user.related", "done", &user.to_string(), &firm.to_string(), true).await;
        Ok(())
    }

    /// Takes the note back.
    ///
    /// # Errors
    /// The caller does not see to the user, there is no such note, or the store failed.
    pub async fn unrelate(&self, caller: &Caller, user: Uuid, firm: Uuid) -> Result<(), OfficeError> {
        self.other(caller, user).await?;
        if !self.store.delete_relation(&caller.actor, user, firm).await.map_err(OfficeError::Read)? {
            return Err(Denial::NotFound.into());
        }
        self.audit(caller.id, "user.unrelated", "done", &user.to_string(), &firm.to_string(), true).await;
        Ok(())
    }
}
