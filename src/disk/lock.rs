//! One build at a time for each site.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

/// The right to build a site, held until it is dropped or the program ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock in the cache folder `cache`; calls `waiting` once if another build has it, and waits.
    pub fn take(cache: &Path, waiting: impl FnOnce()) -> io::Result<Lock> {
        fs::create_dir_all(cache)?;
        let file = File::options().create(true).append(true).open(cache.join("lock"))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                waiting();
                file.lock()?;
            }
            Err(TryLockError::Error(why)) => return Err(why),
        }
        Ok(Lock { _file: file })
    }
}
