//! A build after edits is a cold build of what the edits left: the same files, byte for byte, and the same notes. Sites are
//! edited at random, thousands of times, in every way that bears on the output; where the sources are wrong, the output
//! stands as it was. `TARGUM_FUZZ_SEED=7 TARGUM_FUZZ_ROUNDS=2000` goes through one seed for longer.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::expect_used)]

mod common;

#[path = "incremental/bench.rs"]
mod bench;
#[path = "incremental/chance.rs"]
mod chance;
#[path = "incremental/damage.rs"]
mod damage;
#[path = "incremental/edits/mod.rs"]
mod edits;
#[path = "incremental/fuzz.rs"]
mod fuzz;
#[path = "incremental/page.rs"]
mod page;
#[path = "incremental/site.rs"]
mod site;
