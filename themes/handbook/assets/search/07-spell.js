/* Words of a query that no article has: a compound of words that are known, or a known word with a typing mistake. */
(function () {
  'use strict';

  var targum = window.targum = window.targum || {};
  var parts = targum.parts = targum.parts || {};

  /** Shorter words are too near to too many others. */
  var SHORTEST = 4;
  /** A compound has this many letters at least, and each part of it. */
  var COMPOUND = 8;
  var PART = 4;
  /** How many near words are looked up in the index. */
  var CANDIDATES = 8;

  /** Whether one change makes `a` of `b`: a letter more, less or another, or two neighbours exchanged (the distance
      called optimal string alignment). */
  function isNear(a, b) {
    var longer = Math.max(a.length, b.length);
    if (longer - Math.min(a.length, b.length) > 1 || a === b) return false;
    var at = 0;
    while (a[at] === b[at]) at++;
    var same = function (fromA, fromB) { return a.slice(at + fromA) === b.slice(at + fromB); };
    if (a.length !== b.length) return a.length > b.length ? same(1, 0) : same(0, 1);
    return same(1, 1) || (a[at] === b[at + 1] && a[at + 1] === b[at] && same(2, 2));
  }

  function hasDigit(form) {
    return /[0-9\u0660-\u0669\u06F0-\u06F9]/.test(form);
  }

  /** The match of the known word that a word was probably meant to be: of those that are likeliest by their letters
      the one in most sections. Null when there is none. */
  async function correct(context, form) {
    if (hasDigit(form)) return null;
    var typed = [form].concat(context.words.variants(context.lang, form)).filter(longEnough);
    var near = await nearWords(context, typed);
    var found = await Promise.all(near.map(function (word) { return parts.match.match(context, word, false); }));
    var best = null;
    var most = 0;
    found.forEach(function (match) {
      var count = placesOf(match);
      if (count > most) best = match;
      most = Math.max(most, count);
    });
    return best;
  }

  function longEnough(form) {
    return form.length >= SHORTEST;
  }

  /** Words one change away from a typed one, only those of the best rank. */
  async function nearWords(context, typed) {
    var lists = await listsFor(context, typed);
    var best = Infinity;
    var near = [];
    lists.forEach(function (list) {
      list.forEach(function (word) {
        var rank = rankOf(word, typed);
        if (rank > best || rank === Infinity || context.words.isStop(context.lang, word)) return;
        if (rank < best) near = [];
        best = rank;
        near.push(word);
      });
    });
    return near.sort().slice(0, CANDIDATES);
  }

  /** 0 and 1 for words near the whole typed word, with its first letter (which people rarely mistake) and without;
      then those near the word without its clitics, in the same way. */
  function rankOf(word, typed) {
    for (var at = 0; at < typed.length; at++) {
      if (isNear(word, typed[at])) return 2 * Math.min(at, 1) + (word[0] === typed[at][0] ? 0 : 1);
    }
    return Infinity;
  }

  /** All known words of the lengths that a typed word can have been meant to have. */
  function listsFor(context, typed) {
    var lengths = new Set();
    typed.forEach(function (form) {
      [-1, 0, 1].forEach(function (more) { lengths.add(form.length + more); });
    });
    var known = context.root.lengths.filter(function (length) { return lengths.has(length); });
    return Promise.all(known.map(function (length) { return parts.load.words(context.lang, context.root, length); }));
  }

  /** In how many sections a match's own form is. */
  function placesOf(match) {
    return match.own ? parts.read.countPlaces(match.own) : 0;
  }

  /** The matches of the two known words of which a word is made; null when it is not. As in the index the longest
      second part is taken, which carries the meaning; but first parts are looked up first, because all of them are
      in one or two files. Of a verb that parts from its particle the verb alone will do. */
  async function split(context, form) {
    if (!context.root.compounds || form.length < COMPOUND) return null;
    for (var cut = 1; cut <= form.length - PART; cut++) {
      var heads = await headsOf(context, form.slice(0, cut));
      var tail = heads && await known(context, form.slice(cut));
      if (tail) return heads.concat(tail);
    }
    return null;
  }

  /** The match of a compound's first part, without the letters that link it to the second: [match]; [] for a particle
      that is no part of its own, null for other words. */
  async function headsOf(context, form) {
    for (var at = 0; at < context.links.length; at++) {
      var link = context.links[at];
      var word = form.slice(0, form.length - link.length);
      if (word.length < PART || !form.endsWith(link)) continue;
      var found = await known(context, word);
      if (found) return [found];
    }
    return context.particles.indexOf(form) >= 0 ? [] : null;
  }

  /** The match of a word that is known, in this form or another. */
  async function known(context, form) {
    var found = await parts.match.match(context, form, false);
    return found.akin().length ? found : null;
  }

  parts.spell = { isNear: isNear, correct: correct, split: split };
})();
