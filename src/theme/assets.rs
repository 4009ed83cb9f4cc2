//! Assets: what pages load, under names that change with what they hold.

use std::borrow::Cow;
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::digest::Digest;
use crate::path::{LinkStyle, Url};

use super::files::Files;

/// The style sheet of all pages: the tokens, the sheets below [`PARTS`] by name, and what a theme has under this name.
const STYLE: &str = "style.css";
/// Where the parts of the style sheet lie.
const PARTS: &str = "style/";

/// The script that searches: what is below [`SEARCH_PARTS`], by name. Pages load it when it is first wanted.
const SEARCH: &str = "search.js";
/// Where the parts of that script lie.
const SEARCH_PARTS: &str = "search/";

/// A file that pages load.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its path below `assets/`, by which templates and style sheets name it.
    pub name: String,
    /// What it holds.
    pub bytes: Arc<[u8]>,
    /// Where it is published: `assets/style.0123456789.css`.
    pub published: Url,
}

/// The assets as they are published. Style sheets come after the rest, since they name fonts and pictures.
pub(super) fn publish(files: &Files, tokens: &str, notes: &mut Vec<Diagnostic>) -> Vec<Asset> {
    let named = files.iter().filter_map(|(path, file)| Some((path.strip_prefix("assets/")?, file)));
    let (sheets, others): (Vec<_>, Vec<_>) = named.partition(|(name, _)| name.ends_with(".css"));
    let of_search = |name: &str| name.starts_with(SEARCH_PARTS) && name.ends_with(".js");
    let (scripts, others): (Vec<_>, Vec<_>) = others.into_iter().partition(|(name, _)| of_search(name));
    let mut assets: Vec<Asset> =
        others.into_iter().map(|(name, file)| asset(name, Cow::Borrowed(&file.bytes))).collect();
    let scripts = scripts.into_iter().map(|(_, file)| without_comments(&super::text(file, notes).text));
    assets.push(asset(SEARCH, Cow::Owned(scripts.collect::<String>().into_bytes())));
    let known = assets.clone();
    let (style, sheets): (Vec<_>, Vec<_>) =
        sheets.into_iter().partition(|(name, _)| *name == STYLE || name.starts_with(PARTS));
    let (own, parts): (Vec<_>, Vec<_>) = style.into_iter().partition(|(name, _)| *name == STYLE);
    let mut css = with_published(tokens, STYLE, STYLE, &known);
    for (name, file) in parts.into_iter().chain(own) {
        css += &with_published(&super::text(file, notes).text, name, STYLE, &known);
    }
    assets.push(asset(STYLE, Cow::Owned(css.into_bytes())));
    for (name, file) in sheets {
        let css = with_published(&super::text(file, notes).text, name, name, &known);
        assets.push(asset(name, Cow::Owned(css.into_bytes())));
    }
    assets.sort_by(|a, b| a.name.cmp(&b.name));
    assets
}

/// A script without what only people read: indents, empty lines, and comments that begin a line, but for licences
/// (`/*!`). A part of the script must not have text that goes over several lines.
fn without_comments(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut inside = false;
    for line in script.lines().map(str::trim) {
        let begins = !inside && line.starts_with("/*") && !line.starts_with("/*!");
        let comment = inside || begins || line.starts_with("//");
        inside = (inside || begins) && !line.contains("*/");
        if !comment && !line.is_empty() {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

fn asset(name: &str, bytes: Cow<'_, [u8]>) -> Asset {
    let hash = Digest::of(&bytes).short();
    let (folder, file) = name.rsplit_once('/').map_or(("", name), |(folder, file)| (folder, file));
    let slash = if folder.is_empty() { "" } else { "/" };
    let hashed = match file.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{file}.{hash}"),
    };
    let published = Url::new(format!("assets/{folder}{slash}{hashed}"));
    Asset { name: name.to_owned(), bytes: bytes.into(), published }
}

/// The style sheet `sheet` with `url(font.woff2)` turned into the published name of that asset, as seen from `into`.
fn with_published(css: &str, sheet: &str, into: &str, assets: &[Asset]) -> String {
    let here = Url::new(format!("assets/{sheet}"));
    let into = Url::new(format!("assets/{into}"));
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("url(") {
        let (inside, behind) = after.split_once(')').unwrap_or((after, ""));
        let name = inside.trim().trim_matches(['"', '\'']);
        let found = assets.iter().find(|asset| same_file(&here, name, &asset.name));
        let link = found.map(|asset| asset.published.link_from(&into, LinkStyle::Files));
        out += before;
        out += "url(";
        out += link.as_deref().unwrap_or(inside);
        out += if after.contains(')') { ")" } else { "" };
        rest = behind;
    }
    out + rest
}

/// Whether `relative`, written in the style sheet `here`, names the asset `name`.
fn same_file(here: &Url, relative: &str, name: &str) -> bool {
    let named = crate::path::SourcePath::new(here.as_str()).sibling(relative);
    named.is_some_and(|path| path.as_str().strip_prefix("assets/") == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_lose_comments_and_nothing_else() {
        let script = "/*! licence\n * kept */\n/* a\n   b */\n  // c\n\n  var a = '/* no comment */'; /** kept */\n/** d */\n";
        assert_eq!(
            without_comments(script),
            "/*! licence\n* kept */\nvar a = '/* no comment */'; /** kept */\n"
        );
    }
}
