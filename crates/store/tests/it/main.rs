//! The store's promises, each kept on `SQLite` and on `PostgreSQL`.

#[cfg(test)]
mod agreements;
#[cfg(test)]
mod cockpit;
#[cfg(test)]
mod commits;
#[cfg(test)]
mod directives;
#[cfg(test)]
mod erasure;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod kill;
#[cfg(test)]
mod law;
#[cfg(test)]
mod ledger;
#[cfg(test)]
mod log;
#[cfg(test)]
mod model;
#[cfg(test)]
mod order;
#[cfg(test)]
mod past;
#[cfg(test)]
mod people;
#[cfg(test)]
mod quotas;
#[cfg(test)]
mod reads;
#[cfg(test)]
mod replies;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod selections;
#[cfg(test)]
mod setting;
#[cfg(test)]
mod webhooks;
