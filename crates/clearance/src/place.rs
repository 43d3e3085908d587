//! This module decides where the goods of a declaration are.

use declaration::Declaration;

/// The place of the goods: where they are presented, or else where they lie, or leave.
pub fn place(declaration: &Declaration) -> String {
    let shipment = declaration.goods_shipment.as_deref();
    let consignment = shipment.and_then(|shipment| shipment.consignment.as_deref());
    let location = consignment.and_then(|consignment| consignment.goods_location.as_deref());
    let presented = declaration.presentation_office.as_deref().and_then(|office| office.id.as_deref());
    let lies = location.and_then(|location| location.name.as_deref().or(location.id.as_deref()));
    let leaves = declaration.exit_office.as_deref().and_then(|office| office.id.as_deref());
    presented.or(lies).or(leaves).unwrap_or_default().to_ascii_uppercase()
}
