//! The words of a language.
