/* How well articles answer: BM25 over nested layers of each word, summed for the words of the query. */
(function () {
  'use strict';

  var targum = window.targum = window.targum || {};
  var parts = targum.parts = targum.parts || {};

  /** BM25: how soon more of the same word says nothing more. */
  var K1 = 1.2;
  /** What each layer of a word counts. Any weights near these do as well. */
  var LAYER = 0.5;
  /** What a section or an article that has all words of a query gains over one that has one of them. */
  var COVERAGE = 0.5;
  /** What the best single section adds to what the article holds as a whole. */
  var TOGETHER = 0.3;
  var LAYERS = parts.match.LAYERS;
  /** The numbers of the layers in each set of them. */
  var LAYERS_OF = Array.from({ length: 1 << LAYERS }, function (_, mask) {
    return Array.from({ length: LAYERS }, function (__, layer) { return layer; }).filter(function (layer) {
      return mask & 1 << layer;
    });
  });

  /**
   * The sections in which the words of a query are, each with its score for each word. The sections of an
   * article are a chain: `heads` has the first of an article, `next` the one after, -1 ends it. All are typed
   * arrays that double when they are full, so that a long list of places allocates nothing for each place.
   */
  function Tally(articles, words) {
    this.heads = new Int32Array(articles).fill(-1);
    this.slots = [];
    this.size = 0;
    this.ordinals = new Int32Array(256);
    this.next = new Int32Array(256);
    this.layers = floats(LAYERS, 256);
    this.scores = floats(words, 256);
    this.best = new Float64Array(words);
    /* The sections of the match at hand: listed, and marked with its number. */
    this.touched = [];
    this.marks = new Int32Array(256);
    this.round = 0;
  }

  function floats(count, length) {
    return Array.from({ length: count }, function () { return new Float64Array(length); });
  }

  /** The same numbers with room for as many again. */
  function doubled(array) {
    var larger = new array.constructor(2 * array.length);
    larger.set(array);
    return larger;
  }

  Tally.prototype.grow = function () {
    this.ordinals = doubled(this.ordinals);
    this.next = doubled(this.next);
    this.marks = doubled(this.marks);
    this.layers = this.layers.map(doubled);
    this.scores = this.scores.map(doubled);
  };

  Tally.prototype.reach = function (slot) {
    var before = this.heads.length;
    var larger = new Int32Array(Math.max(slot + 1, 2 * before)).fill(-1, before);
    larger.set(this.heads);
    this.heads = larger;
  };

  /** The number of a section; a new one for a section not seen yet. */
  Tally.prototype.section = function (slot, ordinal) {
    if (slot >= this.heads.length) this.reach(slot);
    var first = this.heads[slot];
    for (var at = first; at >= 0; at = this.next[at]) {
      if (this.ordinals[at] === ordinal) return at;
    }
    if (first < 0) this.slots.push(slot);
    if (this.size === this.ordinals.length) this.grow();
    this.ordinals[this.size] = ordinal;
    this.next[this.size] = first;
    this.heads[slot] = this.size;
    return this.size++;
  };

  /** Adds a match's weight in each section to its layers; the number of sections of each layer. */
  Tally.prototype.gather = function (match) {
    var tally = this;
    var counts = new Array(LAYERS).fill(0);
    var layers = [];
    var add = function (slot, ordinal, weight) {
      var section = tally.section(slot, ordinal);
      if (tally.marks[section] !== tally.round) {
        tally.marks[section] = tally.round;
        tally.touched.push(section);
      }
      for (var at = 0; at < layers.length; at++) {
        var sums = tally.layers[layers[at]];
        if (sums[section] === 0) counts[layers[at]]++;
        sums[section] += weight;
      }
    };
    this.round++;
    match.forms.forEach(function (mask, form) {
      layers = LAYERS_OF[mask];
      parts.read.eachPlace(form, add);
    });
    return counts;
  };

  /** Adds what a match is worth to the scores of a word. */
  Tally.prototype.add = function (word, alternative, context) {
    var gains = this.gather(alternative.match).map(function (count) {
      return alternative.weight * LAYER * rarity(count, context.root.sections);
    });
    var scores = this.scores[word];
    for (var layer = 0; layer < LAYERS; layer++) {
      var sums = this.layers[layer];
      for (var at = 0; at < this.touched.length; at++) {
        var section = this.touched[at];
        scores[section] += gains[layer] * sums[section] * (K1 + 1) / (sums[section] + K1);
        sums[section] = 0;
      }
    }
    this.touched.length = 0;
  };

  function rarity(count, sections) {
    return Math.log(1 + Math.max(0, sections - count + 0.5) / (count + 0.5));
  }

  function coverage(found, words) {
    return words > 1 ? 1 + COVERAGE * (found - 1) / (words - 1) : 1;
  }

  /**
   * What an article is worth: for each word the best of its sections, with what it gains by having more of the
   * words; and something for the best section by itself, to which the part with the article's title counts.
   */
  Tally.prototype.article = function (slot) {
    var words = this.scores.length;
    var best = this.best.fill(0);
    var title = this.titleOf(slot);
    var together = 0;
    for (var at = this.heads[slot]; at >= 0; at = this.next[at]) {
      together = Math.max(together, this.together(at, title));
      for (var word = 0; word < words; word++) best[word] = Math.max(best[word], this.scores[word][at]);
    }
    var sum = 0;
    var found = 0;
    for (var each = 0; each < words; each++) {
      sum += best[each];
      if (best[each] > 0) found++;
    }
    return sum * coverage(found, words) + TOGETHER * together;
  };

  /** The section that has an article's title; -1 when no word is in it. */
  Tally.prototype.titleOf = function (slot) {
    var at = this.heads[slot];
    while (at >= 0 && this.ordinals[at] !== 0) at = this.next[at];
    return at;
  };

  /** The score of one section; the words of the part with the title are counted too unless it is -1. */
  Tally.prototype.together = function (section, title) {
    var sum = 0;
    var found = 0;
    for (var word = 0; word < this.scores.length; word++) {
      var score = this.scores[word][section];
      if (title >= 0) score = Math.max(score, this.scores[word][title]);
      if (score > 0) found++;
      sum += score;
    }
    return sum * coverage(found, this.scores.length);
  };

  /** An article's sections that have words of the query: [{ordinal, score}], the best first. */
  Tally.prototype.sections = function (slot) {
    var sections = [];
    for (var at = this.heads[slot]; at >= 0; at = this.next[at]) {
      sections.push({ ordinal: this.ordinals[at], score: this.together(at, -1) });
    }
    return sections.sort(function (a, b) { return b.score - a.score || a.ordinal - b.ordinal; });
  };

  /** The best articles, `count` at most, of those that `allowed` has when it is given: {total, best: [{slot, score}]}.
      Only these are kept in order, so that a word in every article does not mean that all are sorted. */
  Tally.prototype.ranked = function (count, allowed) {
    var best = [];
    var total = 0;
    for (var at = 0; at < this.slots.length; at++) {
      var slot = this.slots[at];
      if (allowed && !allowed.has(slot)) continue;
      total++;
      var found = { slot: slot, score: this.article(slot) };
      if (best.length === count && !(count && isBefore(found, best[count - 1]))) continue;
      best.splice(placeIn(best, found), 0, found);
      if (best.length > count) best.pop();
    }
    return { total: total, best: best };
  };

  /** Better ones come first, and of those that are worth the same the one with the lower slot. */
  function isBefore(one, other) {
    return one.score > other.score || (one.score === other.score && one.slot < other.slot);
  }

  function placeIn(best, found) {
    var low = 0;
    var high = best.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (isBefore(best[middle], found)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The tally of a query's words, each with its alternatives, in one language. */
  function tally(words, context) {
    var result = new Tally(context.root.articles, words.length);
    words.forEach(function (word, index) {
      word.alternatives.forEach(function (alternative) { result.add(index, alternative, context); });
    });
    return result;
  }

  parts.score = { tally: tally };
})();
