//! This module decides how people, organisations and what they may handle are kept: users, roles, competence, kin,
//! mandates.

use uuid::Uuid;

use crate::beside::{Client, client};
use crate::credentials::Credential;
use crate::error::Error;
use crate::read::Actor;
use crate::sql::Row;
use crate::statements::people as sql;
use crate::store::Store;

/// A part of the administration, another agency, or a trader's firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its id.
    pub id: Uuid,
    /// What it is part of; itself for the root.
    pub owner: Uuid,
    /// `administration`, `region`, `office`, `section`, `agency` or `firm`.
    pub kind: String,
    /// English name.
    pub name_en: String,
    /// Chinese name.
    pub name_zh: String,
    /// Since when, UTC microseconds.
    pub created_at: i64,
    /// Of a firm, the number under which it declares.
    pub number: Option<String>,
    /// Of a firm, the day on which it was founded.
    pub founded: Option<String>,
}

/// What an organisation handles; an empty prefix is any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Competence {
    /// Its id.
    pub id: Uuid,
    /// The organisation.
    pub owner: Uuid,
    /// Prefix of the procedure (`40`, `4000`).
    pub procedure: String,
    /// Prefix of the goods code (`02`).
    pub goods: String,
    /// Prefix of the place (`GBDVR`).
    pub place: String,
    /// The matter (`origin`); empty for any.
    pub subject: String,
}

/// Somebody who can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The user's id.
    pub id: Uuid,
    /// The organisation the user belongs to.
    pub owner: Uuid,
    /// The name to sign in with, in lower case.
    pub login: String,
    /// The name people call the user by.
    pub name: String,
    /// The language of texts, such as `zh`.
    pub language: String,
    /// Since when, UTC microseconds.
    pub created_at: i64,
    /// Since when no longer, UTC microseconds.
    pub disabled_at: Option<i64>,
    /// Wrong attempts since the last right one.
    pub failures: u32,
    /// The last of them, UTC microseconds.
    pub failed_at: Option<i64>,
}

/// A trader's word that a broker may act for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// Its id.
    pub id: Uuid,
    /// The trader's firm.
    pub owner: Uuid,
    /// The broker's firm.
    pub broker: Uuid,
    /// From when, UTC microseconds.
    pub valid_from: i64,
    /// Until when, UTC microseconds; none for until revoked.
    pub valid_to: Option<i64>,
    /// Who gave it.
    pub given_by: String,
    /// When it was given, UTC microseconds.
    pub created_at: i64,
    /// When it was taken back, UTC microseconds.
    pub revoked_at: Option<i64>,
}

impl Mandate {
    /// Whether it holds at an instant, UTC microseconds.
    pub fn holds(&self, at: i64) -> bool {
        self.valid_from <= at && self.valid_to.is_none_or(|end| at < end) && self.revoked_at.is_none_or(|end| at < end)
    }
}

impl Store {
    /// All organisations of the administration.
    ///
    /// # Errors
    /// The database failed.
    pub async fn organisations(&self, actor: &Actor) -> Result<Vec<Organisation>, Error> {
        self.many("organisations", sql::ORGANISATIONS, &[actor.administration.into()], |row| {
            Ok(Organisation {
                id: row.id(0)?,
                owner: row.id(1)?,
                kind: row.text(2)?,
                name_en: row.text(3)?,
                name_zh: row.text(4)?,
                created_at: row.int(5)?,
                number: row.text_maybe(6)?,
                founded: row.text_maybe(7)?,
            })
        })
        .await
    }

    /// Says the number and the founding day of a firm. False when there is no such firm.
    ///
    /// # Errors
    /// Another organisation has the number, or the database failed.
    pub async fn put_firm(
        &self,
        actor: &Actor,
        firm: Uuid,
        number: &Option<String>,
        founded: &Option<String>,
    ) -> Result<bool, Error> {
        let values = [actor.administration.into(), firm.into(), number.into(), founded.into()];
        Ok(self.execute("a firm", sql::PUT_FIRM, &values).await? > 0)
    }

    /// Adds an organisation.
    ///
    /// # Errors
    /// The id is in use, the kind is none that there is, or the database failed.
    pub async fn insert_organisation(&self, actor: &Actor, new: &Organisation) -> Result<(), Error> {
        let values = [
            actor.administration.into(),
            new.id.into(),
            new.owner.into(),
            (&new.kind).into(),
            (&new.name_en).into(),
            (&new.name_zh).into(),
            new.created_at.into(),
            (&new.number).into(),
            (&new.founded).into(),
        ];
        self.execute("an organisation", sql::INSERT_ORGANISATION, &values).await.map(drop)
    }

    /// What the organisations of the administration handle.
    ///
    /// # Errors
    /// The database failed.
    pub async fn competences(&self, actor: &Actor) -> Result<Vec<Competence>, Error> {
        self.many("competences", sql::COMPETENCES, &[actor.administration.into()], |row| {
            Ok(Competence {
                id: row.id(0)?,
                owner: row.id(1)?,
                procedure: row.text(2)?,
                goods: row.text(3)?,
                place: row.text(4)?,
                subject: row.text(5)?,
            })
        })
        .await
    }

