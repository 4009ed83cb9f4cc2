/* Gets the files of the index: each is a script that calls `targum.register`. A page from disk may load classic
   scripts and nothing else, so there is no other way that works everywhere. */
(function () {
  'use strict';

  var targum = window.targum = window.targum || {};
  var parts = targum.parts = targum.parts || {};

  /* The index lies in `search/` beside this script. */
  var base = new URL('search/', document.currentScript.src).href;
  /** Articles are the one kind of file of which more and more are asked for. */
  var TEXTS_KEPT = 200;
  var MINUTE = 60000;

  var registered = new Map();
  var wanted = new Map();
  var names = [];

  /** What each file of the index calls. */
  targum.register = function (kind, lang, name, data) {
    registered.set(kind + '/' + lang + '/' + name, data);
  };

  /** The names of the index's files that were loaded, in the order in which they came. */
  targum.loaded = function () {
    return names.slice();
  };

  function failure(file) {
    return new Error('Search cannot read assets/search/' + file + ', which is missing or damaged. ' +
      'Copy the whole site, or build it again.');
  }

  /** Inserts a script; resolves when it has run. */
  function run(file, stamp) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement('script');
      script.src = base + file + (stamp ? '?' + encodeURIComponent(stamp) : '');
      script.onload = function () {
        script.remove();
        resolve();
      };
      script.onerror = function () {
        script.remove();
        reject(failure(file));
      };
      document.head.appendChild(script);
    });
  }

  /** A file's data, read by `read` once. A file that failed is asked for again the next time. */
  function get(kind, lang, name, file, stamp, read) {
    if (wanted.has(file)) return wanted.get(file);
    var id = kind + '/' + lang + '/' + name;
    var data = run(file, stamp).then(function () {
      if (!registered.has(id)) throw failure(file);
      var raw = registered.get(id);
      registered.delete(id);
      names.push(file);
      return read ? read(raw) : raw;
    });
    wanted.set(file, data);
    data.catch(function () {
      wanted.delete(file);
    });
    return data;
  }

  /** For the files that name all others: on the web they are asked for anew, lest an old one from a cache names
      files of an older build. */
  function fresh() {
    return location.protocol === 'file:' ? '' : Math.floor(Date.now() / MINUTE).toString(36);
  }

  function rules() {
    return get('rules', '', '', 'rules.js', fresh());
  }

  function stemmer(lang) {
    return get('stemmer', lang, '', 'stem/' + lang + '.js', fresh());
  }

  function root(lang) {
    return get('root', lang, '', lang + '/root.js', fresh());
  }

  function glossary() {
    return get('glossary', '', '', 'glossary.js', fresh());
  }

  /** A start in the names that files can have everywhere. */
  function nameOf(start) {
    var units = [];
    for (var at = 0; at < start.length; at++) units.push(start.charCodeAt(at).toString(36));
    return units.join('-') || '_';
  }

  function shard(lang, root, index) {
    var name = nameOf(root.starts[index]);
    var stamp = root.stamps.slice(4 * index, 4 * index + 4);
    return get('terms', lang, name, lang + '/terms/' + name + '.js', stamp, function (text) {
      return new parts.read.Shard(text);
    });
  }

  function words(lang, root, length) {
    return get('words', lang, String(length), lang + '/words/' + length + '.js', root.version, parts.read.wordList);
  }

  function topics(lang, root) {
    return get('topics', lang, '', lang + '/topics.js', root.version);
  }

  var texts = [];

  /** The text of an article. */
  function text(lang, root, slot) {
    var name = slot.toString(16);
    var file = lang + '/texts/' + (slot >> 8).toString(16) + '/' + name + '.js';
    if (!wanted.has(file)) texts.push(file);
    if (texts.length > TEXTS_KEPT) wanted.delete(texts.shift());
    return get('text', lang, name, file, root.version);
  }

  /** An address from the site's root as a link on the present page. */
  targum.href = function (url) {
    var top = new URL('../../', base);
    var goal = new URL(url, top);
    if (location.protocol !== top.protocol || location.host !== top.host) return goal.href;
    if (location.pathname.indexOf(top.pathname) !== 0) return goal.href;
    var depth = location.pathname.slice(top.pathname.length).split('/').length - 1;
    return '../'.repeat(depth) + url;
  };

  parts.load = { rules: rules, stemmer: stemmer, root: root, shard: shard, words: words, text: text, topics: topics,
    glossary: glossary };
})();
