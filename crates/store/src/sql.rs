//! This module decides how one SQL text serves two engines: values in, rows out, and statements over many
//! rows at once.
//!
//! A statement over many rows is written once, against a table `k` of its parameters. `SQLite` gets `k` as a
//! `VALUES` list, `PostgreSQL` as `unnest` of one array a column; everything after it is the same text.

use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments, AssertSqlSafe, Executor, Postgres, Row as _, SqlSafeStr, Sqlite};
use uuid::Uuid;

/// Rows in one `VALUES` list on `SQLite`: as many as a batch has commands. Lists are cut into powers of two
/// up to this, so that each statement has seven texts and all stay in the prepared statement cache.
const VALUES_ROWS_MAX: usize = 64;
const SIZES: usize = VALUES_ROWS_MAX.trailing_zeros() as usize + 1;

/// The type of a parameter column.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Id,
    Text,
    Int,
    Bytes,
}

/// A parameter.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Value<'a> {
    Id(Option<Uuid>),
    Text(Option<&'a str>),
    Int(Option<i64>),
    Bytes(&'a [u8]),
}

impl<'a> From<Uuid> for Value<'a> {
    fn from(id: Uuid) -> Self {
        Self::Id(Some(id))
    }
}

impl<'a> From<Option<Uuid>> for Value<'a> {
    fn from(id: Option<Uuid>) -> Self {
        Self::Id(id)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Some(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Some(text))
    }
}

impl<'a> From<&'a Option<String>> for Value<'a> {
    fn from(text: &'a Option<String>) -> Self {
        Self::Text(text.as_deref())
    }
}

impl<'a> From<i64> for Value<'a> {
    fn from(number: i64) -> Self {
        Self::Int(Some(number))
    }
}

impl<'a> From<u32> for Value<'a> {
    fn from(number: u32) -> Self {
        Self::Int(Some(i64::from(number)))
    }
}

impl<'a> From<Option<i64>> for Value<'a> {
    fn from(number: Option<i64>) -> Self {
        Self::Int(number)
    }
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a> From<&'a Vec<u8>> for Value<'a> {
    fn from(bytes: &'a Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a> From<&'a Bytes> for Value<'a> {
    fn from(bytes: &'a Bytes) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Value<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::Bytes(bytes)
    }
}

/// A statement over a table `k` of parameters.
#[derive(Debug)]
pub(crate) struct Bulk {
    columns: &'static [(&'static str, Kind)],
    rest: &'static str,
    values: [OnceLock<Arc<str>>; SIZES],
    arrays: OnceLock<Arc<str>>,
}

impl Bulk {
    /// A statement whose text after `WITH k(columns) AS (…)` is `rest`.
    pub(crate) const fn new(columns: &'static [(&'static str, Kind)], rest: &'static str) -> Self {
        Self { columns, rest, values: [const { OnceLock::new() }; SIZES], arrays: OnceLock::new() }
    }

    fn head(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| *name).collect();
        format!("WITH k({}) AS (", names.join(", "))
    }

    /// The text for `2^power` rows on `SQLite`. Its parameters have no names: looking one up by name is
    /// linear in their number, and there are more than a thousand.
    fn values(&self, power: usize) -> Arc<str> {
        let text = self.values[power].get_or_init(|| {
            let row = format!("({})", vec!["?"; self.columns.len()].join(", "));
            format!("{}VALUES {}) {}", self.head(), vec![row.as_str(); 1 << power].join(", "), self.rest).into()
        });
        Arc::clone(text)
    }

    /// The text on `PostgreSQL`.
    fn arrays(&self) -> Arc<str> {
        let text = self.arrays.get_or_init(|| {
            let arrays: Vec<String> =
                (1..).zip(self.columns).map(|(n, (_, kind))| format!("${n}::{}[]", kind.postgres())).collect();
            format!("{}SELECT * FROM unnest({})) {}", self.head(), arrays.join(", "), self.rest).into()
        });
        Arc::clone(text)
    }
}

impl Kind {
    const fn postgres(self) -> &'static str {
        match self {
            Self::Id => "uuid",
            Self::Text => "text",
            Self::Int => "bigint",
            Self::Bytes => "bytea",
        }
    }
}

/// Rows of parameters for a [`Bulk`] statement, row after row.
#[derive(Debug, Default)]
pub(crate) struct Rows<'a> {
    values: Vec<Value<'a>>,
    count: usize,
}

