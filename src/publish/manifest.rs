//! The list of files in the output folder that are the build's own. Only those may ever be removed.

use std::collections::BTreeSet;

use crate::path::Url;

/// The manifest's file in the output folder.
pub const MANIFEST: &str = ".targum-manifest";

const HEADER: &str = "# Files made by targum. It removes those that no longer belong, and no others.";

/// The files that builds have published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Their addresses.
    pub files: BTreeSet<Url>,
}

impl Manifest {
    /// Reads a manifest. Lines that could lead out of the output folder are passed over.
    pub fn parse(text: &str) -> Manifest {
        let lines = text.lines().filter(|line| !line.starts_with('#') && is_inside(line));
        Manifest { files: lines.map(Url::new).collect() }
    }

    /// The manifest as text, one file a line, sorted.
    pub fn to_text(&self) -> String {
        let lines = self.files.iter().map(Url::as_str);
        std::iter::once(HEADER).chain(lines).fold(String::new(), |text, line| text + line + "\n")
    }
}

/// Whether a path stays inside the folder that it starts from.
fn is_inside(path: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    !path.contains(['\\', '\0', ':']) && path.split('/').all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_names_only_what_is_inside() {
        let manifest = Manifest::parse("# x\nhe/index.html\n../secret\n/etc/passwd\na//b\n\nC:/x\nhe/./x\n");
        assert_eq!(manifest.to_text(), format!("{HEADER}\nhe/index.html\n"));
        assert_eq!(Manifest::parse(&manifest.to_text()), manifest);
    }
}
