//! How sources looked when they were read, and what their bytes hashed to: a file that looks as it did then need not be
//! read to know its hash. Losing this costs time only.
//!
//! A look holds the time of the last change that the file system itself keeps (`st_ctime`), which nobody can set. A file
//! that changed a moment ago may change again within one tick of that clock, so its look is not trusted yet. Where there
//! is no such time, as on Windows, files are read.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::sealed::{Header, seal, unseal, write_whole};
use crate::digest::Key;
use crate::path::SourcePath;

/// Changes when looks are written otherwise.
const HEADER: &Header = b"targum looks 1\n\0";
/// The name of the file in the cache folder.
const NAME: &str = "sources";
/// How long ago a file must have changed: FAT has the coarsest clock, which counts two seconds.
const TICK: Duration = Duration::from_secs(2);

/// What the file system says of a file without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    /// Its length in bytes.
    length: u64,
    /// When its bytes, its name or its rights last changed, in nanoseconds since 1970.
    changed: u64,
    /// Its number in the file system.
    number: u64,
}

impl Look {
    /// The look of a file; `None` where the system does not say when it changed.
    #[cfg(unix)]
    pub fn of(metadata: &Metadata) -> Option<Look> {
        use std::os::unix::fs::MetadataExt;
        let seconds = u64::try_from(metadata.ctime()).ok().filter(|seconds| *seconds > 0)?;
        let nanos = u64::try_from(metadata.ctime_nsec()).ok()?;
        let changed = seconds.checked_mul(1_000_000_000)?.checked_add(nanos)?;
        Some(Look { length: metadata.len(), changed, number: metadata.ino() })
    }

    /// The look of a file; `None` where the system does not say when it changed.
    #[cfg(not(unix))]
    pub fn of(_: &Metadata) -> Option<Look> {
        None
    }
}

/// The looks of a site's sources, those of the last build and this one's.
#[derive(Debug)]
pub(super) struct Looks {
    /// Where they are kept.
    file: PathBuf,
    /// Files that changed before this, in nanoseconds since 1970, will look otherwise when they change again.
    before: u64,
    /// For each source what the last build knew.
    known: Vec<Option<(Look, Key)>>,
    /// For each source what this build learned.
    learned: Vec<OnceLock<(Look, Key)>>,
}

impl Looks {
    /// What is kept in `cache` of some sources, whose looks are not older than `now`.
    pub fn open(cache: &Path, paths: &[SourcePath], now: SystemTime) -> Looks {
        let file = cache.join(NAME);
        let bytes = fs::read(&file).unwrap_or_default();
        let kept: Vec<Kept<'_>> = unseal(HEADER, &bytes).unwrap_or_default();
        let mut kept = kept.into_iter().peekable();
        let known = paths.iter().map(|path| {
            while kept.next_if(|(other, ..)| *other < path.as_str()).is_some() {}
            let (_, length, changed, number, key) = kept.next_if(|(other, ..)| *other == path.as_str())?;
            Some((Look { length, changed, number }, Key(key)))
        });
        let before = now.checked_sub(TICK).and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let before = before.and_then(|since| u64::try_from(since.as_nanos()).ok()).unwrap_or(0);
        let learned = paths.iter().map(|_| OnceLock::new()).collect();
        Looks { known: known.collect(), file, before, learned }
    }

    /// The hash of the source at a place in the list, if it looks as it did when it was read.
    pub fn key(&self, at: usize, look: Look) -> Option<Key> {
        self.known.get(at)?.filter(|(known, _)| *known == look).map(|(_, key)| key)
    }

    /// Learns the look that a source had before it was read.
    pub fn learn(&self, at: usize, look: Look, bytes: &[u8]) {
        if look.changed < self.before
            && let Some(place) = self.learned.get(at)
        {
            place.get_or_init(|| (look, Key::of(bytes)));
        }
    }

