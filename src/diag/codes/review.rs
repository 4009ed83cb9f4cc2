//! Codes about dates, reviews and owners.

use super::Code;

pub(super) const CODES: &[Code] = &[
    Code::warning(
        "review-overdue",
        "guidance was to be checked again and was not",
        "The article says when it was last checked (`reviewed`), and it or the site how often that is to be done \
         (`review_every`). That time is over, so readers may follow rules that no longer hold. Read it through, \
         correct it, and set `reviewed` to the day of the check.",
    )
    .example("reviewed: 2024-02-01\nreview_every: P6M", "reviewed: 2026-11-05\nreview_every: P6M"),
    Code::note(
        "review-missing",
        "nothing tells when guidance was last checked",
        "The article, or the whole site, is to be checked regularly (`review_every`), but none of the entry's articles \
         says when that was last done, so nobody is reminded. Add `reviewed` with the day of the last check.",
    )
    .example("review_every: P6M", "review_every: P6M\nreviewed: 2026-11-05"),
    Code::note(
        "owner-missing",
        "nobody answers for an article",
        "Other articles name an `owner`, or this one is to be checked regularly, but nobody is named who does it. \
         Readers do not know whom to ask, and the article grows old unnoticed. Name a person, a role or a team; one \
         article of the entry is enough.",
    ),
    Code::warning(
        "date-future",
        "a date is still to come",
        "`date`, `updated` and `reviewed` tell what has happened. A day that is still to come is most often a slip of \
         the pen, and puts the article before all others in the list of what is new.",
    ),
    Code::warning(
        "date-order",
        "an article was changed before it was published",
        "`updated` is an earlier day than `date`. Readers who see both will trust neither. Correct one of the two.",
    )
    .example("date: 2026-03-01\nupdated: 2025-03-01", "date: 2025-03-01\nupdated: 2026-03-01"),
];
