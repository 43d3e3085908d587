//! This module decides the chance of the country: streams of numbers that depend on nothing but their names, so
//! that what is done to one trader changes no other trader's fortune.

/// A stream of random numbers (splitmix64).
#[derive(Debug, Clone)]
pub(crate) struct Stream(u64);

impl Stream {
    /// The stream of a name: the same parts give the same numbers.
    pub(crate) fn of(parts: [u64; 3]) -> Self {
        let mut stream = Self(0x9e37_79b9_7f4a_7c15);
        for part in parts {
            stream.0 ^= part.wrapping_mul(0xff51_afd7_ed55_8ccd);
            stream.0 = stream.next();
        }
        stream
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// From 0 to below 1.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Below a count; zero when there is nothing.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        if count == 0 { 0 } else { (self.next() % count as u64) as usize }
    }

    /// Normal, mean 0 and deviation 1.
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// How often something happens that happens so often on average.
    pub(crate) fn poisson(&mut self, mean: f64) -> u32 {
        let floor = (-mean.min(50.0)).exp();
        let (mut product, mut count) = (self.unit(), 0);
        while product > floor {
            product *= self.unit();
            count += 1;
        }
        count
    }

    /// One of several, by weight.
    pub(crate) fn weighed(&mut self, weights: impl Iterator<Item = f64> + Clone) -> usize {
        let mut left = self.unit() * weights.clone().sum::<f64>();
        for (at, weight) in weights.enumerate() {
            left -= weight;
            if left < 0.0 {
                return at;
            }
        }
        0
    }
}
