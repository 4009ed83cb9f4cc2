//! Targum turns a folder of articles in several languages into a cross-linked handbook.
//!
//! The rooms stand below from the ground up: a room imports only from rooms listed before it, and
//! `tests/floors.rs` fails on a breach. `ARCHITECTURE.md` walks through them in two pages.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

// Words: what languages, paths and digests are.
pub mod digest;

pub mod lang;

pub mod analysis;

pub mod path;

// Notes: what is told to people, and where it stands.
pub mod diag;

// Sources: files as they were found.
pub mod source;

pub mod store;

// Parsed: each file by itself.
pub mod article;

pub mod sync;

pub mod body;

pub mod theme;

// Linked: all files together.
pub mod library;

pub mod routes;

// Readers: what a page shows, and what editors are told.
pub mod view;

pub mod search;

pub mod review;

// Editors: what they do to the sources.
pub mod author;

// Rendered: views to HTML.
pub mod render;

// Published: HTML to files.
pub mod publish;

// Whole: the flow.
pub mod build;

// Doors: the only places that touch the machine.
pub mod disk;

#[cfg(feature = "external")]
pub mod web;

// Desk: one file per command.
pub mod commands;
