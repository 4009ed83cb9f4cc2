//! Codes about `targum.yaml`.

use super::Code;

pub(super) const CODES: &[Code] = &[
    Code::error(
        "settings-missing",
        "the site has no settings that can be read",
        "A site is a folder with a file `targum.yaml`, and this one has none, or it cannot be read. Without it nobody \
         knows which languages the handbook has. Go into the site's folder, or make a new site with `targum init`.",
    ),
    Code::error(
        "languages",
        "the list of the site's languages is missing or wrong",
        "`languages` in targum.yaml names the languages of the handbook by their tags, the default one first. It is \
         the one setting that every site needs: it tells which files are articles and what the language switcher \
         offers. Other settings may only name languages that stand there.",
    )
    .example("languages: [hebrew, nl]", "languages: [he, nl]"),
    Code::error(
        "setting-value",
        "a setting has a value that it cannot have",
        "The value of this key in targum.yaml, or of a key below it, is of the wrong kind or not among the choices. \
         The help of the problem says which values there are.",
    )
    .example("links: short", "links: pretty"),
    Code::warning(
        "setting-unknown",
        "a setting is not known and has no effect",
        "targum.yaml has a key that Targum does not know, so what stands there changes nothing. It is most often a \
         slip of the pen. Correct its name or remove it.",
    )
    .example("langauges: [he]", "languages: [he]"),
    Code::warning(
        "lint-unknown",
        "the settings give a severity to a code that does not exist",
        "`lints:` in targum.yaml gives severities by code, and no problem has this one, so the line has no effect. \
         `targum explain` lists all codes.",
    )
    .example("lints:\n  heading-skiped: off", "lints:\n  heading-skipped: off"),
    Code::warning(
        "lint-fixed",
        "the settings try to soften an error",
        "`lints:` changes how grave warnings and notes are, and can switch them off. What is an error stays one: a \
         page with a broken link, or one that cannot be read at all, would reach readers. Mend the error and remove \
         the line.",
    )
    .example("lints:\n  link-broken: off", "lints:\n  image-alt: off"),
    Code::note(
        "base-url",
        "the site's address is not known",
        "Without `base_url` the pages have no canonical address, and there are neither feeds nor a site map, because \
         these need whole addresses. A handbook that is read from a folder needs none of them: then this note can \
         stay, or be switched off. For a site on the web set `base_url`.",
    ),
    Code::error(
        "topic-slug",
        "a topic's part of the address cannot be used",
        "The attribute `.slug` of a topic's message becomes a part of an address and the name of a folder. It may not \
         hold spaces or signs that some systems refuse, and no two topics of a language may have the same one. \
         Change `.slug` in i18n/.",
    )
    .example("topic-honesty = יושר\n    .slug = יושר/אמת", "topic-honesty = יושר\n    .slug = יושר"),
    Code::error(
        "yaml",
        "settings or front matter cannot be read",
        "Settings and front matter are written in YAML: `key: value` on each line, with quotes round a value that \
         holds a colon or begins with a sign. Something here does not follow its rules, so it is not clear what is \
         meant. The help of the problem says how to write it.",
    )
    .example("title: Part one: the beginning", "title: \"Part one: the beginning\""),
    Code::error(
        "yaml-duplicate",
        "a key is written twice",
        "The same key stands twice in settings or front matter, so it is not clear which of the two counts. Keep one.",
    ),
];
