//! A language tag as it is stored: its canonical text.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Lang;

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Tag)
    }
}

/// Takes what [`Lang::parse`] takes, and nothing else.
struct Tag;

impl Visitor<'_> for Tag {
    type Value = Lang;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a language tag (BCP 47)")
    }

    fn visit_str<E: Error>(self, tag: &str) -> Result<Lang, E> {
        Lang::parse(tag).map_err(E::custom)
    }
}
