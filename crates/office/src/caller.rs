//! This module decides who somebody is in the office: a person with a session or a machine with a key, with roles,
//! firms and competence, and what the policies let it do.

use std::sync::LazyLock;

use identity::{TokenHash, same};
use permissions::{CaseAttributes, Permission, Policies, Principal, Role};
use store::{Actor, COMPETENCES_MAX, Client, Competence, Desk, ExaminedCases, Organisation, Sees};
use uuid::Uuid;

use crate::{Denial, Office, OfficeError};

/// What a session or token was proved by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// A session of a browser.
    Session {
        /// Its id.
        id: Uuid,
        /// The hash of the token that must come with everything that changes something.
        csrf: TokenHash,
        /// When it ends, UTC microseconds.
        expires_at: i64,
    },
    /// A key or an access token of a machine.
    Token,
}

/// Who does something in the office.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The user's or machine's id.
    pub id: Uuid,
    /// The name people know it by.
    pub name: String,
    /// The organisation it belongs to.
    pub organisation: Uuid,
    /// What it is in the house.
    pub roles: Vec<Role>,
    /// Whose cases are its own: its firm and those it has a mandate of.
    pub firms: Vec<Uuid>,
    /// Firms that it must have nothing to do with.
    pub related: Vec<Uuid>,
    /// What its office handles.
    pub competences: Vec<Competence>,
    /// Matters that lie on the desks of other departments.
    pub elsewhere: Vec<String>,
    /// What it reads with.
    pub actor: Actor,
    /// How it proved who it is.
    pub proof: Proof,
    /// What it may do that is about no case.
    house: Vec<Permission>,
}

/// What of a case decides who may do what with it.
#[derive(Debug, Clone)]
pub struct CaseAccess {
    /// The case.
    pub case_id: Uuid,
    /// The firm it belongs to.
    pub owner: Uuid,
    /// Its version.
    pub version: u32,
    /// What of it decides whose desk it is for; none while it has not been looked at.
    pub desk: Option<Desk>,
}

static POLICIES: LazyLock<Option<Policies>> = LazyLock::new(|| match Policies::embedded() {
    Ok(policies) => Some(policies),
    Err(error) => {
        // Without policies nothing is permitted.
        tracing::error!(%error, "the policies cannot be used");
        None
    }
});

/// The policies; none when they cannot be used, and then nothing is permitted.
pub(crate) fn policies() -> Option<&'static Policies> {
    POLICIES.as_ref()
}

/// Who sees every case with what targeting says, and who sees it without.
const SEE_EVERYTHING: [Role; 4] = [Role::Officer, Role::Supervisor, Role::Analyst, Role::Auditor];
const SEE_CASES: [Role; 2] = [Role::AgencyOfficer, Role::Cashier];

impl Caller {
    /// Whether it may do something that is about no case.
    pub fn may(&self, permission: Permission) -> bool {
        self.house.contains(&permission)
    }

    /// Whether it may do something about a case.
    pub fn may_on(&self, permission: Permission, case: &CaseAccess) -> bool {
        let Some(policies) = policies() else { return false };
        let id = self.id.to_string();
        let firms: Vec<String> = self.firms.iter().map(Uuid::to_string).collect();
        let principal = Principal { id: &id, roles: &self.roles, firms: &firms };
        let attributes = CaseAttributes {
            owner: &case.owner.to_string(),
            is_competent: case.desk.as_ref().is_some_and(|desk| self.is_competent(desk)),
            is_related: self.is_related(case.owner),
        };
        policies.may_on_case(&principal, permission, &attributes)
    }

    /// Which of the examined cases are asked for: what an examination found is for who reads the cockpit.
    ///
    /// # Errors
    /// It is neither `any` nor `irregular`, or the caller may not know.
    pub fn examined(&self, which: &str) -> Result<ExaminedCases, Denial> {
        if !self.may(Permission::ReadCockpit) {
            return Err(Denial::Forbidden { reason: "permission" });
        }
        match which {
            "any" => Ok(ExaminedCases::Any),
            "irregular" => Ok(ExaminedCases::Irregular),
            _ => Err(Denial::Invalid { field: "examined", reason: "`any` or `irregular`" }),
        }
    }

    /// Whether it must have nothing to do with a firm.
    pub fn is_related(&self, firm: Uuid) -> bool {
        self.related.contains(&firm)
    }

    /// Whether its office handles what lies on a desk.
    pub fn is_competent(&self, desk: &Desk) -> bool {
        self.competences.iter().any(|one| handles(one, desk) && (one.subject.is_empty() || one.subject == desk.subject))
    }

    /// Whether a token is the one that belongs to its session.
    pub fn has_csrf(&self, token: &str) -> bool {
        match &self.proof {
            Proof::Session { csrf, .. } => same(&hex(&TokenHash::of(token)), &hex(csrf)),
            Proof::Token => true,
        }
    }

    /// The same caller acting for a firm that it has a mandate of.
    ///
    /// # Errors
    /// It has none.
    pub fn acting_for(mut self, firm: Uuid) -> Result<Self, Denial> {
        if !self.firms.contains(&firm) || self.actor.sees != Sees::Own {
            return Err(Denial::Forbidden { reason: "no_mandate" });
        }
        self.actor.client = firm;
        Ok(self)
    }

    /// An actor that sees the whole administration, for what the policies have permitted.
    pub(crate) fn everything(&self) -> Actor {
        Actor { sees: Sees::Everything, ..self.actor }
    }
}

