/* From a word of a query to the forms in the index that answer it. */
(function () {
  'use strict';

  var targum = window.targum = window.targum || {};
  var parts = targum.parts = targum.parts || {};

  /** How many files of words the beginning of a word may cost, and how long it must be. */
  var PREFIX_FILES = 3;
  var PREFIX_LETTERS = 3;
  /** A key that is shorter than the typed beginning is looked at from this length on. */
  var SHORTEST_KEY = 2;

  /* The layers of a word, as bits: forms equal to it; akin to it; of its groups; compounds with it; forms that begin
     with it. Most forms are in several. */
  var EXACT = 1;
  var NEAR = 2;
  var WIDE = 4;
  var COMPOUND = 8;
  var OPENED = 16;
  /** What `kin` says of forms that are the same, and of those that have the same stem. */
  var SAME = 3;
  var AKIN = 2;

  /** The number of the file that has a key; -1 when none can. */
  function fileOf(root, key) {
    var place = parts.read.placeOf(root.starts, key);
    return root.starts[place] === key ? place : place - 1;
  }

  /** The places in loaded files of the group of a key; [] when it has none. */
  async function groupOf(context, key) {
    var file = fileOf(context.root, key);
    if (file < 0) return [];
    var shard = await parts.load.shard(context.lang, context.root, file);
    var place = shard.place(key);
    return shard.keys[place] === key && !shard.isAlias(place) ? shard.forms(place) : [];
  }

  /**
   * What the index has for a word. `kinship` says of a form how near it is to the word, `opens` whether it begins
   * with it; `forms` has each form with its layers, `own` the form that is the word itself.
   */
  function Match(form, kinship, opens) {
    this.form = form;
    this.kinship = kinship;
    this.opens = opens;
    this.forms = new Map();
    this.own = null;
  }

  Match.prototype.isEmpty = function () {
    return this.forms.size === 0;
  };

  /** Whether the index has compounds of the word. */
  Match.prototype.hasCompounds = function () {
    return Array.from(this.forms.values()).some(function (layers) { return layers & COMPOUND; });
  };

  /** The forms that are the word or akin to it. */
  Match.prototype.akin = function () {
    return Array.from(this.forms).filter(function (pair) { return pair[1] & NEAR; }).map(function (pair) {
      return pair[0].text;
    });
  };

  Match.prototype.isOpened = function (text) {
    return this.opens !== null && this.opens(text);
  };

  /** Adds a form of one of the word's groups. The empty form stands for compounds, which are no forms of it. */
  Match.prototype.add = function (form) {
    if (form.text === '') {
      this.forms.set(form, COMPOUND);
      return;
    }
    var kinship = this.kinship(form.text);
    var layers = WIDE | (kinship >= AKIN ? NEAR : 0) | (kinship >= SAME ? EXACT : 0);
    if (kinship >= SAME) this.own = form;
    this.forms.set(form, layers | (this.isOpened(form.text) ? OPENED : 0));
  };

  /** Adds a form of another group when it begins with the word. */
  Match.prototype.addOpened = function (form) {
    if (form.text !== '' && !this.forms.has(form) && this.isOpened(form.text)) this.forms.set(form, OPENED);
  };

  /** Says how near any form is to a word: 3 the same, 2 akin, 1 in one of its groups, 0 not at all. */
  function kinshipOf(context, form, keys) {
    var kin = context.words.kin(context.lang, form);
    return function (text) {
      var kinship = kin(text);
      if (kinship >= AKIN) return kinship;
      return keys.indexOf(context.words.terms(context.lang, text).key) >= 0 ? 1 : 0;
    };
  }

  /** Loads and finds a word; with `prefix` also those that begin with it. */
  async function match(context, form, prefix) {
    var words = context.words;
    var opens = prefix && form.length >= PREFIX_LETTERS ? words.opens(context.lang, form) : null;
    var keys = words.keys(context.lang, form);
    var found = new Match(form, kinshipOf(context, form, keys), opens);
    var groups = await Promise.all(keys.map(function (key) { return groupOf(context, key); }));
    groups.forEach(function (forms) {
      forms.forEach(function (one) { found.add(one); });
    });
    if (opens) await addOpened(context, found);
    return found;
  }

  /** The group of a key, all of whose forms count alike: for a part of a compound. */
  async function group(context, key) {
    var found = new Match(null, function (text) {
      return context.words.terms(context.lang, text).key === key ? AKIN : 0;
    }, null);
    (await groupOf(context, key)).forEach(function (form) { found.add(form); });
    return found;
  }

  /** Adds the forms that begin with a word, or would without the clitics before them. */
  async function addOpened(context, found) {
    var heads = context.words.heads(context.lang, found.form);
    var files = filesOf(context.root, heads);
    var shards = await Promise.all(files.map(function (file) {
      return parts.load.shard(context.lang, context.root, file);
    }));
    var meant = new Set();
    shards.forEach(function (shard) {
      heads.forEach(function (head) {
        places(shard, head).forEach(function (place) {
          if (shard.isAlias(place)) meant.add(shard.meant(place));
          else shard.forms(place).forEach(function (form) { found.addOpened(form); });
        });
      });
    });
    await addMeant(context, found, Array.from(meant), new Set(files));
  }

  /** The files in which keys are that begin with one of `heads`, the first few of them. */
  function filesOf(root, heads) {
    var files = new Set();
    heads.forEach(function (head) {
      var last = fileOf(root, head + '\uFFFF');
      for (var file = Math.max(0, fileOf(root, head)); file <= last; file++) files.add(file);
    });
    return Array.from(files).slice(0, PREFIX_FILES);
  }

  /** The places of keys that begin with `head`, and of those that `head` begins with: endings may have been taken
      off these, so that their forms are longer. Which forms count is for their own letters to say. */
  function places(shard, head) {
    var found = [];
    var take = function (start, fits) {
      for (var place = shard.place(start); place < shard.keys.length && fits(shard.keys[place]); place++) {
        found.push(place);
      }
    };
    for (var length = SHORTEST_KEY; length < head.length; length++) {
      var shorter = head.slice(0, length);
      take(shorter, function (key) { return key === shorter; });
    }
    take(head, function (key) { return key.startsWith(head); });
    return found;
  }

  /** Adds the groups that aliases stand for, from files that are here or that may still be loaded. */
  async function addMeant(context, found, keys, files) {
    for (var at = 0; at < keys.length; at++) {
      var file = fileOf(context.root, keys[at]);
      if (!files.has(file) && files.size >= PREFIX_FILES) continue;
      files.add(file);
      (await groupOf(context, keys[at])).forEach(function (form) { found.addOpened(form); });
    }
  }

  parts.match = { match: match, group: group, kinshipOf: kinshipOf, AKIN: AKIN, LAYERS: 5 };
})();
