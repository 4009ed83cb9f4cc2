//! Lints of one article's text.

use super::Page;
use crate::diag::Diagnostic;

/// All findings in one article.
pub fn article(_page: &Page<'_>) -> Vec<Diagnostic> {
    Vec::new()
}