fn hex(hash: &TokenHash) -> String {
    reference::Hash(hash.0).to_string()
}

impl Office {
    /// The office itself, where it looks at something for nobody.
    pub(crate) fn itself(&self) -> Actor {
        Actor { administration: self.administration, client: Uuid::nil(), sees: Sees::Everything }
    }

    /// The machine of a key or access token.
    ///
    /// # Errors
    /// There is none, or the store failed.
    pub async fn caller_of_token(&self, token: &str) -> Result<Caller, OfficeError> {
        let hash = TokenHash::of(token).0;
        let now = self.environment.now().as_microsecond();
        let found = if token.starts_with(crate::people::keys::ACCESS_PREFIX) {
            self.store.client_by_access_token(&hash, now).await
        } else {
            self.store.client_by_token_hash(&hash).await
        };
        let found = found.map_err(OfficeError::Read)?.filter(|client| client.administration == self.administration);
        let client = found.filter(|client| client.expires_at.is_none_or(|end| now < end)).ok_or(Denial::Unknown)?;
        self.machine(client).await
    }

    async fn machine(&self, client: Client) -> Result<Caller, OfficeError> {
        let roles: Vec<Role> = Role::parse(&client.role).into_iter().collect();
        self.caller(client.id, client.name, client.owner, roles, Vec::new(), Proof::Token).await
    }

    pub(crate) async fn caller(
        &self,
        id: Uuid,
        name: String,
        organisation: Uuid,
        roles: Vec<Role>,
        related: Vec<Uuid>,
        proof: Proof,
    ) -> Result<Caller, OfficeError> {
        let has_one_of = |seeing: &[Role]| roles.iter().any(|role| seeing.contains(role));
        let sees = match (has_one_of(&SEE_EVERYTHING), has_one_of(&SEE_CASES)) {
            (true, _) => Sees::Everything,
            (false, true) => Sees::Cases,
            (false, false) => Sees::Own,
        };
        let actor = Actor { administration: self.administration, client: organisation, sees };
        let now = self.environment.now().as_microsecond();
        let mut firms = vec![organisation];
        if sees == Sees::Own {
            let mandates = self.store.mandates(&actor, Some(organisation)).await.map_err(OfficeError::Read)?;
            let given = mandates.iter().filter(|mandate| mandate.broker == organisation && mandate.holds(now));
            firms.extend(given.map(|mandate| mandate.owner));
        }
        let (competences, elsewhere) = match sees {
            Sees::Everything | Sees::Cases => self.competence_of(&actor, organisation).await?,
            Sees::Own => (Vec::new(), Vec::new()),
        };
        let texts: Vec<String> = firms.iter().map(Uuid::to_string).collect();
        let text = id.to_string();
        let principal = Principal { id: &text, roles: &roles, firms: &texts };
        let house = policies().map_or_else(Vec::new, |policies| {
            Permission::ALL.iter().copied().filter(|permission| policies.may(&principal, *permission)).collect()
        });
        Ok(Caller { id, name, organisation, roles, firms, related, competences, elsewhere, actor, proof, house })
    }

    /// What an organisation handles, and the matters that lie on the desks of other departments.
    async fn competence_of(&self, actor: &Actor, organisation: Uuid) -> Result<(Vec<Competence>, Vec<String>), OfficeError> {
        let organisations = self.store.organisations(actor).await.map_err(OfficeError::Read)?;
        let all = self.store.competences(actor).await.map_err(OfficeError::Read)?;
        let own = competences(&organisations, &all, organisation);
        let mut elsewhere: Vec<String> = all.into_iter().map(|one| one.subject).collect();
        elsewhere.retain(|subject| !subject.is_empty() && !own.iter().any(|one| one.subject == *subject));
        elsewhere.sort();
        elsewhere.dedup();
        Ok((own, elsewhere))
    }
}

/// What an organisation handles: its own rows, or those of what it is part of. Where nobody has any, everything: a small
/// administration need not divide its work.
fn competences(organisations: &[Organisation], all: &[Competence], organisation: Uuid) -> Vec<Competence> {
    for place in ancestry(organisations, organisation) {
        let own: Vec<Competence> = all.iter().filter(|one| one.owner == place).take(COMPETENCES_MAX).cloned().collect();
        if !own.is_empty() {
            return own;
        }
    }
    // Another agency handles nothing that nobody gave it.
    if organisations.iter().any(|one| one.id == organisation && one.kind == "agency") {
        return Vec::new();
    }
    let any = String::new;
    vec![Competence { id: Uuid::nil(), owner: organisation, procedure: any(), goods: any(), place: any(), subject: any() }]
}

/// Whether a competence is for the procedure, the goods and the place of what lies on a desk, whatever the matter.
pub(crate) fn handles(one: &Competence, desk: &Desk) -> bool {
    let begins = |codes: &str, prefix: &str| prefix.is_empty() || codes.split(' ').any(|code| code.starts_with(prefix));
    begins(&desk.procedures, &one.procedure) && begins(&desk.goods, &one.goods) && desk.place.starts_with(&one.place)
}

/// An organisation and all that it is part of, the nearest first.
pub(crate) fn ancestry(organisations: &[Organisation], from: Uuid) -> Vec<Uuid> {
    let mut found = vec![from];
    let mut place = from;
    while let Some(above) = organisations.iter().find(|one| one.id == place).map(|one| one.owner) {
        if found.contains(&above) {
            break;
        }
        found.push(above);
        place = above;
    }
    found
}
