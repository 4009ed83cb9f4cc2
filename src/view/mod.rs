//! What visitors see: one typed, complete view per page.
//!
//! A page is made in two steps. [`Site::outline`] chooses what of the handbook it shows, by reference: articles, titles,
//! addresses, and what its body links to and may mention. The hash of the outline is the page's key: where the key is
//! known, the page is not made again. Otherwise [`Site::finish`] words and resolves what was chosen, reads the body from
//! its source and writes it. It takes from the handbook what the outline refers to and nothing else, and all of that is
//! hashed, by what it says or by the hash of the text that it follows from: so nothing can reach a page that is not in
//! its key. `tests/keys.rs` edits sites at random to see that it holds.

mod badge;
mod body;
mod chrome;
mod entry;
mod feed;
mod finish;
mod index;
mod letters;
mod lists;
pub mod model;
mod named;
mod nav;
pub mod nav_mark;
mod outline;
mod pages;
mod parts;
mod plan;
mod quoted;
mod site;
mod stale;
mod topics;

pub use feed::{FeedItem, FeedView, SitemapItem};
pub use finish::Finished;
pub use model::*;
pub use nav::{NavId, NavOutline};
pub use nav_mark::mark;
pub use outline::Outline;
pub use pages::Page;
pub use parts::Parts;
pub use site::Site;
pub use topics::{TopicText, topic_texts};
