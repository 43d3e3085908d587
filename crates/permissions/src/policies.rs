//! This module decides by the policies: compiled and checked against their schema once, asked for each act.

use std::collections::{HashMap, HashSet};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicySet, Request,
    RestrictedExpression, Schema, ValidationMode, Validator,
};

use crate::names::{Permission, Role};

const SCHEMA: (&str, &str) = ("schema.cedarschema", include_str!("../policies/schema.cedarschema"));
const FILES: [(&str, &str); 4] = [
    ("everyone.cedar", include_str!("../policies/everyone.cedar")),
    ("trade.cedar", include_str!("../policies/trade.cedar")),
    ("customs.cedar", include_str!("../policies/customs.cedar")),
    ("house.cedar", include_str!("../policies/house.cedar")),
];

/// Why the policies cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// A file cannot be read.
    #[error("policy {file}: {reason}")]
    Unreadable {
        /// The file.
        file: &'static str,
        /// What the reader says, with the place.
        reason: String,
    },
    /// A policy speaks of something that the schema does not know.
    #[error("the policies do not fit their schema: {reason}")]
    Invalid {
        /// What does not fit.
        reason: String,
    },
}

/// Who asks.
#[derive(Debug, Clone, Copy)]
pub struct Principal<'a> {
    /// The id of the person or machine.
    pub id: &'a str,
    /// What it is in the house.
    pub roles: &'a [Role],
    /// Whose cases are its own.
    pub firms: &'a [String],
}

/// What of a case counts.
#[derive(Debug, Clone, Copy)]
pub struct CaseAttributes<'a> {
    /// The firm it belongs to.
    pub owner: &'a str,
    /// Whether the caller's office handles its procedure, goods and place.
    pub is_competent: bool,
    /// Whether it belongs to kin or a firm of the caller.
    pub is_related: bool,
}

/// The policies, ready to be asked.
#[derive(Debug)]
pub struct Policies {
    set: PolicySet,
    authorizer: Authorizer,
}

impl Policies {
    /// The policies that ship.
    ///
    /// # Errors
    /// A file cannot be read or does not fit the schema; a test of this crate sees to it that none is released so.
    pub fn embedded() -> Result<Self, PolicyError> {
        let mut all = PolicySet::new();
        for (file, text) in FILES {
            let unreadable = |reason: String| PolicyError::Unreadable { file, reason };
            let set: PolicySet = text.parse().map_err(|error| unreadable(format!("{error:?}")))?;
            for policy in set.policies() {
                let name = policy.annotation("id").ok_or_else(|| unreadable("a policy without @id".to_owned()))?.to_owned();
                let named = policy.new_id(cedar_policy::PolicyId::new(name));
                all.add(named).map_err(|error| unreadable(error.to_string()))?;
            }
        }
        let (schema, _) = Schema::from_cedarschema_str(SCHEMA.1)
            .map_err(|error| PolicyError::Unreadable { file: SCHEMA.0, reason: format!("{error:?}") })?;
        let checked = Validator::new(schema).validate(&all, ValidationMode::Strict);
        if !checked.validation_passed() {
            return Err(PolicyError::Invalid { reason: checked.to_string() });
        }
        Ok(Self { set: all, authorizer: Authorizer::new() })
    }

