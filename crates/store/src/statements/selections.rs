//! This module decides nothing: it holds the SQL text that keeps what chose whom. The reads are put together in
//! `selections`.

use crate::sql::Bulk;
use crate::sql::Kind::{Id, Int, Text};

// A decision made again after an amendment is not scored again: what was said at first stays.
bulk! {
    PUT_SELECTIONS(administration_id: Id, case_id: Id, owner: Id, version: Int, received_at: Int, trader: Text, origin: Text, place: Text,
        lane: Text, basis: Text, result: Text, probability: Int, revenue: Int, worth: Int, threshold: Int, band: Int, signals: Text,
        shadow_model: Text, shadow_probability: Int, shadow_worth: Int) =
        "INSERT INTO selections (administration_id, case_id, owner, version, received_at, trader, origin, place, lane, basis, result,
             probability, revenue, worth, threshold, band, signals, shadow_model, shadow_probability, shadow_worth)
         SELECT administration_id, case_id, owner, version, received_at, trader, origin, place, lane, basis, result,
             probability, revenue, worth, threshold, band, signals, shadow_model, shadow_probability, shadow_worth FROM k WHERE true
         ON CONFLICT (administration_id, case_id) DO UPDATE SET version = excluded.version, trader = excluded.trader,
             origin = excluded.origin, place = excluded.place, result = COALESCE(excluded.result, selections.result),
             lane = CASE WHEN excluded.probability IS NULL THEN selections.lane ELSE excluded.lane END,
             basis = CASE WHEN excluded.probability IS NULL THEN selections.basis ELSE excluded.basis END,
             signals = CASE WHEN excluded.probability IS NULL THEN selections.signals ELSE excluded.signals END,
             probability = COALESCE(excluded.probability, selections.probability),
             revenue = COALESCE(excluded.revenue, selections.revenue), worth = COALESCE(excluded.worth, selections.worth),
             threshold = COALESCE(excluded.threshold, selections.threshold), band = COALESCE(excluded.band, selections.band),
             shadow_model = COALESCE(excluded.shadow_model, selections.shadow_model),
             shadow_probability = COALESCE(excluded.shadow_probability, selections.shadow_probability),
             shadow_worth = COALESCE(excluded.shadow_worth, selections.shadow_worth)
         WHERE selections.version < excluded.version";
}
