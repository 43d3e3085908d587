//! This module decides how capacities stand before those who plan: what each place has today, what is taken, what is still
//! expected, and what was laid down by whom.

use std::collections::BTreeMap;

use clearance::{Free, Share};
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::room::RoomNow;
use super::{CapacityDraft, Queue};
use crate::directives::{Kind, Standing, said};
use crate::{Caller, Office, OfficeError};

/// Places of one list: those where most comes.
const PLACES_MAX: usize = 200;

/// How much room there is, and who laid down what.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CapacitiesView {
    /// The legal date.
    pub today: Date,
    /// Who looks.
    pub you: Uuid,
    /// What the law allows; none where it lets the score stop nobody.
    pub law: Option<Allowed>,
    /// What places have today.
    pub rooms: Vec<RoomView>,
    /// What usually comes where, most first.
    pub places: Vec<PlaceLoad>,
    /// All that was laid down, the newest first.
    pub versions: Vec<CapacityVersion>,
}

/// What the law allows. Shares of declarations, from 0 to 1.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AllowedShares)]
pub struct Allowed {
    /// Examined by the score where nobody laid down how much a place has.
    #[schema(value_type = String)]
    pub goods: Decimal,
    /// The most.
    #[schema(value_type = String)]
    pub goods_max: Decimal,
    /// Papers looked at by the score where nobody laid down how much a place has.
    #[schema(value_type = String)]
    pub papers: Decimal,
    /// The most.
    #[schema(value_type = String)]
    pub papers_max: Decimal,
    /// Examined because least is known of their like.
    #[schema(value_type = String)]
    pub unknown: Decimal,
}

/// What a place has today.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoomView {
    /// Beginning of the codes of the places that share it; empty: all that have none of their own.
    pub place: String,
    /// Of which queue.
    pub queue: Queue,
    /// The version that counts.
    pub version: Uuid,
    /// How many a day.
    pub daily: u32,
    /// Sent there today.
    pub sent: u64,
    /// Left from before.
    pub left: u64,
    /// Declarations that are still expected today.
    pub expected: u32,
    /// The share of declarations that the score may send there just now.
    #[schema(value_type = String)]
    pub share: Decimal,
}

/// What usually comes to a place.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PlaceLoad {
    /// The code.
    pub place: String,
    /// Declarations a day, Monday first, in four weeks.
    #[schema(value_type = Vec<f64>)]
    pub weekdays: [f64; 7],
}

/// A version of a capacity.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CapacityVersion {
    /// Who laid it down.
    #[serde(flatten)]
    pub standing: Standing,
    /// What it says.
    pub says: CapacityDraft,
    /// Where it stands: `proposed`, `lapsed`, `scheduled`, `in_use`, `ended`, `replaced` or `withdrawn`.
    pub status: &'static str,
}

impl Office {
    /// How much room there is at which place today, and what was laid down.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn capacities_view(&self, caller: &Caller) -> Result<CapacitiesView, OfficeError> {
        self.refresh_rooms().await?;
        let law = self.law();
        let now = self.environment.now().to_zoned(law.time_zone());
        let today = now.date();
        let all = self.store.directives(&self.itself(), Kind::Capacity.as_str()).await.map_err(OfficeError::Read)?;
        let names = self.names().await?;
        let mut newest: BTreeMap<Uuid, u32> = BTreeMap::new();
        for one in all.iter().filter(|one| one.confirmed.is_some() && one.withdrawn.is_none()) {
            let number = newest.entry(one.subject).or_default();
            *number = one.number.max(*number);
        }
        let versions = all.iter().map(|one| {
            let says: CapacityDraft = said(one)?;
            let status = match (&one.withdrawn, &one.confirmed) {
                (Some(_), _) => "withdrawn",
                (None, None) if says.valid_to < today => "lapsed",
                (None, None) => "proposed",
                (None, Some(_)) if newest.get(&one.subject) != Some(&one.number) => "replaced",
                (None, Some(_)) if says.valid_to < today => "ended",
                (None, Some(_)) if says.valid_from > today => "scheduled",
                (None, Some(_)) => "in_use",
            };
            Ok(CapacityVersion { standing: Standing::of(one, &names), says, status })
        });
        let versions = versions.collect::<Result<_, OfficeError>>()?;
        let usual = self.usual(&now).await?;
        let first = usual.first_day();
        let mut places: Vec<PlaceLoad> = usual
            .places
            .iter()
            .map(|(place, arrivals)| PlaceLoad { place: place.clone(), weekdays: arrivals.weekdays(today, first) })
            .collect();
        let sum = |one: &PlaceLoad| one.weekdays.iter().sum::<f64>();
        places.sort_by(|left, right| sum(right).total_cmp(&sum(left)));
        places.truncate(PLACES_MAX);
        let allowed = clearance::capacity(law.edition(), today).map(|allowed| {
            let (Share { usual: goods, most: goods_max }, Share { usual: papers, most: papers_max }) =
                (allowed.goods, allowed.papers);
            Allowed { goods, goods_max, papers, papers_max, unknown: allowed.unknown }
        });
        let rooms = self.rooms.state().rooms.iter().map(RoomView::of).collect();
        Ok(CapacitiesView { today, you: caller.id, law: allowed, rooms, places, versions })
    }
}

impl RoomView {
    fn of(room: &RoomNow) -> Self {
        let Free { daily, expected, share, .. } = room.free;
        let (place, queue) = (room.says.place.clone(), room.says.queue);
        Self { place, queue, version: room.version, daily, sent: room.sent, left: room.left, expected, share }
    }
}