    /// Gives an organisation something to handle.
    ///
    /// # Errors
    /// The database failed.
    pub async fn insert_competence(&self, actor: &Actor, new: &Competence) -> Result<(), Error> {
        let values = [
            actor.administration.into(),
            new.id.into(),
            new.owner.into(),
            (&new.procedure).into(),
            (&new.goods).into(),
            (&new.place).into(),
            (&new.subject).into(),
        ];
        self.execute("a competence", sql::INSERT_COMPETENCE, &values).await.map(drop)
    }

    /// Takes it away; false when there was none.
    ///
    /// # Errors
    /// The database failed.
    pub async fn delete_competence(&self, actor: &Actor, id: Uuid) -> Result<bool, Error> {
        let changed = self.execute("a competence", sql::DELETE_COMPETENCE, &[actor.administration.into(), id.into()]).await?;
        Ok(changed > 0)
    }

    /// All users, by login.
    ///
    /// # Errors
    /// The database failed.
    pub async fn users(&self, actor: &Actor) -> Result<Vec<User>, Error> {
        self.many("users", sql::USERS, &[actor.administration.into()], user).await
    }

    /// A user.
    ///
    /// # Errors
    /// The database failed.
    pub async fn user(&self, actor: &Actor, id: Uuid) -> Result<Option<User>, Error> {
        Ok(self.many("a user", sql::USER_BY_ID, &[actor.administration.into(), id.into()], user).await?.pop())
    }

    /// The user of a login; the login is in lower case.
    ///
    /// # Errors
    /// The database failed.
    pub async fn user_by_login(&self, actor: &Actor, login: &str) -> Result<Option<User>, Error> {
        Ok(self.many("a user", sql::USER_BY_LOGIN, &[actor.administration.into(), login.into()], user).await?.pop())
    }

    /// Adds a user with roles and a first credential, all or nothing.
    ///
    /// # Errors
    /// The login is in use, or the database failed.
    pub async fn insert_user(
        &self,
        actor: &Actor,
        new: &User,
        roles: &[&str],
        given_by: &str,
        first: &Credential,
    ) -> Result<(), Error> {
        let values = vec![
            actor.administration.into(),
            new.id.into(),
            new.owner.into(),
            (&new.login).into(),
            (&new.name).into(),
            (&new.language).into(),
            new.created_at.into(),
        ];
        let mut steps = vec![(sql::INSERT_USER, values)];
        let at = new.created_at;
        steps.extend(roles.iter().map(|role| {
            let values = vec![actor.administration.into(), new.id.into(), (*role).into(), given_by.into(), at.into()];
            (sql::INSERT_ROLE, values)
        }));
        steps.push((sql::INSERT_CREDENTIAL, first.values(actor)));
        self.execute_all("a user", &steps).await
    }

    /// Gives a user these roles and no others.
    ///
    /// # Errors
    /// The database failed.
    pub async fn set_roles(&self, actor: &Actor, user: Uuid, roles: &[&str], given_by: &str, at: i64) -> Result<(), Error> {
        let mut steps = vec![(sql::DELETE_ROLES, vec![actor.administration.into(), user.into()])];
        steps.extend(roles.iter().map(|role| {
            let values = vec![actor.administration.into(), user.into(), (*role).into(), given_by.into(), at.into()];
            (sql::INSERT_ROLE, values)
        }));
        self.execute_all("roles", &steps).await
    }

    /// The roles of a user.
    ///
    /// # Errors
    /// The database failed.
    pub async fn roles(&self, actor: &Actor, user: Uuid) -> Result<Vec<String>, Error> {
        self.many("roles", sql::ROLES_OF_USER, &[actor.administration.into(), user.into()], |row| row.text(0)).await
    }

    /// The roles of all users, as user and role.
    ///
    /// # Errors
    /// The database failed.
    pub async fn all_roles(&self, actor: &Actor) -> Result<Vec<(Uuid, String)>, Error> {
        self.many("roles", sql::ROLES, &[actor.administration.into()], |row| Ok((row.id(0)?, row.text(1)?))).await
    }

    /// Ends a user's access from an instant on, with all sessions; false when there is no such active user.
    ///
    /// # Errors
    /// The database failed.
    pub async fn disable_user(&self, actor: &Actor, id: Uuid, at: i64) -> Result<bool, Error> {
        let values = [actor.administration.into(), id.into(), at.into()];
        let changed = self.execute("a user", sql::DISABLE_USER, &values).await?;
        self.execute("sessions", sql::END_SESSIONS, &values).await?;
        Ok(changed > 0)
    }