impl<'a> Rows<'a> {
    pub(crate) fn push<const N: usize>(&mut self, row: [Value<'a>; N]) {
        self.values.extend(row);
        self.count += 1;
    }

    pub(crate) const fn count(&self) -> usize {
        self.count
    }
}

/// A row that was read, of either engine.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

macro_rules! getter {
    ($($name:ident: $type:ty),* $(,)?) => {
        $(pub(crate) fn $name(&self, column: usize) -> Result<$type, sqlx::Error> {
            match self {
                Self::Sqlite(row) => row.try_get(column),
                Self::Postgres(row) => row.try_get(column),
            }
        })*
    };
}

impl Row {
    getter! {
        id: Uuid,
        id_maybe: Option<Uuid>,
        text: String,
        text_maybe: Option<String>,
        int: i64,
        int_maybe: Option<i64>,
        bytes: Vec<u8>,
        bytes_maybe: Option<Vec<u8>>,
    }

    pub(crate) fn number<T: TryFrom<i64>>(&self, column: usize) -> Result<T, sqlx::Error>
    where
        T::Error: std::error::Error + Send + Sync + 'static,
    {
        T::try_from(self.int(column)?).map_err(|error| sqlx::Error::Decode(error.into()))
    }

    pub(crate) fn array<const N: usize>(&self, column: usize) -> Result<[u8; N], sqlx::Error> {
        let bytes = self.bytes(column)?;
        <[u8; N]>::try_from(bytes)
            .map_err(|bytes| sqlx::Error::Decode(format!("{} bytes where {N} are expected", bytes.len()).into()))
    }
}

/// A connection of either engine.
pub(crate) enum Connection {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

fn sqlite<'q>(sql: impl SqlSafeStr, values: &[Value<'_>]) -> Query<'q, Sqlite, SqliteArguments> {
    let mut query = sqlx::query(sql);
    for value in values {
        query = match *value {
            Value::Id(id) => query.bind(id),
            Value::Text(text) => query.bind(text.map(Arc::<str>::from)),
            Value::Int(number) => query.bind(number),
            Value::Bytes(bytes) => query.bind(bytes.to_vec()),
        };
    }
    query
}

fn postgres<'q>(sql: impl SqlSafeStr, values: &[Value<'_>]) -> Query<'q, Postgres, PgArguments> {
    let mut query = sqlx::query(sql);
    for value in values {
        query = match *value {
            Value::Id(id) => query.bind(id),
            Value::Text(text) => query.bind(text),
            Value::Int(number) => query.bind(number),
            Value::Bytes(bytes) => query.bind(bytes),
        };
    }
    query
}

