//! What addresses on the web answered, kept beside the site so that nobody is asked twice a day.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::review::external::Answer;

/// Below a site's cache folder.
const FILE: &str = "external.json";
/// How long a good answer holds, in seconds: a day.
const GOOD: u64 = 24 * 60 * 60;
/// How long a bad one does: an hour, for what is down comes back.
const BAD: u64 = 60 * 60;

/// The answers that are known, each with the time of asking in seconds since 1970.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Answers(BTreeMap<String, (u64, Answer)>);

impl Answers {
    /// Those that still hold at the time `now`. What cannot be read is not known.
    pub fn open(cache: &Path, now: u64) -> Answers {
        let text = fs::read_to_string(cache.join(FILE)).unwrap_or_default();
        let mut known: Answers = serde_json::from_str(&text).unwrap_or_default();
        let holds = |at: u64, answer: &Answer| {
            let age = if answer.is_good() { GOOD } else { BAD };
            // A time to come is from a clock that was wrong.
            at <= now && now - at < age
        };
        known.0.retain(|_, (at, answer)| holds(*at, answer));
        known
    }

    /// What an address answered.
    pub fn get(&self, address: &str) -> Option<&Answer> {
        self.0.get(address).map(|(_, answer)| answer)
    }

    /// Adds what was answered at the time `now`.
    pub fn learn(&mut self, answers: &BTreeMap<String, Answer>, now: u64) {
        self.0.extend(answers.iter().map(|(address, answer)| (address.clone(), (now, answer.clone()))));
    }

    /// Writes them down. Where that fails, they are asked for again.
    pub fn save(&self, cache: &Path) {
        let Ok(text) = serde_json::to_string(self) else { return };
        let draft = cache.join(format!("{FILE}.{}", std::process::id()));
        let written = fs::create_dir_all(cache)
            .and_then(|()| fs::write(&draft, text))
            .and_then(|()| fs::rename(&draft, cache.join(FILE)));
        if written.is_err() {
            let _ = fs::remove_file(draft);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_answers_hold_a_day_and_bad_ones_an_hour() {
        let folder = tempfile::tempdir().unwrap();
        let mut answers = Answers::open(folder.path(), 1_000_000);
        let learnt =
            [("good", Answer::Fine), ("moved", Answer::Moved("x".into())), ("bad", Answer::Dead(404))];
        answers.learn(&learnt.map(|(address, answer)| (address.to_owned(), answer)).into(), 1_000_000);
        answers.save(folder.path());
        let known = |after: u64| {
            let answers = Answers::open(folder.path(), 1_000_000 + after);
            ["good", "moved", "bad"].map(|address| answers.get(address).is_some())
        };
        assert_eq!(known(BAD - 1), [true, true, true]);
        assert_eq!(known(BAD), [true, true, false]);
        assert_eq!(known(GOOD), [false, false, false]);
        assert!(Answers::open(folder.path(), 999_999).get("good").is_none(), "from a time to come");
        fs::write(folder.path().join(FILE), "damage").unwrap();
        assert!(Answers::open(folder.path(), 1_000_000).get("good").is_none());
    }
}
