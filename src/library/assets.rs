//! Files beside articles that are published: images and whatever is linked.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::LangId;
use super::find::{name_problem, unfit_name};
use super::read::{Read, unreadable};
use crate::article::Target;
use crate::diag::{Diagnostic, nearest};
use crate::digest::Digest;
use crate::lang::Lang;
use crate::path::{SourcePath, Url};
use crate::source::{Settings, Tree};

/// A file's place in [`super::Library::assets`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AssetId(pub u32);

/// A published file beside an article.
#[derive(Debug)]
pub struct Asset {
    /// Its source.
    pub source: SourcePath,
    /// Where it is published: its name with its digest, so that a changed file has a new address.
    pub url: Url,
    /// The digest of its bytes.
    pub digest: Digest,
    /// An image's size in pixels (width, height).
    pub size: Option<(u32, u32)>,
}

/// The files that articles refer to, read once.
pub(super) struct Assets {
    by_path: BTreeMap<String, AssetId>,
    assets: Vec<Asset>,
    notes: Vec<Diagnostic>,
    languages: Vec<Lang>,
    others: Vec<String>,
}

impl Assets {
    /// Reads all files that the articles refer to, each language's own versions of images included.
    pub fn gather(tree: &dyn Tree, settings: &Settings, articles: &[Read]) -> Assets {
        let known = |path: &str| {
            let path = SourcePath::new(path);
            tree.paths().binary_search(&path).is_ok().then_some(path)
        };
        let mut wanted: BTreeSet<SourcePath> = BTreeSet::new();
        for record in articles.iter().filter_map(|read| read.record.as_ref()) {
            let own = &settings.languages[record.lang];
            for path in record.images.iter().filter_map(|image| image.path.as_ref()) {
                wanted.extend(known(&localised(path, own)).or_else(|| known(path)));
            }
            for link in &record.links {
                if let Target::File { path, .. } = &link.target {
                    wanted.extend(known(path).filter(|path| !path.as_str().ends_with(".md")));
                }
            }
        }
        let wanted: Vec<SourcePath> = wanted.into_iter().collect();
        let read: Vec<Result<Asset, Diagnostic>> = wanted.par_iter().map(|path| load(tree, path)).collect();
        let mut gathered = Assets {
            by_path: BTreeMap::new(),
            assets: Vec::new(),
            notes: wanted.iter().filter_map(unfit).collect(),
            languages: settings.languages.clone(),
            others: tree
                .paths()
                .iter()
                .map(|path| path.to_string())
                .filter(|path| path.starts_with("content/") && !path.ends_with(".md"))
                .collect(),
        };
        for asset in read {
            match asset {
                Ok(asset) => {
                    let id = AssetId(gathered.assets.len() as u32);
                    gathered.by_path.insert(asset.source.to_string(), id);
                    gathered.assets.push(asset);
                }
                Err(note) => gathered.notes.push(note),
            }
        }
        gathered
    }

    /// The file at `path`.
    pub fn file(&self, path: &str) -> Option<AssetId> {
        self.by_path.get(path).copied()
    }

    /// The image at `path`, or the language's own version of it: `steps.he.svg` for `steps.svg`.
    pub fn image(&self, path: &str, lang: LangId) -> Option<AssetId> {
        self.file(&localised(path, &self.languages[lang])).or_else(|| self.file(path))
    }

    /// The file in `content/` whose path is most like `path`.
    pub fn nearest(&self, path: &str) -> Option<&str> {
        nearest(path, self.others.iter().map(String::as_str))
    }

    /// The files, and what was wrong with them.
    pub fn finish(self, notes: &mut Vec<Diagnostic>) -> Vec<Asset> {
        notes.extend(self.notes);
        self.assets
    }
}

/// `steps.svg` in Hebrew: `steps.he.svg`.
fn localised(path: &str, lang: &Lang) -> String {
    match path.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{lang}.{ending}"),
        None => format!("{path}.{lang}"),
    }
}

fn unfit(path: &SourcePath) -> Option<Diagnostic> {
    Some(unfit_name(path.as_str(), "file", &name_problem(path.as_str())?))
}

fn load(tree: &dyn Tree, path: &SourcePath) -> Result<Asset, Diagnostic> {
    let bytes = tree.read(path).map_err(|why| unreadable(path, &why))?;
    let digest = Digest::of(&bytes);
    let (name, short) = (path.name(), digest.short());
    let published = match name.rsplit_once('.') {
        Some((stem, ending)) => format!("assets/{stem}.{short}.{ending}"),
        None => format!("assets/{name}.{short}"),
    };
    Ok(Asset { source: path.clone(), url: Url::new(published), digest, size: size(path, &bytes) })
}

/// An image's size in pixels: of a raster image from its header, of an SVG from its root element.
fn size(path: &SourcePath, bytes: &[u8]) -> Option<(u32, u32)> {
    if path.name().to_lowercase().ends_with(".svg") {
        return svg_size(std::str::from_utf8(bytes).ok()?);
    }
    let size = imagesize::blob_size(bytes).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// SVG 2, section 8.2: `width` and `height` where they are plain pixels, else those of `viewBox`.
fn svg_size(text: &str) -> Option<(u32, u32)> {
    let root = &text[text.find("<svg")?..];
    let root = &root[..root.find('>')?];
    let attribute = |name: &str| {
        let at = root.find(&format!(" {name}=")).or_else(|| root.find(&format!("\n{name}=")))?;
        let value = &root[at + name.len() + 2..];
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        value[1..].split(quote).next()
    };
    let pixels = |value: &str| value.trim().trim_end_matches("px").parse::<f64>().ok();
    let plain = (attribute("width").and_then(pixels), attribute("height").and_then(pixels));
    let (width, height) = match plain {
        (Some(width), Some(height)) => (width, height),
        _ => {
            let numbers = attribute("viewBox")?.split([' ', ',']).filter(|part| !part.is_empty());
            let numbers: Vec<f64> = numbers.map(|part| part.parse().ok()).collect::<Option<_>>()?;
            (*numbers.get(2)?, *numbers.get(3)?)
        }
    };
    (width > 0.0 && height > 0.0).then(|| (width.round() as u32, height.round() as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_svg_has_the_size_that_it_says() {
        assert_eq!(svg_size(r#"<svg xmlns="x" width="120" height='80px'>"#), Some((120, 80)));
        assert_eq!(svg_size(r#"<?xml?><svg viewBox="0 0 64.4 32" fill="a">"#), Some((64, 32)));
        assert_eq!(svg_size(r#"<svg width="100%" height="5">"#), None);
        assert_eq!(svg_size("no image"), None);
    }

    #[test]
    fn a_language_may_have_its_own_image() {
        let he = Lang::parse("he").unwrap_or_else(|_| unreachable!());
        assert_eq!(localised("a/steps.svg", &he), "a/steps.he.svg");
    }
}
