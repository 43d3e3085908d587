//! This module decides nothing: it holds the SQL text that keeps what chose whom. The reads are put together in
//! `selections`.

use crate::sql::Bulk;
use crate::sql::Kind::{Id, Int, Text};

// A decision made again after an amendment is not scored again: what was said at first stays. Of goods that were looked at,
// what had chosen them stays, whatever a list or a profile says of them later.
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
             lane = CASE WHEN excluded.probability IS NULL OR selections.result IS NOT NULL THEN selections.lane
                 ELSE excluded.lane END,
             basis = CASE WHEN excluded.probability IS NULL OR selections.result IS NOT NULL THEN selections.basis
                 ELSE excluded.basis END,
             signals = CASE WHEN excluded.probability IS NULL OR selections.result IS NOT NULL THEN selections.signals
                 ELSE excluded.signals END,
             probability = COALESCE(CASE WHEN selections.result IS NULL THEN excluded.probability END, selections.probability),
             revenue = COALESCE(CASE WHEN selections.result IS NULL THEN excluded.revenue END, selections.revenue),
             worth = COALESCE(CASE WHEN selections.result IS NULL THEN excluded.worth END, selections.worth),
             threshold = COALESCE(CASE WHEN selections.result IS NULL THEN excluded.threshold END, selections.threshold),
             band = COALESCE(CASE WHEN selections.result IS NULL THEN excluded.band END, selections.band),
             shadow_model = COALESCE(excluded.shadow_model, selections.shadow_model),
             shadow_probability = COALESCE(excluded.shadow_probability, selections.shadow_probability),
             shadow_worth = COALESCE(excluded.shadow_worth, selections.shadow_worth)
         WHERE selections.version < excluded.version";
}
