//! Embeddings, which isolates have replaced (W3C, *How to use Unicode controls for bidi text*).

use super::look::{Look, mended};
use crate::diag::{Certainty, Diagnostic};
use crate::lang::bidi::{Control, Pair, displayed, scan};

/// LRE and RLE with their PDF, where they are balanced; what is not balanced is an error of its own.
pub(super) fn look(look: &Look<'_>, notes: &mut Vec<Diagnostic>) {
    let text = &look.leaf.text;
    if !text.contains(['\u{202A}', '\u{202B}']) {
        return;
    }
    let mut pairs = scan(text).pairs;
    pairs.retain(|pair| matches!(pair.opener, Control::Lre | Control::Rle));
    let shown = displayed(text, Some(look.leaf.dir));
    let same = |pairs: &[Pair]| displayed(&isolated(text, pairs), Some(look.leaf.dir)) == shown;
    let all_same = same(&pairs);
    for pair in &pairs {
        let Some(isolate) = pair.opener.as_isolate() else { continue };
        let opener = isolate.character().to_string();
        let closer = Control::Pdi.character().to_string();
        let length = opener.len();
        let (start, end) = (pair.start..pair.start + length, pair.end..pair.end + length);
        // One by one only where that does not take long.
        let same = all_same || pairs.len() <= 32 && same(std::slice::from_ref(pair));
        let certainty = if same { Certainty::Certain } else { Certainty::Suggested };
        let fix = look.fix(certainty, &[(start.clone(), &opener), (end, &closer)]);
        let message = format!("the invisible {} is out of date", pair.opener.name());
        let note = look.warning("bidi-embedding", start, message).help(format!(
            "Write {} and {} in place of it and its end: an isolate does not disturb the words round it.",
            isolate.name(),
            Control::Pdi.name()
        ));
        notes.push(mended(note, fix));
    }
}

/// The text with isolates in place of embeddings.
fn isolated(text: &str, pairs: &[Pair]) -> String {
    let openers = pairs.iter().filter_map(|pair| Some((pair.start, pair.opener.as_isolate()?)));
    let mut changes: Vec<(usize, Control)> =
        openers.chain(pairs.iter().map(|pair| (pair.end, Control::Pdi))).collect();
    changes.sort_unstable();
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (at, control) in changes {
        out.push_str(&text[done..at]);
        out.push(control.character());
        // All these controls take as many bytes.
        done = at + control.character().len_utf8();
    }
    out.push_str(&text[done..]);
    out
}
