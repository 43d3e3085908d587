//! This module decides how answers are written: the WCO `Response` messages of the HMRC profile.
