//! All the lists' words in one table, made when Targum is compiled: a word leads to the languages that have it.

use super::languages::LANGUAGES;

/// Slots, a power of two and at least twice the words.
const SLOTS: usize = 16_384;
/// Room for the words.
const WORDS: usize = 6_144;
/// An empty slot.
const NONE: u16 = u16::MAX;
/// A slot holds a word's number and above it this many bits of the word's hash, which spare most looks at other words.
const TAG_BITS: u32 = 3;
const NUMBER: u16 = u16::MAX >> TAG_BITS;

/// A set of languages, by their places in `LANGUAGES`.
pub(super) type Set = u32;

struct Table {
    slots: [u16; SLOTS],
    words: [(&'static [u8], Set); WORDS],
    count: usize,
}

static TABLE: Table = build();

/// The languages that have `word`, which is in lower case and without points.
pub(super) fn languages_of(word: &[u8]) -> Set {
    let (mut slot, tag) = place_of(word);
    while TABLE.slots[slot] != NONE {
        let found = TABLE.slots[slot];
        if found & !NUMBER == tag {
            let (known, set) = TABLE.words[usize::from(found & NUMBER)];
            if known == word {
                return set;
            }
        }
        slot = (slot + 1) % SLOTS;
    }
    0
}

/// The slot of a word, and its tag: a hash of its length and of its bytes, taken eight at a time.
const fn place_of(word: &[u8]) -> (usize, u16) {
    const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut hash = word.len() as u64;
    let mut rest = word;
    while let Some((eight, after)) = rest.split_first_chunk() {
        hash = (hash ^ u64::from_le_bytes(*eight)).wrapping_mul(PRIME);
        hash ^= hash >> 32;
        rest = after;
    }
    let mut last = 0;
    // What remains is up to seven bytes: four of them, and then the others.
    if let Some((four, after)) = rest.split_first_chunk() {
        last = u32::from_le_bytes(*four) as u64;
        rest = after;
    }
    while let [byte, after @ ..] = rest {
        last = last << 8 | *byte as u64;
        rest = after;
    }
    hash = (hash ^ last).wrapping_mul(PRIME);
    let tag = (hash >> 32) as u16 & !NUMBER;
    ((hash >> 48) as usize % SLOTS, tag)
}

const fn build() -> Table {
    let mut table = Table { slots: [NONE; SLOTS], words: [(&[], 0); WORDS], count: 0 };
    let mut language = 0;
    while language < LANGUAGES.len() {
        let text = LANGUAGES[language].words.as_bytes();
        let mut at = 0;
        while at < text.len() {
            let start = at;
            while at < text.len() && text[at] != b' ' && text[at] != b'\n' {
                at += 1;
            }
            if at > start {
                let (_, rest) = text.split_at(start);
                let (word, _) = rest.split_at(at - start);
                add(&mut table, word, 1 << language);
            }
            at += 1;
        }
        language += 1;
    }
    table
}

const fn add(table: &mut Table, word: &'static [u8], language: Set) {
    let (mut slot, tag) = place_of(word);
    while table.slots[slot] != NONE {
        let found = (table.slots[slot] & NUMBER) as usize;
        if same(table.words[found].0, word) {
            table.words[found].1 |= language;
            return;
        }
        slot = (slot + 1) % SLOTS;
    }
    table.slots[slot] = table.count as u16 | tag;
    table.words[table.count] = (word, language);
    table.count += 1;
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_every_list_is_found() {
        assert!(TABLE.count * 2 < SLOTS && TABLE.count < usize::from(NUMBER), "{}", TABLE.count);
        for (at, language) in LANGUAGES.iter().enumerate() {
            for word in language.words.split_whitespace() {
                assert!(languages_of(word.as_bytes()) & (1 << at) != 0, "{} {word}", language.tag);
                assert_eq!(word.to_lowercase().replace('i', "I"), word.replace('i', "I"), "{}", language.tag);
            }
        }
        for none in ["", "zzz", "targum", "שלוםם"] {
            assert_eq!(languages_of(none.as_bytes()), 0);
        }
    }
}
