//! What single texts of the settings must look like. A rule gives the text as it is used, or the way out.

/// Accepts a text, perhaps with a small correction, or says how to write it.
pub(super) type Rule = fn(&str) -> Result<String, &'static str>;

/// An address on the web below which the site lies; a `/` at its end is added.
pub fn base_url(text: &str) -> Result<String, &'static str> {
    let help = "Write the address where the site will be served, as in `https://example.org/handbook/`.";
    let rest = web(text).ok_or(help)?;
    if rest.contains(['?', '#']) {
        return Err("Leave out what follows `?` or `#`: pages are found by their path below this address.");
    }
    if rest.contains("//") {
        return Err("Write one `/` between the parts of the path: `//` at its start names another host.");
    }
    Ok(if rest.contains('/') && text.ends_with('/') { text.to_owned() } else { format!("{text}/") })
}

/// An address to send people to. `{path}` and the like are left for later.
pub(super) fn address(text: &str) -> Result<String, &'static str> {
    let local = ["mailto:", "file:", "vscode:"].iter().any(|scheme| {
        text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && text.len() > scheme.len()
    });
    match local && is_line(text) || web(text).is_some() {
        true => Ok(text.to_owned()),
        false => Err("Write a whole address, beginning with `https://` or `mailto:`, without spaces."),
    }
}

/// What follows `http://` or `https://`, where that begins with a host.
fn web(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once("://")?;
    let known = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let host = !rest.is_empty() && !rest.starts_with(['/', '?', '#', ':', '.']);
    (known && host && is_line(text) && !text.contains(['\\', '"', '<', '>'])).then_some(rest)
}

/// Neither white space nor controls.
fn is_line(text: &str) -> bool {
    !text.chars().any(|character| character.is_whitespace() || character.is_control())
}

/// A theme's name is that of its folder below `themes/`.
pub(super) fn theme(text: &str) -> Result<String, &'static str> {
    match text.contains(['/', '\\', ':']) || text.starts_with('.') || text.chars().any(char::is_control) {
        false => Ok(text.to_owned()),
        true => Err("Write the name of a folder in `themes/`, without its path, as in `theme: handbook`."),
    }
}

/// A topic's name is part of the name of a message, which Fluent wants in Latin letters.
pub(super) fn topic(text: &str) -> Result<String, &'static str> {
    let letters = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    match letters && !text.starts_with('-') && !text.ends_with('-') && !text.contains("--") {
        true => Ok(text.to_owned()),
        false => Err(
            "Use small Latin letters, digits and single hyphens, as in `staff-support`; what readers see is written \
             in the messages, as in `topic-staff-support = …`.",
        ),
    }
}

/// A token's name becomes that of a custom property.
pub(super) fn token_name(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// A token's value goes into a style sheet, where it must stay one value.
pub(super) fn token(text: &str) -> Result<String, &'static str> {
    match text.contains(['{', '}', ';', '<', '\\'])
        || text.contains("/*")
        || text.chars().any(char::is_control)
    {
        false => Ok(text.to_owned()),
        true => Err("Write one value of CSS without `;`, braces or comments, as in `accent: \"#0b5\"`."),
    }
}