    /// Counts a wrong attempt at an instant, UTC microseconds.
    ///
    /// # Errors
    /// The database failed.
    pub async fn fail_user(&self, actor: &Actor, id: Uuid, at: i64) -> Result<(), Error> {
        self.execute("a user", sql::FAIL_USER, &[actor.administration.into(), id.into(), at.into()]).await.map(drop)
    }

    /// Forgets wrong attempts.
    ///
    /// # Errors
    /// The database failed.
    pub async fn pass_user(&self, actor: &Actor, id: Uuid) -> Result<(), Error> {
        self.execute("a user", sql::PASS_USER, &[actor.administration.into(), id.into()]).await.map(drop)
    }

    /// The firms that a user must have nothing to do with, each with its reason.
    ///
    /// # Errors
    /// The database failed.
    pub async fn relations(&self, actor: &Actor, user: Uuid) -> Result<Vec<(Uuid, String)>, Error> {
        let values = [actor.administration.into(), user.into()];
        self.many("relations", sql::RELATIONS, &values, |row| Ok((row.id(0)?, row.text(1)?))).await
    }

    /// Notes that a user must have nothing to do with a firm.
    ///
    /// # Errors
    /// The database failed.
    pub async fn insert_relation(&self, actor: &Actor, user: Uuid, firm: Uuid, reason: &str, at: i64) -> Result<(), Error> {
        let values = [actor.administration.into(), user.into(), firm.into(), reason.into(), at.into()];
        self.execute("a relation", sql::INSERT_RELATION, &values).await.map(drop)
    }

    /// Takes the note back; false when there was none.
    ///
    /// # Errors
    /// The database failed.
    pub async fn delete_relation(&self, actor: &Actor, user: Uuid, firm: Uuid) -> Result<bool, Error> {
        let values = [actor.administration.into(), user.into(), firm.into()];
        Ok(self.execute("a relation", sql::DELETE_RELATION, &values).await? > 0)
    }

    /// The mandates of a firm, given or received; all of the administration for who sees everything.
    ///
    /// # Errors
    /// The database failed.
    pub async fn mandates(&self, actor: &Actor, firm: Option<Uuid>) -> Result<Vec<Mandate>, Error> {
        let read = |row: &Row| {
            Ok(Mandate {
                id: row.id(0)?,
                owner: row.id(1)?,
                broker: row.id(2)?,
                valid_from: row.int(3)?,
                valid_to: row.int_maybe(4)?,
                given_by: row.text(5)?,
                created_at: row.int(6)?,
                revoked_at: row.int_maybe(7)?,
            })
        };
        match firm {
            Some(firm) => self.many("mandates", sql::MANDATES_OF, &[actor.administration.into(), firm.into()], read).await,
            None => self.many("mandates", sql::MANDATES_ALL, &[actor.administration.into()], read).await,
        }
    }

    /// Keeps a mandate.
    ///
    /// # Errors
    /// The database failed.
    pub async fn insert_mandate(&self, actor: &Actor, new: &Mandate) -> Result<(), Error> {
        let values = [
            actor.administration.into(),
            new.id.into(),
            new.owner.into(),
            new.broker.into(),
            new.valid_from.into(),
            new.valid_to.into(),
            (&new.given_by).into(),
            new.created_at.into(),
        ];
        self.execute("a mandate", sql::INSERT_MANDATE, &values).await.map(drop)
    }

    /// Takes a mandate back: the trader's own, or any for who sees everything; false when there is none that holds.
    ///
    /// # Errors
    /// The database failed.
    pub async fn revoke_mandate(&self, actor: &Actor, id: Uuid, at: i64) -> Result<bool, Error> {
        let [administration, everything, client] = actor.values();
        let values = [administration, id.into(), client, at.into(), everything];
        Ok(self.execute("a mandate", sql::REVOKE_MANDATE, &values).await? > 0)
    }

    /// The keys of machines that the actor may see.
    ///
    /// # Errors
    /// The database failed.
    pub async fn keys(&self, actor: &Actor) -> Result<Vec<Client>, Error> {
        self.many("keys", sql::CLIENTS_OF, &actor.values(), client).await
    }

    /// Ends a key that the actor may see, from an instant on; false when there is no such active key.
    ///
    /// # Errors
    /// The database failed.
    pub async fn revoke_key(&self, actor: &Actor, id: Uuid, at: i64) -> Result<bool, Error> {
        let [administration, everything, client] = actor.values();
        Ok(self.execute("a key", sql::DISABLE_CLIENT_OF, &[administration, everything, client, id.into(), at.into()]).await? > 0)
    }
}

fn user(row: &Row) -> Result<User, sqlx::Error> {
    Ok(User {
        id: row.id(0)?,
        owner: row.id(1)?,
        login: row.text(2)?,
        name: row.text(3)?,
        language: row.text(4)?,
        created_at: row.int(5)?,
        disabled_at: row.int_maybe(6)?,
        failures: row.number(7)?,
        failed_at: row.int_maybe(8)?,
    })
}
