//! This module decides whom to look at within a capacity: what is expected to be found, what is not known yet, and
//! a share that is left to chance.

use risk::{Bundle, Champion, DayNumber, Finding, Observation, Outlook, Signals, Training, Vector, Worths};

use crate::ordinary::Ordinary;
use crate::propensity::{GROWN_WEIGHT_MAX, weight};
use crate::trees::{Forust, Sample, Settings, Target, Trainer};

/// By what the share of the capacity is spent that explores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exploration {
    /// How many relations of a line nobody ever examined, by what it pays.
    Unknown,
    /// How unsure the models are.
    Doubt,
    /// How unsure they are, by what a hit would be worth.
    DoubtOfWorth,
    /// How unusual a line is.
    Anomaly,
    /// Half the one, half the other.
    DoubtAndAnomaly,
}

/// How a capacity is spent, and how often is learned.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// Share of the capacity that chance alone spends: never below the pack's floor.
    pub random: f64,
    /// Share of the capacity for what is least known.
    pub explore: f64,
    /// What least known means.
    pub exploration: Exploration,
    /// Days between two trainings.
    pub every: DayNumber,
    /// Days after which an example weighs half.
    pub half_life: f32,
    /// Share by which the examples must have grown for a training before its time.
    pub growth: f32,
    /// What findings count for beside revenue.
    pub worths: Worths,
    /// Lines that one may stand for that chance examined; 1: each stands for itself.
    pub weight_max: f32,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            random: 0.03,
            explore: 0.02,
            exploration: Exploration::Unknown,
            every: 28,
            half_life: 240.0,
            growth: 0.2,
            worths: Worths { hit: 800.0, critical: 500.0 },
            weight_max: GROWN_WEIGHT_MAX,
        }
    }
}

/// Why a line was picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// Most is expected of it.
    Yield,
    /// Little is known of its like.
    Unknown,
    /// Chance.
    Chance,
}

/// A line that was picked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pick {
    /// Its place among those offered.
    pub at: usize,
    /// Why.
    pub why: Why,
    /// How probable it was that it would be: 1 unless chance chose it.
    pub probability: f32,
}

#[derive(Debug, Clone, Copy)]
struct Example {
    vector: Vector,
    finding: Finding,
    day: DayNumber,
    probability: f32,
}

/// The loop of targeting: look, pick, learn, train.
#[derive(Debug, Clone)]
pub struct Targeting {
    policy: Policy,
    settings: Settings,
    signals: Signals,
    examples: Vec<Example>,
    ordinary: Ordinary,
    champion: Option<Champion>,
}

/// Signals of the usual rules, used while there is nothing to learn from: name, and from where on it counts.
const SUSPICIONS: [(&str, f32, bool); 4] =
    [("price.goods", -1.5, false), ("price.goods.origin", -1.5, false), ("weighed", 1.05, true), ("disagreements", 1.0, true)];

impl Targeting {
    /// Nothing is known yet.
    pub fn new(policy: Policy, settings: Settings) -> Self {
        let (signals, examples, ordinary) = Default::default();
        Self { policy, settings, signals, examples, ordinary, champion: None }
    }

    /// The signals of a line, which is then met.
    pub fn meet(&mut self, line: &Observation) -> Vector {
        let vector = self.signals.of(line);
        self.signals.see(line);
        self.ordinary.meet(|| vector);
        vector
    }

    /// What is expected of a line.
    pub fn outlook(&self, vector: &Vector) -> Outlook {
        self.champion.as_ref().map_or_else(|| suspicion(vector), |champion| champion.outlook(vector))
    }

    /// Picks among the lines of a day; `chance` gives numbers from 0 to below 1.
    pub fn pick(&self, vectors: &[Vector], capacity: usize, mut chance: impl FnMut() -> f64) -> Vec<Pick> {
        let capacity = capacity.min(vectors.len());
        let outlooks: Vec<Outlook> = vectors.iter().map(|vector| self.outlook(vector)).collect();
        let mut is_free = vec![true; vectors.len()];
        let mut picks = Vec::with_capacity(capacity);
        let mut share = |part: f64| {
            let exact = part * capacity as f64;
            // The rest of a whole line is left to chance, so that small capacities explore too.
            exact.floor() as usize + usize::from(chance() < exact.fract())
        };
        let (random, explore) = (share(self.policy.random), share(self.policy.explore));
        let greedy = capacity.saturating_sub(random + explore);
        let by_anomaly = match self.policy.exploration {
            Exploration::Anomaly => explore,
            Exploration::DoubtAndAnomaly => (0..explore).filter(|_| chance() < 0.5).count(),
            Exploration::Unknown | Exploration::Doubt | Exploration::DoubtOfWorth => 0,
        };
        let mut take = |order: Vec<usize>, count: usize, why: Why, picks: &mut Vec<Pick>| {
            let free: Vec<usize> = order.into_iter().filter(|at| is_free[*at]).collect();
            let probability = if why == Why::Chance { count as f32 / free.len().max(1) as f32 } else { 1.0 };
            for at in free.into_iter().take(count) {
                is_free[at] = false;
                picks.push(Pick { at, why, probability });
            }
        };
        take(ranked(vectors.len(), |at| outlooks[at].worth(&self.policy.worths)), greedy, Why::Yield, &mut picks);
        let anomaly = |at: usize| outlooks[at].anomaly.unwrap_or_default();
        let doubt = |at: usize| match self.policy.exploration {
            Exploration::Unknown => risk::unknown(&vectors[at]),
            Exploration::DoubtOfWorth => outlooks[at].doubt * outlooks[at].worth_of_hit(&self.policy.worths),
            _ => outlooks[at].doubt,
        };
        take(ranked(vectors.len(), anomaly), by_anomaly, Why::Unknown, &mut picks);
        take(ranked(vectors.len(), doubt), explore - by_anomaly, Why::Unknown, &mut picks);
        let mut order: Vec<(f64, usize)> = (0..vectors.len()).map(|at| (chance(), at)).collect();
        order.sort_by(|left, right| left.0.total_cmp(&right.0));
        let left = capacity - picks.len();
        take(order.into_iter().map(|(_, at)| at).collect(), left, Why::Chance, &mut picks);
        picks
    }

