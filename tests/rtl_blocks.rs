//! The rules for blocks: direction from the tag, language and direction per block, and where `dir` stands.

#[path = "rtl/blocks.rs"]
mod blocks;
