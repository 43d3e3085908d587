//! This module decides how answers are described that no type of ours writes as a whole: shapes for the OpenAPI document
//! alone. Tests hold every answer they get against the document, so that it cannot say what is not so.

#![expect(dead_code, reason = "shapes are described, never built")]

mod case;
mod complete;
mod decision;

pub use case::*;
pub use complete::complete;
pub use decision::*;