    /// Keeps what was learned for the next build, if anything was.
    pub fn keep(&self, paths: &[SourcePath]) -> io::Result<()> {
        if self.learned.iter().all(|learned| learned.get().is_none()) {
            return Ok(());
        }
        let all = self.known.iter().zip(&self.learned).zip(paths);
        let kept: Vec<Kept<'_>> = all
            .filter_map(|((known, learned), path)| {
                let (look, key) = learned.get().copied().or(*known)?;
                Some((path.as_str(), look.length, look.changed, look.number, key.0))
            })
            .collect();
        write_whole(&self.file, &self.file.with_extension("new"), &seal(HEADER, &kept)?)
    }
}

/// A look as it is written down: path, length, last change, number, hash of the file's bytes.
type Kept<'a> = (&'a str, u64, u64, u64, u128);

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: Look = Look { length: 3, changed: 1_000, number: 7 };

    fn paths(names: &[&str]) -> Vec<SourcePath> {
        names.iter().map(|name| SourcePath::new(*name)).collect()
    }

    /// A cache folder that has what was learned of the first source.
    fn cache_of(paths: &[SourcePath]) -> tempfile::TempDir {
        let cache = tempfile::tempdir().unwrap();
        let looks = Looks::open(cache.path(), paths, SystemTime::now());
        looks.learn(0, OLD, b"one");
        looks.keep(paths).unwrap();
        cache
    }

    #[test]
    fn looks_come_back_by_path() {
        let cache = tempfile::tempdir().unwrap();
        let open = |paths: &[SourcePath]| Looks::open(cache.path(), paths, SystemTime::now());
        let before = paths(&["a", "c", "d"]);
        let looks = open(&before);
        assert_eq!(looks.key(0, OLD), None);
        looks.learn(0, OLD, b"one");
        looks.learn(2, OLD, b"two");
        looks.keep(&before).unwrap();
        let after = paths(&["a", "b", "c", "d", "e"]);
        let looks = open(&after);
        let known: Vec<Option<Key>> = (0..5).map(|at| looks.key(at, OLD)).collect();
        assert_eq!(known, [Some(Key::of(&b"one"[..])), None, None, Some(Key::of(&b"two"[..])), None]);
        // One more is learned, and the others stay.
        looks.learn(1, OLD, b"three");
        looks.keep(&after).unwrap();
        assert_eq!(open(&after).key(1, OLD), Some(Key::of(&b"three"[..])));
        assert_eq!(open(&after).key(3, OLD), Some(Key::of(&b"two"[..])));
    }

    #[test]
    fn another_look_tells_nothing() {
        let paths = paths(&["a"]);
        let cache = cache_of(&paths);
        let looks = Looks::open(cache.path(), &paths, SystemTime::now());
        let others = [Look { length: 4, ..OLD }, Look { changed: 1_001, ..OLD }, Look { number: 8, ..OLD }];
        assert!(others.iter().all(|look| looks.key(0, *look).is_none()));
        assert!(looks.key(0, OLD).is_some());
    }

    #[test]
    fn a_file_that_changed_a_moment_ago_is_not_trusted() {
        let cache = tempfile::tempdir().unwrap();
        let paths = paths(&["a", "b"]);
        let now = UNIX_EPOCH + Duration::from_secs(100);
        let looks = Looks::open(cache.path(), &paths, now);
        let at = |millis: u64| Look { changed: millis * 1_000_000, ..OLD };
        looks.learn(0, at(97_999), b"one");
        looks.learn(1, at(98_000), b"two");
        looks.keep(&paths).unwrap();
        let looks = Looks::open(cache.path(), &paths, now);
        assert!(looks.key(0, at(97_999)).is_some());
        assert_eq!(looks.key(1, at(98_000)), None);
    }

    #[test]
    fn damage_makes_all_unknown() {
        let paths = paths(&["a"]);
        let cache = cache_of(&paths);
        let file = cache.path().join(NAME);
        let good = fs::read(&file).unwrap();
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 4;
            fs::write(&file, bad).unwrap();
            assert_eq!(Looks::open(cache.path(), &paths, SystemTime::now()).key(0, OLD), None, "{at}");
        }
    }
}
