//! `targum check --external`

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use super::look::Looked;
use crate::commands::{Usage, report};
use crate::diag::Diagnostic;
use crate::disk::Answers;
use crate::review::external::{Answer, findings};
use crate::review::report::SourceOf;

/// What is told of links to the web. Answers of the last hours are taken as they are.
pub(super) fn run(root: &Path, looked: &Looked, source_of: SourceOf<'_>) -> Result<Vec<Diagnostic>, Usage> {
    let cache = root.join(".targum/cache");
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let mut answers = Answers::open(&cache, now);
    let unknown: Vec<&str> =
        looked.links.keys().filter(|address| answers.get(address).is_none()).map(String::as_str).collect();
    if !unknown.is_empty() {
        let bar = report::addresses(unknown.len());
        let learnt = ask(&unknown, &|done| bar.set_position(done as u64))?;
        bar.finish_and_clear();
        answers.learn(&learnt, now);
        answers.save(&cache);
    }
    let known =
        looked.links.keys().filter_map(|address| Some((address.clone(), answers.get(address)?.clone())));
    Ok(findings(&looked.links, &known.collect(), source_of))
}

type Learnt = BTreeMap<String, Answer>;

#[cfg(feature = "external")]
fn ask(addresses: &[&str], done: &(dyn Fn(usize) + Sync)) -> Result<Learnt, Usage> {
    Ok(crate::web::ask(addresses, done))
}

#[cfg(not(feature = "external"))]
fn ask(_: &[&str], _: &(dyn Fn(usize) + Sync)) -> Result<Learnt, Usage> {
    Err(Usage {
        message: "this targum was built without its door to the web".into(),
        help: "Build it with the feature `external`, which is on unless it is switched off.".into(),
    })
}
