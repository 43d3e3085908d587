//! What becomes of a case after its first decision, over a real store of either engine, with a clock of ours.

#[cfg(test)]
mod deadlines;
#[cfg(test)]
mod draws;
#[cfg(test)]
mod erasure;
#[cfg(test)]
mod evidence;
#[cfg(test)]
mod law;
#[cfg(test)]
mod payments;
#[cfg(test)]
mod profiles;
#[cfg(test)]
mod quotas;
#[cfg(test)]
mod requests;
#[cfg(test)]
mod second_log;
#[cfg(test)]
mod setting;