/// One array a column. A column holds one kind of value, because [`Rows`] are made from one expression a
/// statement; the test that runs every statement on both engines would show another.
fn arrays(bulk: &Bulk, rows: &Rows<'_>) -> Result<PgArguments, sqlx::Error> {
    let mut arguments = PgArguments::default();
    for (column, (_, kind)) in bulk.columns.iter().enumerate() {
        let cells = rows.values.iter().skip(column).step_by(bulk.columns.len());
        match kind {
            Kind::Id => arguments.add(cells.map(|cell| if let Value::Id(id) = cell { *id } else { None }).collect::<Vec<_>>()),
            Kind::Text => {
                arguments.add(cells.map(|cell| if let Value::Text(text) = cell { *text } else { None }).collect::<Vec<_>>())
            }
            Kind::Int => {
                arguments.add(cells.map(|cell| if let Value::Int(number) = cell { *number } else { None }).collect::<Vec<_>>())
            }
            Kind::Bytes => arguments
                .add(cells.map(|cell| if let Value::Bytes(bytes) = cell { Some(*bytes) } else { None }).collect::<Vec<_>>()),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}

impl Connection {
    /// Runs a statement; gives the number of rows it changed.
    pub(crate) async fn execute(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, sqlx::Error> {
        match self {
            Self::Sqlite(connection) => Ok(sqlite(sql, values).execute(&mut **connection).await?.rows_affected()),
            Self::Postgres(connection) => Ok(postgres(sql, values).execute(&mut **connection).await?.rows_affected()),
        }
    }

    /// Runs a script of several statements that take no parameters.
    pub(crate) async fn script(&mut self, sql: &'static str) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(connection) => connection.execute(sqlx::raw_sql(sql)).await.map(drop),
            Self::Postgres(connection) => connection.execute(sqlx::raw_sql(sql)).await.map(drop),
        }
    }

    /// Reads rows. The text is put together from the constants of this crate alone.
    pub(crate) async fn fetch(&mut self, sql: impl Into<Text>, values: &[Value<'_>]) -> Result<Vec<Row>, sqlx::Error> {
        let sql = sql.into();
        match self {
            Self::Sqlite(connection) => {
                Ok(sqlite(sql, values).fetch_all(&mut **connection).await?.into_iter().map(Row::Sqlite).collect())
            }
            Self::Postgres(connection) => {
                Ok(postgres(sql, values).fetch_all(&mut **connection).await?.into_iter().map(Row::Postgres).collect())
            }
        }
    }

    /// Reads at most one row.
    pub(crate) async fn fetch_one(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<Option<Row>, sqlx::Error> {
        Ok(self.fetch(sql, values).await?.into_iter().next())
    }

    /// Runs a statement over many rows; gives the number of rows it changed. No rows, no statement.
    pub(crate) async fn change(&mut self, bulk: &'static Bulk, rows: &Rows<'_>) -> Result<u64, sqlx::Error> {
        if rows.count == 0 {
            return Ok(0);
        }
        match self {
            Self::Sqlite(connection) => {
                let mut changed = 0;
                for (power, chunk) in chunks(bulk, rows) {
                    let done = sqlite(AssertSqlSafe(bulk.values(power)), chunk).execute(&mut **connection).await?;
                    changed += done.rows_affected();
                }
                Ok(changed)
            }
            Self::Postgres(connection) => {
                let query = sqlx::query_with(AssertSqlSafe(bulk.arrays()), arrays(bulk, rows)?);
                Ok(query.execute(&mut **connection).await?.rows_affected())
            }
        }
    }

    /// Reads by many keys, or changes many rows and reads what it returns. No rows, no statement.
    pub(crate) async fn look_up(&mut self, bulk: &'static Bulk, rows: &Rows<'_>) -> Result<Vec<Row>, sqlx::Error> {
        if rows.count == 0 {
            return Ok(Vec::new());
        }
        match self {
            Self::Sqlite(connection) => {
                let mut found = Vec::new();
                for (power, chunk) in chunks(bulk, rows) {
                    found.extend(
                        sqlite(AssertSqlSafe(bulk.values(power)), chunk)
                            .fetch_all(&mut **connection)
                            .await?
                            .into_iter()
                            .map(Row::Sqlite),
                    );
                }
                Ok(found)
            }
            Self::Postgres(connection) => {
                let query = sqlx::query_with(AssertSqlSafe(bulk.arrays()), arrays(bulk, rows)?);
                Ok(query.fetch_all(&mut **connection).await?.into_iter().map(Row::Postgres).collect())
            }
        }
    }

    /// Begins a transaction that may write.
    pub(crate) async fn begin(&mut self) -> Result<(), sqlx::Error> {
        // A deferred transaction that reads and then writes cannot wait for another writer; this one can.
        let sql = if matches!(self, Self::Sqlite(_)) { "BEGIN IMMEDIATE" } else { "BEGIN" };
        self.execute(sql, &[]).await.map(drop)
    }

    /// Commits; when this returns without error, the changes survive a loss of power.
    pub(crate) async fn commit(&mut self) -> Result<(), sqlx::Error> {
        self.execute("COMMIT", &[]).await.map(drop)
    }

    /// Rolls back. A connection that cannot is closed instead of going back to its pool.
    pub(crate) async fn rollback(&mut self) {
        if let Err(error) = self.execute("ROLLBACK", &[]).await {
            tracing::debug!(%error, "a connection that could not roll back is closed");
            match self {
                Self::Sqlite(connection) => connection.close_on_drop(),
                Self::Postgres(connection) => connection.close_on_drop(),
            }
        }
    }

    /// Prepares a text without running it.
    #[cfg(feature = "testing")]
    pub(crate) async fn prepare(&mut self, sql: impl Into<Text>) -> Result<(), sqlx::Error> {
        let sql = sql.into().into_sql_str();
        match self {
            Self::Sqlite(connection) => connection.prepare(sql).await.map(drop),
            Self::Postgres(connection) => connection.prepare(sql).await.map(drop),
        }
    }

    /// Prepares a statement over many rows, in the sizes it has.
    #[cfg(feature = "testing")]
    pub(crate) async fn prepare_bulk(&mut self, bulk: &'static Bulk) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(_) => {
                for power in 0..SIZES {
                    self.prepare(Text(bulk.values(power))).await?;
                }
                Ok(())
            }
            Self::Postgres(_) => self.prepare(Text(bulk.arrays())).await,
        }
    }
}

/// Cuts rows into chunks of powers of two.
fn chunks<'r, 'a>(bulk: &Bulk, rows: &'r Rows<'a>) -> impl Iterator<Item = (usize, &'r [Value<'a>])> {
    let width = bulk.columns.len();
    let mut left = rows.values.as_slice();
    std::iter::from_fn(move || {
        let count = (left.len() / width).min(VALUES_ROWS_MAX);
        let power = count.checked_ilog2()? as usize;
        let (chunk, rest) = left.split_at((1 << power) * width);
        left = rest;
        Some((power, chunk))
    })
}

/// SQL put together from constants of this crate; it never holds a value from outside.
#[derive(Debug, Clone)]
pub(crate) struct Text(pub(crate) Arc<str>);

impl From<&'static str> for Text {
    fn from(sql: &'static str) -> Self {
        Self(sql.into())
    }
}

impl SqlSafeStr for Text {
    fn into_sql_str(self) -> sqlx::SqlStr {
        AssertSqlSafe(self.0).into_sql_str()
    }
}
