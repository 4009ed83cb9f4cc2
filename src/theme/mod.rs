//! How the handbook looks and speaks: templates, assets, messages.

pub mod messages;
