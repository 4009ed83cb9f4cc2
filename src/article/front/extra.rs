//! What a theme wants, as it is stored: one text of JSON, since a compact format does not say what kind of value comes
//! next. Nothing is an empty text.

use std::borrow::Cow;

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serializer};
use serde_json::{Map, Value};

pub(super) fn serialize<S: Serializer>(extra: &Map<String, Value>, serializer: S) -> Result<S::Ok, S::Error> {
    if extra.is_empty() {
        return serializer.serialize_str("");
    }
    let json = serde_json::to_string(extra).map_err(S::Error::custom)?;
    serializer.serialize_str(&json)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Map<String, Value>, D::Error> {
    let json = Cow::<str>::deserialize(deserializer)?;
    if json.is_empty() {
        return Ok(Map::new());
    }
    serde_json::from_str(&json).map_err(D::Error::custom)
}
