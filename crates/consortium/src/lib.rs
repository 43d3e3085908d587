//! Organisations agree on blocks. Malachite BFT is known to this crate alone.
