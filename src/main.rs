//! The program `targum`.

#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    targum::commands::run()
}
