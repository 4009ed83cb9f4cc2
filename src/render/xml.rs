//! Feeds and site maps as XML.

use std::fmt::Write;

use crate::body::escape::attribute;
use crate::body::{Syntax, words};
use crate::lang::phrases::Base;
use crate::lang::{Lang, plain};
use crate::path::Url;
use crate::view::{FeedItem, FeedView, SitemapItem};

/// The sitemaps protocol's limit of addresses in one file (sitemaps.org, protocol 0.9).
const SITEMAP: usize = 50_000;

const PROLOGUE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// An Atom feed (RFC 4287). Its date is that of the last change; a feed without articles bears the epoch's, since
/// the same content must give the same bytes on any day.
pub fn feed(view: &FeedView) -> String {
    let updated = view.articles.iter().map(|item| item.updated.as_str()).max().unwrap_or("1970-01-01");
    let mut out = PROLOGUE.to_owned();
    let (lang, title) = (escape(&view.lang), escape(&view.title));
    let (own, home) = (escape(&view.href), escape(&view.home));
    let _ = write!(
        out,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n<id>{own}</id>\n<title>{title}</title>\n\
         <updated>{updated}T00:00:00Z</updated>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{home}\"/>\n"
    );
    let lang = Lang::parse(&view.lang).ok();
    view.articles.iter().for_each(|item| entry(item, lang.as_ref(), &mut out));
    out.push_str("</feed>\n");
    out
}

fn entry(item: &FeedItem, lang: Option<&Lang>, out: &mut String) {
    let (href, title) = (escape(&item.href), escape(&item.title));
    let _ = write!(
        out,
        "<entry>\n<id>{href}</id>\n<title>{title}</title>\n<updated>{}T00:00:00Z</updated>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{href}\"/>\n",
        item.updated
    );
    for author in &item.authors {
        let _ = writeln!(out, "<author><name>{}</name></author>", escape(author));
    }
    if !item.summary.is_empty() {
        summary(&item.summary, lang, out);
    }
    out.push_str("</entry>\n");
}

/// A summary. Atom has no attribute for direction, so one from right to left is a `<div>` of XHTML that says it
/// (RFC 4287, section 3.1.1.3), its phrases isolated.
fn summary(text: &str, lang: Option<&Lang>, out: &mut String) {
    let Some(lang) = lang.filter(|lang| lang.direction().is_rtl()) else {
        let line = lang.map_or(text.to_owned(), |lang| plain::line(text, Base::of(lang)));
        let _ = writeln!(out, "<summary>{}</summary>", escape(&line));
        return;
    };
    let _ = write!(
        out,
        "<summary type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"{lang}\" xml:lang=\"{lang}\" \
         dir=\"rtl\">"
    );
    words(text, Base::of(lang), lang, &[], Syntax::Xml, out);
    out.push_str("</div></summary>\n");
}

/// The site map: one file, or an index of several where there are more than 50,000 addresses. `absolute` gives
/// a published file's absolute address.
pub fn sitemap(items: &[SitemapItem], absolute: impl Fn(&Url) -> Option<String>) -> Vec<(Url, String)> {
    let whole = Url::new("sitemap.xml");
    if items.len() <= SITEMAP {
        return vec![(whole, urlset(items))];
    }
    let parts: Vec<(Url, String)> = items
        .chunks(SITEMAP)
        .enumerate()
        .map(|(at, part)| (Url::new(format!("sitemap-{}.xml", at + 1)), urlset(part)))
        .collect();
    let mut index =
        format!("{PROLOGUE}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (url, _) in &parts {
        let _ =
            writeln!(index, "<sitemap><loc>{}</loc></sitemap>", escape(&absolute(url).unwrap_or_default()));
    }
    index.push_str("</sitemapindex>\n");
    std::iter::once((whole, index)).chain(parts).collect()
}

fn urlset(items: &[SitemapItem]) -> String {
    let mut out = format!(
        "{PROLOGUE}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    );
    for item in items {
        out.push_str("<url><loc>");
        attribute(&item.href, &mut out);
        out.push_str("</loc>");
        if let Some(updated) = &item.updated {
            let _ = write!(out, "<lastmod>{updated}</lastmod>");
        }
        for other in &*item.alternates {
            out.push_str("<xhtml:link rel=\"alternate\" hreflang=\"");
            attribute(&other.tag, &mut out);
            out.push_str("\" href=\"");
            attribute(&other.href, &mut out);
            out.push_str("\"/>");
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

/// Text safe in element content and attributes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    attribute(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(n: usize) -> SitemapItem {
        SitemapItem { href: format!("https://x.org/{n}"), updated: None, alternates: Default::default() }
    }

    #[test]
    fn a_long_site_map_has_an_index() {
        let items: Vec<SitemapItem> = (0..SITEMAP + 1).map(item).collect();
        let files = sitemap(&items, |url| Some(format!("https://x.org/{url}")));
        let names: Vec<&str> = files.iter().map(|(url, _)| url.as_str()).collect();
        assert_eq!(names, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
        assert!(files[0].1.contains("<loc>https://x.org/sitemap-2.xml</loc>"));
        assert_eq!(files[2].1.matches("<loc>").count(), 1);
    }

    #[test]
    fn a_summary_says_its_direction() {
        let written = |tag: &str, text: &str| {
            let mut out = String::new();
            summary(text, Lang::parse(tag).ok().as_ref(), &mut out);
            out
        };
        assert_eq!(
            written("he", "מדריך C++ & עוד"),
            "<summary type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"he\" xml:lang=\"he\" \
             dir=\"rtl\">מדריך <bdi dir=\"ltr\">C++</bdi> &amp; עוד</div></summary>\n"
        );
        assert_eq!(written("nl", "Een klacht"), "<summary>Een klacht</summary>\n");
    }

    #[test]
    fn markup_in_titles_is_text() {
        let view = FeedView {
            url: Url::new("he/feed.xml"),
            href: "https://x.org/he/feed.xml".into(),
            lang: "he".into(),
            title: "א & <ב>".into(),
            home: "https://x.org/he/".into(),
            articles: Vec::new(),
        };
        let xml = feed(&view);
        assert!(xml.contains("<title>א &amp; &lt;ב&gt;</title>"), "{xml}");
        assert!(xml.contains("<updated>1970-01-01T00:00:00Z</updated>"));
    }
}
