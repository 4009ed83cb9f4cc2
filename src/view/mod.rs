//! What visitors see: one typed, complete view per page.
//!
//! A page is made in two steps. [`Site::outline`] gathers everything but the body: titles, addresses, lists, and
//! a plan of what the body will hold. The hash of the outline is the page's key: where the key is known, the page
//! is not made again. Otherwise [`Site::finish`] reads the body from its source and writes it as planned, so
//! nothing can reach a page that is not in its key.

mod badge;
mod body;
mod chrome;
mod entry;
mod feed;
mod index;
mod letters;
mod lists;
pub mod model;
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
pub use model::*;
pub use nav::NavId;
pub use nav_mark::mark;
pub use outline::{Finished, Outline};
pub use pages::Page;
pub use parts::Parts;
pub use site::Site;
pub use topics::{TopicText, topic_texts};
