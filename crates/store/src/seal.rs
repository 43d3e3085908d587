//! This module decides the positions of events in their administration's evidence log.
//!
//! A sealer takes committed events without position in the order of their arrival. Arrival alone would not
//! do as a position: on `PostgreSQL` it commits out of order, so a reader polling by it would lose events.
//! Within a case it is in order, because a commit reads the version that the one before it committed.

use uuid::Uuid;

use crate::batch::LOG;
use crate::error::Error;
use crate::sql::{Connection, Rows};
use crate::statements as sql;
use crate::store::Pool;

/// Events that one call seals: a transaction of some milliseconds.
pub const SEAL_MAX: u32 = 4096;

/// An event that got its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sealed {
    /// Position in the administration's log, from 1, without gaps.
    pub position: u64,
    /// RFC 6962 leaf hash.
    pub leaf: [u8; 32],
}

/// Gives the next positions to at most `limit` events.
pub(crate) async fn seal(pool: &Pool, administration: Uuid, limit: u32) -> Result<Vec<Sealed>, Error> {
    let fail = Error::write("positions");
    let mut connection = pool.acquire().await.map_err(&fail)?;
    connection.begin().await.map_err(&fail)?;
    let sealed = positions(&mut connection, administration, limit.min(SEAL_MAX)).await;
    let ended = if sealed.is_ok() { connection.commit().await } else { Ok(()) };
    if sealed.is_err() || ended.is_err() {
        connection.rollback().await;
    }
    ended.map_err(&fail)?;
    sealed.map_err(&fail)
}

async fn positions(connection: &mut Connection, administration: Uuid, limit: u32) -> Result<Vec<Sealed>, sqlx::Error> {
    // The row of the log is locked before reading, so two sealers never see the same events.
    draw(connection, administration, 0).await?;
    let unsealed = connection.fetch(sql::UNSEALED, &[administration.into(), limit.into()]).await?;
    let count = unsealed.len() as i64;
    let first = draw(connection, administration, count).await? - count + 1;
    let mut rows = Rows::default();
    let mut sealed = Vec::with_capacity(unsealed.len());
    for (position, row) in (first..).zip(unsealed) {
        rows.push([administration.into(), row.int(0)?.into(), position.into()]);
        sealed.push(Sealed { position: u64::try_from(position).unwrap_or_default(), leaf: row.array(1)? });
    }
    if connection.change(&sql::SEAL, &rows).await? != rows.count() as u64 {
        return Err(sqlx::Error::Protocol("an event was sealed by another".to_owned()));
    }
    Ok(sealed)
}

/// Adds to the last position and gives it.
async fn draw(connection: &mut Connection, administration: Uuid, count: i64) -> Result<i64, sqlx::Error> {
    let mut rows = Rows::default();
    rows.push([administration.into(), LOG.into(), count.into()]);
    connection.look_up(&sql::DRAW, &rows).await?.first().ok_or(sqlx::Error::RowNotFound)?.int(2)
}
