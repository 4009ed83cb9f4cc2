//! When guidance was checked and by whom, and whether dates can be right.

use jiff::Span;
use jiff::civil::Date;

use super::Subject;
use super::place::at_key;
use super::structure::records;
use crate::diag::Diagnostic;
use crate::library::{Entry, Record, Role};

/// The findings.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let library = subject.parts.library;
    let mut notes: Vec<Diagnostic> = records(library)
        .flat_map(|(_, _, record)| overdue(subject, record).into_iter().chain(dates(subject, record)))
        .collect();
    let owned = records(library).any(|(_, _, record)| record.front.owner.is_some());
    for entry in &library.entries {
        notes.extend(unreviewed(subject, entry));
        notes.extend(unowned(subject, entry, owned));
    }
    notes
}

/// How often an article is to be checked: its own interval, or the site's.
fn interval<'a>(subject: &Subject<'a>, record: &'a Record) -> Option<&'a str> {
    record.front.review_every.as_deref().or(subject.parts.settings.review_every.as_deref())
}

/// Tells of guidance that was to be checked again before today. Months and years are the calendar's: six months after
/// the 31st of August is the last of February.
fn overdue(subject: &Subject<'_>, record: &Record) -> Option<Diagnostic> {
    let every = interval(subject, record)?;
    let due = record.front.reviewed?.checked_add(every.parse::<Span>().ok()?).ok()?;
    if due >= subject.today {
        return None;
    }
    let message = format!("this was to be checked again by {due}");
    let help =
        "Read it through with whoever knows best, correct it, and set `reviewed` to the day of the check.";
    Some(at_key(subject, record, "reviewed", Diagnostic::warning("review-overdue", message).help(help)))
}

/// Tells of an entry whose guidance is to be checked regularly, but in none of whose articles stands when it was. The
/// site's interval is for articles; sections and terms have one where they say so.
fn unreviewed(subject: &Subject<'_>, entry: &Entry) -> Option<Diagnostic> {
    let mut records = entry.records.iter().flatten();
    let own =
        entry.records.iter().filter_map(Option::as_deref).find(|record| record.front.review_every.is_some());
    let of_site = subject.parts.settings.review_every.is_some() && entry.role == Role::Article;
    let record = own.or_else(|| entry.original().filter(|_| of_site))?;
    if records.any(|record| record.front.reviewed.is_some()) {
        return None;
    }
    let every = interval(subject, record)?;
    let message = format!("this is to be checked every `{every}`, but nothing tells when it last was");
    let note = Diagnostic::note("review-missing", message)
        .help("Add a line `reviewed: …` with the day on which somebody last read it through.");
    Some(at_key(subject, record, "review_every", note))
}

/// Tells of an article that nobody answers for, where the handbook names owners or asks for reviews.
fn unowned(subject: &Subject<'_>, entry: &Entry, used: bool) -> Option<Diagnostic> {
    let mut records = entry.records.iter().flatten();
    let original = entry.original().filter(|_| entry.role == Role::Article)?;
    let asked = used || interval(subject, original).is_some();
    if !asked || records.any(|record| record.front.owner.is_some()) {
        return None;
    }
    let note = Diagnostic::note("owner-missing", "nobody is named who answers for this article")
        .in_file(&original.source)
        .help("Add a line `owner: …` with a person, a role or a team.");
    Some(note)
}

/// Tells of dates that cannot be: after today, or changed before there was anything to change.
fn dates(subject: &Subject<'_>, record: &Record) -> Vec<Diagnostic> {
    let front = &record.front;
    let mut notes = Vec::new();
    for (key, date) in [("date", front.date), ("updated", front.updated), ("reviewed", front.reviewed)] {
        if let Some(date) = date.filter(|date: &Date| *date > subject.today) {
            let note = Diagnostic::warning("date-future", format!("{date} is still to come"))
                .help("Write the day on which it was, or leave the line out until then.");
            notes.push(at_key(subject, record, key, note));
        }
    }
    if let (Some(date), Some(updated)) = (front.date, front.updated)
        && updated < date
    {
        let message = format!("this was changed on {updated}, before it was published on {date}");
        let note = Diagnostic::warning("date-order", message).help("Correct `date` or `updated`.");
        notes.push(at_key(subject, record, "updated", note));
    }
    notes
}
