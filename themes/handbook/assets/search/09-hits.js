/* What is told of an article that was found. */
(function () {
  'use strict';

  var targum = window.targum = window.targum || {};
  var parts = targum.parts = targum.parts || {};

  /** How many sections of an article are named, and how good one must be beside the best. */
  var SECTIONS = 3;
  var WORTHY = 1 / 3;
  /** How many sections are read for the snippet. */
  var TRIED = 4;

  /** The hits for articles of a finding, [{slot, score}], with their texts loaded. */
  async function hits(finding, articles) {
    var context = finding.context;
    var texts = await Promise.all(articles.map(function (article) {
      return parts.load.text(context.lang, context.root, article.slot);
    }));
    return articles.map(function (article, at) { return hit(finding, article, texts[at]); });
  }

  function hit(finding, article, text) {
    var scored = finding.tally.sections(article.slot).filter(function (section) {
      return section.ordinal < text.sections.length;
    });
    var shown = snippetOf(finding.matcher, scored, text);
    return {
      url: text.url,
      href: targum.href(text.url),
      title: text.title,
      titleMarks: parts.snippet.marksOf(text.title, finding.matcher),
      lang: finding.context.lang,
      score: article.score,
      snippet: shown.snippet,
      marks: shown.marks,
      kind: text.kind,
      entry: text.entry,
      summary: text.summary,
      trail: text.trail,
      topics: text.topics,
      also: text.also,
      sections: sectionsOf(finding.matcher, scored, text)
    };
  }

  /** The snippet of the best section that says a word of the query in its text; where none does, the summary, or
      how the article begins. */
  function snippetOf(matcher, scored, text) {
    for (var at = 0; at < Math.min(scored.length, TRIED); at++) {
      var found = parts.snippet.snippet(text.sections[scored[at].ordinal][2], matcher);
      if (found.found) return found;
    }
    var first = text.sections.find(function (section) { return section[2]; });
    return parts.snippet.snippet(text.summary || (first ? first[2] : ''), matcher);
  }

  /** The sections that answer best, those with a heading. */
  function sectionsOf(matcher, scored, text) {
    var best = scored.length ? scored[0].score : 0;
    return scored.filter(function (section) {
      return section.ordinal > 0 && section.score >= best * WORTHY;
    }).slice(0, SECTIONS).map(function (section) {
      var source = text.sections[section.ordinal];
      var shown = parts.snippet.snippet(source[2], matcher);
      var url = text.url.split('#')[0] + '#' + encodeURIComponent(source[0]);
      return {
        url: url,
        href: targum.href(url),
        title: source[1],
        titleMarks: parts.snippet.marksOf(source[1], matcher),
        snippet: shown.snippet,
        marks: shown.marks,
        score: section.score
      };
    });
  }

  parts.hits = hits;
})();
