/* How the files of the index are read: numbers, words that share their beginnings, the places of a word.
   docs/search-api.md describes what scripts may use; this is not part of it. */
(function () {
  'use strict';

  var targum = window.targum = window.targum || {};
  var parts = targum.parts = targum.parts || {};

  /* A number is written in the printable ASCII characters without `"` and `\`, which a script would have to
     escape. The first 64 of them end a number, the other 29 say that more follows. */
  var ENDS = 64;
  var MORE = 29;
  var SYMBOLS = symbols();

  function symbols() {
    var table = new Uint8Array(128);
    var symbol = 0;
    for (var code = 0x20; code < 0x7F; code++) {
      if (code !== 0x22 && code !== 0x5C) table[code] = symbol++;
    }
    return table;
  }

  /** Reads `text` from `at` to `end`, one number or piece of text after the other. */
  function Reader(text, at, end) {
    this.text = text;
    this.at = at || 0;
    this.end = end === undefined ? text.length : end;
  }

  Reader.prototype.more = function () {
    return this.at < this.end;
  };

  Reader.prototype.number = function () {
    var value = SYMBOLS[this.text.charCodeAt(this.at++)];
    if (value < ENDS) return value;
    var scale = MORE;
    for (;;) {
      var symbol = SYMBOLS[this.text.charCodeAt(this.at++)];
      value += symbol * scale;
      if (symbol < ENDS) return value;
      scale *= MORE;
    }
  };

  Reader.prototype.slice = function (length) {
    var start = this.at;
    this.at += length;
    return this.text.slice(start, this.at);
  };

  /** A word that shares its beginning with the one before it. */
  Reader.prototype.word = function (before) {
    var shared = this.number();
    var length = this.number();
    return before.slice(0, shared) + this.slice(length);
  };

  var GLOSSARY = 1;
  var ALIAS = 2;

  /** One file of words: its keys are found at once, what belongs to them is read when it is asked for. */
  function Shard(text) {
    this.text = text;
    this.keys = [];
    this.flags = [];
    this.bodies = [];
    this.known = new Map();
    var reader = new Reader(text);
    for (var key = ''; reader.more();) {
      key = reader.word(key);
      this.keys.push(key);
      this.flags.push(reader.number());
      var length = reader.number();
      this.bodies.push(reader.at, reader.at + length);
      reader.at += length;
    }
  }

  /** The place of the first key that does not sort before `key`. */
  Shard.prototype.place = function (key) {
    return placeOf(this.keys, key);
  };

  Shard.prototype.isAlias = function (place) {
    return (this.flags[place] & ALIAS) !== 0;
  };

  Shard.prototype.isTerm = function (place) {
    return (this.flags[place] & GLOSSARY) !== 0;
  };

  /** The key of the group that an alias stands for. */
  Shard.prototype.meant = function (place) {
    return this.text.slice(this.bodies[2 * place], this.bodies[2 * place + 1]);
  };

  /** The forms of a group: [{text, parts, start, end}], the last two bound the form's places in the file. */
  Shard.prototype.forms = function (place) {
    if (!this.known.has(place)) this.known.set(place, this.read(place));
    return this.known.get(place);
  };

  Shard.prototype.read = function (place) {
    var reader = new Reader(this.text, this.bodies[2 * place], this.bodies[2 * place + 1]);
    var forms = [];
    for (var text = this.keys[place]; reader.more();) {
      text = reader.word(text);
      var compound = [];
      for (var count = reader.number(); count > 0; count--) compound.push(reader.slice(reader.number()));
      var length = reader.number();
      forms.push({ text: text, parts: compound, shard: this, start: reader.at, end: reader.at + length });
      reader.at += length;
    }
    return forms;
  };

  /** The place of `key` in a sorted list, or where it would stand. */
  function placeOf(list, key) {
    var low = 0;
    var high = list.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (list[middle] < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  var LEVELS = 24;
  var WEIGHTS = new Float64Array(LEVELS).map(function (_, level) { return 0.1 * Math.pow(1.3, level); });

  /** Calls `visit(slot, ordinal, weight)` for each section that a form is in, in order. */
  function eachPlace(form, visit) {
    var reader = new Reader(form.shard.text, form.start, form.end);
    var slot = -1;
    while (reader.at < reader.end) {
      slot += reader.number() + 1;
      var ordinal = -1;
      for (var last = 0; !last;) {
        var number = reader.number();
        var rest = Math.floor(number / LEVELS);
        last = rest % 2;
        ordinal += 1 + (rest - last) / 2;
        visit(slot, ordinal, WEIGHTS[number - rest * LEVELS]);
      }
    }
  }

  /** In how many sections a form is. */
  function countPlaces(form) {
    var count = 0;
    eachPlace(form, function () { count++; });
    return count;
  }

  /** A sorted list of words that share their beginnings. */
  function wordList(text) {
    var reader = new Reader(text);
    var words = [];
    for (var word = ''; reader.more();) {
      word = reader.word(word);
      words.push(word);
    }
    return words;
  }

  /** A rising list of articles. */
  function slotList(text) {
    var reader = new Reader(text);
    var slots = [];
    for (var slot = -1; reader.more();) {
      slot += reader.number() + 1;
      slots.push(slot);
    }
    return slots;
  }

  parts.read = { Shard: Shard, placeOf: placeOf, eachPlace: eachPlace, countPlaces: countPlaces, wordList: wordList,
    slotList: slotList };
})();