    /// The files, as an administrator reads them.
    pub fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
        std::iter::once(SCHEMA).chain(FILES)
    }

    /// Whether somebody may do something that is about no case.
    pub fn may(&self, principal: &Principal<'_>, permission: Permission) -> bool {
        !permission.is_about_a_case() && self.ask(principal, permission, None)
    }

    /// Whether somebody may do something about a case.
    pub fn may_on_case(&self, principal: &Principal<'_>, permission: Permission, case: &CaseAttributes<'_>) -> bool {
        permission.is_about_a_case() && self.ask(principal, permission, Some(case))
    }

    /// Whether a role may do something in the best of cases: its own, in its competence, of nobody it knows.
    pub fn may_ever(&self, role: Role, permission: Permission) -> bool {
        let own = "own".to_owned();
        let principal = Principal { id: "anybody", roles: &[role], firms: std::slice::from_ref(&own) };
        let case = CaseAttributes { owner: &own, is_competent: true, is_related: false };
        self.ask(&principal, permission, permission.is_about_a_case().then_some(&case))
    }

    fn ask(&self, principal: &Principal<'_>, permission: Permission, case: Option<&CaseAttributes<'_>>) -> bool {
        let attempt = || -> Option<Decision> {
            let user = uid("User", principal.id)?;
            let action = uid("Action", permission.as_str())?;
            let resource = if case.is_some() { uid("Case", "it")? } else { uid("House", "it")? };
            let mut entities = Vec::with_capacity(2 + principal.roles.len());
            let mut parents = HashSet::new();
            for role in principal.roles {
                let role = uid("Role", role.as_str())?;
                entities.push(Entity::new_no_attrs(role.clone(), HashSet::new()));
                parents.insert(role);
            }
            let firms = principal.firms.iter().map(|firm| RestrictedExpression::new_string(firm.clone()));
            let attributes = HashMap::from([("firms".to_owned(), RestrictedExpression::new_set(firms))]);
            entities.push(Entity::new(user.clone(), attributes, parents).ok()?);
            if let Some(case) = case {
                let attributes = HashMap::from([
                    ("owner".to_owned(), RestrictedExpression::new_string(case.owner.to_owned())),
                    ("is_competent".to_owned(), RestrictedExpression::new_bool(case.is_competent)),
                    ("is_related".to_owned(), RestrictedExpression::new_bool(case.is_related)),
                ]);
                entities.push(Entity::new(resource.clone(), attributes, HashSet::new()).ok()?);
            }
            let entities = Entities::from_entities(entities, None).ok()?;
            let request = Request::new(user, action, resource, Context::empty(), None).ok()?;
            let answer = self.authorizer.is_authorized(&request, &self.set, &entities);
            // An error in one policy must not let another decide alone.
            (answer.diagnostics().errors().next().is_none()).then(|| answer.decision())
        };
        attempt() == Some(Decision::Allow)
    }
}

fn uid(kind: &str, id: &str) -> Option<EntityUid> {
    let kind: EntityTypeName = kind.parse().ok()?;
    Some(EntityUid::from_type_name_and_id(kind, EntityId::new(id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policies_fit_their_schema_and_what_none_permits_is_forbidden() {
        let policies = Policies::embedded().unwrap();
        let nobody = Principal { id: "x", roles: &[], firms: &[] };
        for permission in Permission::ALL {
            let may = policies.may(&nobody, *permission);
            assert_eq!(may, *permission == Permission::ManageOwnAccount, "{permission:?}");
        }
    }

    #[test]
    fn own_cases_competence_and_kin_count() {
        let policies = Policies::embedded().unwrap();
        let firms = ["f1".to_owned()];
        let trader = Principal { id: "t", roles: &[Role::Trader], firms: &firms };
        let officer = Principal { id: "o", roles: &[Role::Officer], firms: &[] };
        let agency = Principal { id: "g", roles: &[Role::AgencyOfficer], firms: &[] };
        let auditor = Principal { id: "a", roles: &[Role::Auditor], firms: &[] };
        let case = |owner, is_competent, is_related| CaseAttributes { owner, is_competent, is_related };
        use Permission::{AnswerCase, DecideForAgency, HandleCase, ReadCase, ReleaseCase};
        let table = [
            (&trader, ReadCase, case("f1", false, false), true),
            (&trader, ReadCase, case("f2", false, false), false),
            (&trader, AnswerCase, case("f1", false, false), true),
            (&trader, ReleaseCase, case("f1", true, false), false),
            (&officer, ReadCase, case("f1", false, false), true),
            (&officer, HandleCase, case("f1", false, false), false),
            (&officer, HandleCase, case("f1", true, false), true),
            (&officer, ReadCase, case("f1", true, true), false),
            (&agency, ReadCase, case("f1", false, false), false),
            (&agency, DecideForAgency, case("f1", true, false), true),
            (&agency, DecideForAgency, case("f1", true, true), false),
            (&auditor, ReadCase, case("f1", false, true), true),
            (&auditor, HandleCase, case("f1", true, false), false),
        ];
        for (who, permission, case, expected) in table {
            assert_eq!(policies.may_on_case(who, permission, &case), expected, "{} {permission:?} {case:?}", who.id);
        }
    }
}
