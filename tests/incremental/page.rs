//! An article's file in the pieces that edits work on: lines of front matter, blocks of text.

/// An article: each line of front matter is one key, blocks are divided by empty lines.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub front: Vec<String>,
    pub blocks: Vec<String>,
}

impl Page {
    /// Reads a file, however it was written.
    pub fn read(text: &str) -> Page {
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let inner = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---"));
        let (front, body) = inner.unwrap_or(("title: x", &text));
        let blocks = body.split("\n\n").map(|block| block.trim_matches('\n').to_owned());
        Page {
            front: front.lines().map(str::to_owned).collect(),
            blocks: blocks.filter(|block| !block.trim().is_empty()).collect(),
        }
    }

    /// The file.
    pub fn text(&self) -> String {
        format!("---\n{}\n---\n\n{}\n", self.front.join("\n"), self.blocks.join("\n\n"))
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.front.iter().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
    }

    /// Gives a key a value, or takes it out; says what became of it.
    pub fn set(&mut self, key: &str, value: Option<&str>) -> String {
        let at = self
            .front
            .iter()
            .position(|line| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
        match (at, value) {
            (Some(at), Some(value)) => self.front[at] = format!("{key}: {value}"),
            (None, Some(value)) => self.front.push(format!("{key}: {value}")),
            (Some(at), None) => drop(self.front.remove(at)),
            (None, None) => {}
        }
        format!("{key}: {}", value.unwrap_or("(gone)"))
    }

    /// Places of plain paragraphs.
    pub fn paragraphs(&self) -> Vec<usize> {
        let plain = |block: &String| block.starts_with(char::is_alphabetic);
        (0..self.blocks.len()).filter(|at| plain(&self.blocks[*at])).collect()
    }

    /// Places of headings.
    pub fn headings(&self) -> Vec<usize> {
        (0..self.blocks.len()).filter(|at| self.blocks[*at].starts_with("##")).collect()
    }

    /// The ids that headings were given.
    pub fn anchors(&self) -> Vec<String> {
        let id = |at: usize| Some(self.blocks[at].split_once("{#")?.1.trim_end_matches('}').to_owned());
        self.headings().into_iter().filter_map(id).collect()
    }
}
