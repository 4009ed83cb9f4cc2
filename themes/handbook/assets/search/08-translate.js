/* Words of a query that are terms of the glossary, in whatever language, and what they are called in another. */
(function () {
  'use strict';

  var targum = window.targum = window.targum || {};
  var parts = targum.parts = targum.parts || {};

  /** How many written forms of a term are searched for. */
  var FORMS = 4;

  /** The forms of a text's words. */
  function formsOf(words, text) {
    return words.words(text).map(function (word) { return words.normalise(word.text); }).filter(Boolean);
  }

  function keyOf(context, form) {
    return context.words.terms(context.lang, form).key;
  }

  /** The terms by language and the key of their first word: Map of "lang key" to [{term, lang, forms}]. */
  function indexOf(glossary, contexts) {
    var index = new Map();
    glossary.forEach(function (term) {
      contexts.forEach(function (context) {
        (term[context.lang] || []).forEach(function (written) {
          var forms = formsOf(context.words, written);
          if (!forms.length) return;
          var id = context.lang + ' ' + keyOf(context, forms[0]);
          if (!index.has(id)) index.set(id, []);
          index.get(id).push({ term: term, lang: context.lang, forms: forms });
        });
      });
    });
    return index;
  }

  /**
   * The terms that a query mentions, the longest first where several begin at one word: [{from, to, term, lang}],
   * the words from `from` up to but not with `to`. A term counts in the first of `contexts` that writes it so.
   */
  function mentions(index, contexts, forms) {
    var found = [];
    for (var at = 0; at < forms.length;) {
      var best = null;
      for (var which = 0; which < contexts.length; which++) {
        best = longer(best, longestAt(index, contexts[which], forms.slice(at)));
      }
      if (best) found.push({ from: at, to: at + best.forms.length, term: best.term, lang: best.lang });
      at += best ? best.forms.length : 1;
    }
    return found;
  }

  function longer(best, other) {
    return other && (!best || other.forms.length > best.forms.length) ? other : best;
  }

  /** The longest term of one language with which these words begin. */
  function longestAt(index, context, forms) {
    var best = null;
    context.words.keys(context.lang, forms[0]).forEach(function (key) {
      (index.get(context.lang + ' ' + key) || []).forEach(function (entry) {
        if (areAkin(context, forms.slice(0, entry.forms.length), entry.forms)) best = longer(best, entry);
      });
    });
    return best;
  }

  /** Whether each of some forms stands with that of others in a group of its own kin. */
  function areAkin(context, some, others) {
    return some.length === others.length && some.every(function (form, at) {
      var keys = context.words.keys(context.lang, form);
      return parts.match.kinshipOf(context, form, keys)(others[at]) > 0;
    });
  }

  /**
   * A mentioned term in the words of `context`: {title, forms of the title, others}; `others` are further names of
   * one word. Null where the language has no such term, or calls it by the very words that were typed.
   */
  function inLanguage(mention, context, typed) {
    var names = (mention.term[context.lang] || []).slice(0, FORMS).map(function (text) {
      return { text: text, forms: formsOf(context.words, text) };
    });
    var unlike = [];
    names.forEach(function (name) {
      var isKnown = areAkin(context, typed, name.forms) || unlike.some(function (other) {
        return areAkin(context, other.forms, name.forms);
      });
      if (name.forms.length && !isKnown) unlike.push(name);
    });
    if (!unlike.length) return null;
    return {
      title: unlike[0].text,
      forms: unlike[0].forms,
      others: unlike.slice(1).filter(function (name) { return name.forms.length === 1; })
        .map(function (name) { return name.forms[0]; })
    };
  }

  parts.translate = { formsOf: formsOf, indexOf: indexOf, mentions: mentions, inLanguage: inLanguage };
})();
