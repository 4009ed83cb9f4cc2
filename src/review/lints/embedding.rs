//! Embeddings, which isolates have replaced (W3C, *How to use Unicode controls for bidi text*).

use super::look::{Look, mended};
use crate::diag::{Certainty, Diagnostic};
use crate::lang::bidi::{Control, displayed, scan};

/// LRE and RLE with their PDF, where they are balanced; what is not balanced is an error of its own.
pub(super) fn look(look: &Look<'_>, notes: &mut Vec<Diagnostic>) {
    let text = &look.leaf.text;
    if !text.contains(['\u{202A}', '\u{202B}']) {
        return;
    }
    let scan = scan(text);
    for pair in &scan.pairs {
        let Some(isolate) = pair.opener.as_isolate().filter(|_| !pair.opener.is_override()) else { continue };
        let opener = isolate.character().to_string();
        let closer = Control::Pdi.character().to_string();
        let length = opener.len();
        let (start, end) = (pair.start..pair.start + length, pair.end..pair.end + length);
        let written =
            [&text[..start.start], &opener, &text[start.end..end.start], &closer, &text[end.end..]].concat();
        let same = displayed(text, Some(look.leaf.dir)) == displayed(&written, Some(look.leaf.dir));
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
