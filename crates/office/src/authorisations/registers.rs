//! This module decides of which types of authorisations the register is kept, from which day on: laid down by two, so that a
//! register can be filled before claims are held against it; either may end it.

use std::sync::{Arc, PoisonError, RwLock};

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::is_a_type;
use crate::directives::{Kind, Standing, said};
use crate::{Caller, Denial, Office, OfficeError};

/// How long a node goes by the types that it knew to be kept; what it is told itself, it knows at once.
const KEPT_FOR: SignedDuration = SignedDuration::from_secs(5);

/// That the register of a type is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NewRegister {
    /// The first legal date on which claims of the type are held against it.
    pub from: Date,
    /// The type, a code of the law (`DPO`).
    pub kind: String,
}

/// A register with who laid it down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RegisterView {
    /// Who laid it down.
    #[serde(flatten)]
    pub standing: Standing,
    /// What it says.
    pub says: NewRegister,
    /// Where it stands: `proposed`, `to_come`, `kept` or `ended`.
    pub status: &'static str,
    /// Whether the caller may confirm it.
    pub may_confirm: bool,
}

/// The registers that stand, as this node knows them, and how often they were forgotten.
#[derive(Debug, Default)]
pub struct Registers(RwLock<(u64, Option<Known>)>);

type Known = (Timestamp, Arc<[NewRegister]>);

impl Registers {
    fn forget(&self) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        *known = (known.0 + 1, None);
    }
}

impl Office {
    /// The types of which the register is kept on a legal date, sorted.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn kept_types(&self, day: Date) -> Result<Vec<String>, OfficeError> {
        let registers = self.standing_registers().await?;
        let mut kept: Vec<String> = registers.iter().filter(|one| one.from <= day).map(|one| one.kind.clone()).collect();
        kept.sort();
        kept.dedup();
        Ok(kept)
    }

    async fn standing_registers(&self) -> Result<Arc<[NewRegister]>, OfficeError> {
        let now = self.environment.now();
        let (round, known) = self.registers.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        let is_fresh = |at: Timestamp| (SignedDuration::ZERO..KEPT_FOR).contains(&now.duration_since(at));
        if let Some((_, registers)) = known.filter(|(at, _)| is_fresh(*at)) {
            return Ok(registers);
        }
        let standing = self.standing(Kind::Register).await?;
        let registers: Arc<[NewRegister]> = standing.iter().map(said).collect::<Result<_, _>>()?;
        let mut known = self.registers.0.write().unwrap_or_else(PoisonError::into_inner);
        // What was read before somebody changed it is not kept.
        if known.0 == round {
            known.1 = Some((now, Arc::clone(&registers)));
        }
        Ok(registers)
    }

    /// The registers, the newest first.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn registers(&self, caller: &Caller) -> Result<Vec<RegisterView>, OfficeError> {
        let all = self.store.directives(&self.itself(), Kind::Register.as_str()).await.map_err(OfficeError::Read)?;
        let (names, today) = (self.names().await?, self.today());
        let view = |one: &store::Directive| {
            let says: NewRegister = said(one)?;
            let status = match (&one.withdrawn, &one.confirmed) {
                (Some(_), _) => "ended",
                (None, None) => "proposed",
                (None, Some(_)) if today < says.from => "to_come",
                (None, Some(_)) => "kept",
            };
            let may_confirm = status == "proposed" && one.owner != caller.id;
            Ok(RegisterView { standing: Standing::of(one, &names), says, status, may_confirm })
        };
        all.iter().map(view).collect()
    }

    /// Proposes that the register of a type is kept from a day on.
    ///
    /// # Errors
    /// The law has no such type, the day has passed, or the store failed.
    pub async fn propose_register(&self, caller: &Caller, new: &NewRegister) -> Result<Uuid, OfficeError> {
        if !is_a_type(&self.law(), &new.kind, self.today()) {
            return Err(Denial::Invalid { field: "kind", reason: "unknown" }.into());
        }
        if new.from < self.today() {
            return Err(Denial::Invalid { field: "from", reason: "has_passed" }.into());
        }
        Ok(self.lay_down(caller, Kind::Register, None, new).await?.id)
    }

    /// Confirms what another person proposed.
    ///
    /// # Errors
    /// There is no such proposal, the caller proposed it, or the store failed.
    pub async fn confirm_register(&self, caller: &Caller, version: Uuid) -> Result<(), OfficeError> {
        self.confirm_directive(caller, Kind::Register, version).await?;
        self.registers.forget();
        Ok(())
    }

    /// Ends a register, or takes a proposal back: claims of the type are no longer held against anything.
    ///
    /// # Errors
    /// There is none that stands or waits, or the store failed.
    pub async fn end_register(&self, caller: &Caller, version: Uuid) -> Result<(), OfficeError> {
        self.withdraw_directive(caller, Kind::Register, version).await?;
        self.registers.forget();
        Ok(())
    }
}
