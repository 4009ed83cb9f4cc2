/* What of an article is shown with a hit: the place where most of the query is, with its words marked. */
(function () {
  'use strict';

  var targum = window.targum = window.targum || {};
  var parts = targum.parts = targum.parts || {};

  /** The words of a snippet. */
  var LENGTH = 30;
  /** A part of a compound has this many letters at least. */
  var PART = 4;
  /** The characters of a text that is not made of words. */
  var CHARACTERS = 160;
  var CLOSES = '\u2069';

  function opens(character) {
    return character >= '\u2066' && character <= '\u2068';
  }

  /** Says which word of the query a form of the text answers. */
  function Matcher(context, words) {
    this.context = context;
    this.wanted = wantedOf(words);
    this.known = new Map();
    /* How the texts write the forms that were found. */
    this.written = new Map();
  }

  /** The index of the query's word that a form answers best, -1 for none, and how near it is. */
  Matcher.prototype.find = function (form) {
    if (!this.known.has(form)) this.known.set(form, this.look(form));
    return this.known.get(form);
  };

  Matcher.prototype.look = function (form) {
    var best = { word: -1, kinship: 0 };
    this.wanted.forEach(function (one) {
      var kinship = nearness(one, form);
      if (kinship > best.kinship) best = { word: one.index, kinship: kinship };
    });
    return best;
  };

  /** All that is looked for: matches, which word of the query each is for, and the forms that compounds with it
      begin or end with. */
  function wantedOf(words) {
    var wanted = [];
    words.forEach(function (word, index) {
      word.alternatives.forEach(function (alternative) {
        var match = alternative.match;
        var ends = match.hasCompounds() ? match.akin() : [];
        wanted.push({ index: index, match: match, ends: ends });
      });
    });
    return wanted;
  }

  /** How near a form is to a word: compounds with it and words that begin with it are as good as its own kin. */
  function nearness(one, form) {
    var kinship = one.match.kinship(form);
    if (kinship >= parts.match.AKIN) return kinship;
    return one.match.isOpened(form) || isCompound(one.ends, form) ? parts.match.AKIN : kinship;
  }

  function isCompound(ends, form) {
    return ends.some(function (end) {
      var long = end.length >= PART && form.length >= end.length + PART;
      return long && (form.startsWith(end) || form.endsWith(end));
    });
  }

  /** The words of a text: [{start, end, word}], `word` is the index of the word of the query, or -1. Forms that are
      only in the same group count where nothing nearer is. */
  function scan(text, matcher) {
    var words = matcher.context.words;
    var near = new Set();
    var tokens = words.words(text).map(function (found) {
      var form = words.normalise(found.text);
      var answer = matcher.find(form);
      var token = { start: found.start, end: found.end, word: answer.word, kinship: answer.kinship };
      if (answer.word >= 0) note(matcher.written, form, text.slice(found.start, found.end));
      if (answer.kinship >= parts.match.AKIN) near.add(answer.word);
      return token;
    });
    tokens.forEach(function (token) {
      if (token.kinship < parts.match.AKIN && near.has(token.word)) token.word = -1;
    });
    return tokens;
  }

  /** Keeps how a form is written, rather without capital letters. */
  function note(written, form, piece) {
    if (!written.has(form) || piece === piece.toLowerCase()) written.set(form, piece);
  }

  /** The places of the words of the query, each [start, end]. */
  function marks(tokens) {
    return tokens.filter(function (token) { return token.word >= 0; }).map(function (token) {
      return [token.start, token.end];
    });
  }

  /** The indices of the first and the last word of the query in the densest stretch of LENGTH words: the one with
      the most different words of the query, of those the one with the most. Null where there is none. */
  function densest(tokens) {
    var hits = [];
    tokens.forEach(function (token, at) { if (token.word >= 0) hits.push(at); });
    var best = null;
    hits.forEach(function (first, from) {
      var different = new Set();
      var to = from;
      for (; to < hits.length && hits[to] < first + LENGTH; to++) different.add(tokens[hits[to]].word);
      var value = different.size * LENGTH + to - from;
      if (!best || value > best.value) best = { value: value, first: first, last: hits[to - 1] };
    });
    return best;
  }

  /** The first word to show: that of a sentence which begins a little before, else one a little before. */
  function beginning(text, tokens, dense) {
    var spare = LENGTH - 1 - (dense.last - dense.first);
    var earliest = Math.max(0, dense.first - Math.floor(spare * 0.6));
    for (var at = dense.first; at > earliest; at--) {
      if (/[.!?\u061F\u06D4\n]/.test(text.slice(tokens[at - 1].end, tokens[at].start))) return at;
    }
    if (earliest === 0) return 0;
    return Math.max(dense.first - Math.floor(spare / 3), 0);
  }

  /** Where a cut before a word goes: signs that stand at the word stay with it. */
  function cutBefore(text, tokens, at) {
    if (at === 0) return 0;
    var cut = tokens[at].start;
    while (cut > tokens[at - 1].end && !isSpace(text[cut - 1])) cut--;
    return cut;
  }

  function cutAfter(text, tokens, at) {
    if (at === tokens.length - 1) return text.length;
    var cut = tokens[at].end;
    while (cut < tokens[at + 1].start && !isSpace(text[cut])) cut++;
    return cut;
  }

  function isSpace(character) {
    return character === ' ' || character === '\n' || character === '\t' || character === '\u00A0';
  }

  /** The isolates that are open at `end` of those opened since `start`. */
  function openAt(text, start, end) {
    var open = [];
    for (var at = start; at < end; at++) {
      if (opens(text[at])) open.push(text[at]);
      else if (text[at] === CLOSES) open.pop();
    }
    return open.join('');
  }

  /** A piece of a text with the marks that lie in it. Isolates that it is cut out of are opened and closed. */
  function piece(text, start, end, marked) {
    while (start < end && isSpace(text[start])) start++;
    while (end > start && isSpace(text[end - 1])) end--;
    var outer = openAt(text, 0, start);
    var before = (text.slice(0, start).trim() ? '…' : '') + outer;
    var closing = CLOSES.repeat(openAt(outer + text.slice(start, end), 0, outer.length + end - start).length);
    var shift = before.length - start;
    return {
      snippet: before + text.slice(start, end).replace(/\n/g, ' ') + closing + (text.slice(end).trim() ? '…' : ''),
      marks: marked.filter(function (mark) { return mark[0] >= start && mark[1] <= end; }).map(function (mark) {
        return [mark[0] + shift, mark[1] + shift];
      })
    };
  }

  /** The part of a text to show: {snippet, marks, found}; `found` says how many words of the query are in it. */
  function snippet(text, matcher) {
    var tokens = scan(text, matcher);
    if (!tokens.length) return Object.assign(piece(text, 0, Math.min(text.length, CHARACTERS), []), { found: 0 });
    var dense = densest(tokens);
    var first = dense ? beginning(text, tokens, dense) : 0;
    var last = Math.min(tokens.length - 1, first + LENGTH - 1);
    if (dense && last === tokens.length - 1) first = Math.max(0, Math.min(first, last - LENGTH + 1));
    var cut = piece(text, cutBefore(text, tokens, first), cutAfter(text, tokens, last), marks(tokens));
    return Object.assign(cut, { found: dense ? Math.floor(dense.value / LENGTH) : 0 });
  }

  /** The marks in a text that is shown whole. */
  function marksOf(text, matcher) {
    return marks(scan(text, matcher));
  }

  parts.snippet = { Matcher: Matcher, snippet: snippet, marksOf: marksOf };
})();