    /// Models and past, to be kept in a file; none while too little is known.
    pub fn into_bundle(self) -> Option<Bundle> {
        Some(Bundle { champion: self.champion?, signals: self.signals })
    }

    /// The models in use, if there are any.
    pub fn champion(&self) -> Option<&Champion> {
        self.champion.as_ref()
    }

    /// What is known of the past.
    pub fn signals(&self) -> &Signals {
        &self.signals
    }

    /// Learns what was found in a line that was met, and that was examined with a probability.
    pub fn learn(&mut self, line: &Observation, (vector, probability): (&Vector, f32), day: DayNumber, finding: &Finding) {
        self.signals.learn(line, day, finding);
        self.examples.push(Example { vector: *vector, finding: *finding, day, probability });
    }

    /// Trains again when it is time: enough days have gone, or much was learned.
    pub fn train(&mut self, day: DayNumber) {
        let count = self.examples.len();
        let is_due = self.champion.as_ref().is_none_or(|champion| {
            day - champion.training.until >= self.policy.every
                || count as f32 >= champion.training.examples as f32 * (1.0 + self.policy.growth)
        });
        if !is_due {
            return;
        }
        let trainer = Forust { settings: self.settings.clone() };
        let is_hit = |finding: &Finding| f32::from(u8::from(finding.irregular));
        let Ok(probability) = trainer.train(&self.sample(day, |_| true, is_hit), Target::Probability) else { return };
        let amount = |finding: &Finding| finding.recovered.max(0.0).ln_1p();
        let is_critical = |finding: &Finding| f32::from(u8::from(finding.critical));
        self.champion = Some(Champion {
            probability,
            amount: trainer.train(&self.sample(day, |finding| finding.irregular, amount), Target::Figure).ok(),
            critical: trainer.train(&self.sample(day, |_| true, is_critical), Target::Rare).ok(),
            anomaly: self.ordinary.grow(),
            training: Training {
                examples: count,
                hits: self.examples.iter().filter(|one| one.finding.irregular).count(),
                until: day,
            },
        });
    }

    fn sample(&self, day: DayNumber, keep: impl Fn(&Finding) -> bool, truth: impl Fn(&Finding) -> f32) -> Sample {
        let mut sample = Sample::default();
        for example in self.examples.iter().filter(|example| keep(&example.finding)) {
            sample.vectors.push(example.vector);
            sample.truth.push(truth(&example.finding));
            let age = (-((day - example.day) as f32) / self.policy.half_life).exp2();
            sample.weights.push(age * weight(example.probability, self.policy.weight_max));
        }
        sample
    }
}

/// Places by a figure, highest first.
fn ranked(count: usize, of: impl Fn(usize) -> f32) -> Vec<usize> {
    let mut order: Vec<(f32, usize)> = (0..count).map(|at| (of(at), at)).collect();
    order.sort_by(|left, right| right.0.total_cmp(&left.0));
    order.into_iter().map(|(_, at)| at).collect()
}

fn charges(vector: &Vector) -> f32 {
    risk::position("charges").and_then(|at| vector.get(at)).copied().unwrap_or(0.0)
}

/// What the usual rules say before anything was learned.
fn suspicion(vector: &Vector) -> Outlook {
    let signal = |name: &str| risk::position(name).and_then(|at| vector.get(at)).copied().unwrap_or(f32::NAN);
    let reasons =
        SUSPICIONS.iter().filter(|(name, from, above)| if *above { signal(name) >= *from } else { signal(name) <= *from });
    let probability = 0.02 * (1.0 + 3.0 * reasons.count() as f32);
    let revenue = probability * charges(vector).exp_m1().max(0.0);
    // Rules have no models that could differ.
    Outlook { probability, critical: 0.0, revenue, anomaly: None, doubt: 0.0 }
}
