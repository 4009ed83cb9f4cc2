//! The door to the web: asks whether pages are there. Nothing else in the program speaks to other hosts, and this only
//! when it is asked to.
//!
//! It is polite: it says who it is, asks for heads rather than pages where it can, has one request at a time at each
//! host with a pause after it, and eight at a time at all.

#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use ureq::Agent;
use url::Url;

use crate::review::external::Answer;

/// How many requests are under way at once, at different hosts.
const AT_ONCE: usize = 8;
/// How long a host is left in peace after a request.
const PAUSE: Duration = Duration::from_millis(500);
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many times an address may lead on to another: what browsers allow, halved.
const HOPS: usize = 10;
/// Who asks.
const AGENT: &str = concat!("Targum/", env!("CARGO_PKG_VERSION"), " (checks the links of a handbook)");

/// Asks for each address; `done` is told after each one how many are done.
pub fn ask(addresses: &[&str], done: &(dyn Fn(usize) + Sync)) -> BTreeMap<String, Answer> {
    // Addresses of one host one after the other, so that threads do not wait for each other.
    let mut by_host: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for address in addresses {
        let host = Url::parse(address).map(|url| host_of(&url)).unwrap_or_default();
        by_host.entry(host).or_default().push(address);
    }
    let queues: Vec<Vec<&str>> = by_host.into_values().collect();
    let (next, count) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let asker = Asker::new();
    let answers = Mutex::new(BTreeMap::new());
    thread::scope(|scope| {
        for _ in 0..AT_ONCE.min(queues.len()) {
            scope.spawn(|| {
                while let Some(queue) = queues.get(next.fetch_add(1, Ordering::Relaxed)) {
                    for address in queue {
                        let answer = asker.ask(address);
                        lock(&answers).insert((*address).to_owned(), answer);
                        done(count.fetch_add(1, Ordering::Relaxed) + 1);
                    }
                }
            });
        }
    });
    answers.into_inner().unwrap_or_else(PoisonError::into_inner)
}

struct Asker {
    agent: Agent,
    /// For each host, when it was last asked; locked while it is.
    hosts: Mutex<BTreeMap<String, Arc<Mutex<Option<Instant>>>>>,
}

/// What one request told.
struct Reply {
    status: u16,
    /// Where the page is instead, of a status that says so.
    to: Option<Url>,
}

impl Asker {
    fn new() -> Asker {
        let config = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(AGENT)
            .build();
        Asker { agent: config.new_agent(), hosts: Mutex::default() }
    }

    /// Follows an address to where it ends.
    fn ask(&self, address: &str) -> Answer {
        let Ok(mut url) = Url::parse(address) else { return Answer::Unreachable("it is no address".into()) };
        // Where it leads for good: as far as no step before was for now only.
        let (mut moved, mut lasting) = (None, true);
        for _ in 0..HOPS {
            let Reply { status, to } = match self.reply(&url) {
                Ok(reply) => reply,
                Err(why) => return Answer::Unreachable(why),
            };
            match (status, to) {
                (301 | 302 | 303 | 307 | 308, Some(to)) => {
                    lasting &= matches!(status, 301 | 308);
                    if lasting {
                        moved = Some(to.clone());
                    }
                    url = to;
                }
                (404 | 410, _) => return Answer::Dead(status),
                (300..400 | 500.., _) => {
                    return Answer::Unreachable(format!("it answers with status {status}"));
                }
                _ => return moved.map_or(Answer::Fine, |to| Answer::Moved(to.into())),
            }
        }
        Answer::Unreachable("it leads on and on".into())
    }

    /// Asks for the head, or for the page where a host will not tell by the head, or before a page is called dead.
    fn reply(&self, url: &Url) -> Result<Reply, String> {
        let head = self.request(url, "HEAD")?;
        match head.status {
            403 | 404 | 405 | 410 | 501 => self.request(url, "GET"),
            _ => Ok(head),
        }
    }

    fn request(&self, url: &Url, method: &str) -> Result<Reply, String> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(format!("it leads to an address with `{}:`", url.scheme()));
        }
        let host = Arc::clone(lock(&self.hosts).entry(host_of(url)).or_default());
        let mut last = lock(&host);
        let wait = last.and_then(|last: Instant| PAUSE.checked_sub(last.elapsed()));
        thread::sleep(wait.unwrap_or_default());
        let mut page = url.clone();
        page.set_fragment(None);
        let request =
            if method == "HEAD" { self.agent.head(page.as_str()) } else { self.agent.get(page.as_str()) };
        let response = request.call();
        *last = Some(Instant::now());
        let response = response.map_err(|why| reason(&why))?;
        let to = response.headers().get("location").and_then(|to| url.join(to.to_str().ok()?).ok());
        let to = to.map(|mut to| {
            // What stands after `#` is the reader's, not the page's.
            to.set_fragment(None);
            to
        });
        Ok(Reply { status: response.status().as_u16(), to })
    }
}

fn host_of(url: &Url) -> String {
    format!("{}:{}", url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or_default())
}

/// Why there was no answer, as the end of a sentence.
fn reason(why: &ureq::Error) -> String {
    match why {
        ureq::Error::Timeout(_) => format!("no answer came within {} seconds", PATIENCE.as_secs()),
        ureq::Error::HostNotFound => "there is no host of that name".into(),
        ureq::Error::ConnectionFailed => "there was no connection".into(),
        other => other.to_string(),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
