//! What editors do to the sources. Nothing here writes: each returns the files as they are to be, and a door writes
//! them.

mod changes;
mod confirm;
mod diff;
mod front;
pub mod interchange;
mod lines;
mod mend;
mod new;
mod side;
mod translate;

pub use changes::{Changed, Fate, Piece, changes};
pub use confirm::{Confirmed, Repaired, confirm, repair, touch};
pub use diff::diff;
pub use mend::{Change, Mended, mend};
pub use new::{NewArticle, new_article, path_problem};
pub use side::{Pair, Side, Unpaired, article_path, pair, side};
pub use translate::{Refused, Translated, Wanted, translate};
