//! This module decides how notices are carried to webhooks: what is due is posted, several at a time, signed anew at each
//! attempt, and what came of it is said to the office.

use std::time::{Duration, Instant};

use office::webhooks::{Errand, Outcome};
use office::{Office, OfficeError};
use outbound::{Caller, Target, sign};
use tokio::task::JoinSet;

/// A notice is on its way within this time.
const EVERY: Duration = Duration::from_secs(1);
/// Looks between two clearings of the log.
const LOOKS_BETWEEN_CLEARINGS: u32 = 3_600;
/// Attempts made at the same time: one slow receiver must not keep the others waiting.
const AT_ONCE_MAX: usize = 32;

/// Carries notices to webhooks.
#[derive(Clone)]
pub struct Courier {
    office: Office,
    caller: Caller,
}

impl Courier {
    /// A courier of an office.
    pub fn new(office: Office, caller: Caller) -> Self {
        Self { office, caller }
    }

    /// Queues what webhooks have not been told of and carries what is due, once. Gives how many attempts were made.
    ///
    /// # Errors
    /// The store failed.
    pub async fn round(&self) -> Result<usize, OfficeError> {
        self.office.queue_deliveries().await?;
        let mut errands = self.office.errands().await?.into_iter();
        let (mut running, mut made) = (JoinSet::new(), 0);
        loop {
            while running.len() < AT_ONCE_MAX {
                let Some(errand) = errands.next() else { break };
                let courier = self.clone();
                running.spawn(async move { courier.carry(errand).await });
            }
            match running.join_next().await {
                None => return Ok(made),
                Some(Ok(done)) => done?,
                Some(Err(error)) => tracing::error!(%error, "an errand ended badly"),
            }
            made += 1;
        }
    }

    async fn carry(&self, errand: Errand) -> Result<(), OfficeError> {
        let began = Instant::now();
        let outcome = self.post(&errand).await;
        let took_ms = i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX);
        self.office.conclude_errand(&errand, &outcome, took_ms).await
    }

    async fn post(&self, errand: &Errand) -> Outcome {
        // Read anew: what this node may reach is its own setting, not the one that took the webhook in.
        let target = match Target::parse(errand.url(), self.caller.reach()) {
            Ok(target) => target,
            Err(error) => return Outcome::Failed(error.code()),
        };
        let id = errand.id().to_string();
        let second = self.office.environment.now().as_second();
        let Some(signature) = sign(errand.secret(), &id, second, &errand.body) else { return Outcome::Failed("secret") };
        let second = second.to_string();
        let headers = [
            ("content-type", "application/json"),
            ("webhook-id", id.as_str()),
            ("webhook-timestamp", second.as_str()),
            ("webhook-signature", signature.as_str()),
        ];
        match self.caller.post(&target, &headers, errand.body.clone()).await {
            Ok(answer) => Outcome::Answered { status: answer.status, bytes: answer.body.len() },
            Err(error) => {
                tracing::debug!(%error, url = errand.url(), "a webhook was not reached");
                Outcome::Failed(error.code())
            }
        }
    }

    /// Carries for as long as the process lives.
    pub async fn carry_forever(self) {
        for look in 1_u32.. {
            if let Err(error) = self.round().await {
                tracing::error!(%error, "webhooks could not be told");
            }
            if look % LOOKS_BETWEEN_CLEARINGS == 1
                && let Err(error) = self.office.drop_old_deliveries().await
            {
                tracing::error!(%error, "the log of deliveries could not be cleared");
            }
            tokio::time::sleep(EVERY).await;
        }
    }
}
