//! Assets: what pages load, under names that change with what they hold.

use std::borrow::Cow;
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::digest::Digest;
use crate::path::{LinkStyle, Url};

use super::files::Files;

/// The style sheet that the tokens go before.
const STYLE: &str = "style.css";

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
    let mut assets: Vec<Asset> =
        others.into_iter().map(|(name, file)| asset(name, Cow::Borrowed(&file.bytes))).collect();
    let known = assets.clone();
    for (name, file) in sheets {
        let text = super::text(file, notes).text;
        let css = with_published(&text, name, &known);
        let css = if name == STYLE { format!("{tokens}{css}") } else { css };
        assets.push(asset(name, Cow::Owned(css.into_bytes())));
    }
    assets.sort_by(|a, b| a.name.cmp(&b.name));
    assets
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

/// A style sheet with `url(font.woff2)` turned into the published name of that asset.
fn with_published(css: &str, sheet: &str, assets: &[Asset]) -> String {
    let here = Url::new(format!("assets/{sheet}"));
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("url(") {
        let (inside, behind) = after.split_once(')').unwrap_or((after, ""));
        let name = inside.trim().trim_matches(['"', '\'']);
        let found = assets.iter().find(|asset| same_file(&here, name, &asset.name));
        let link = found.map(|asset| asset.published.link_from(&here, LinkStyle::Files));
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
