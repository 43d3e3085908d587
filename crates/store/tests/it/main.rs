//! The store's promises, each kept on `SQLite` and on `PostgreSQL`.

mod commits;
mod kill;
mod model;
mod order;
mod reads;
mod schema;
mod setting;
