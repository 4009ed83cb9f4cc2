/* Search: `targum.find` and `targum.search`, described in docs/search-api.md. Loads what a query needs of the index,
   no more; the other scripts beside this one do the parts of the work. */
(function () {
  'use strict';

  var targum = window.targum = window.targum || {};
  var parts = targum.parts = targum.parts || {};

  /** With fewer hits than this, other words and other languages are tried. */
  var FEW = 3;
  /** How many hits of each other language are shown. */
  var OTHERS = 5;
  /** What a part of a compound and what a word's translation count, beside the word itself. */
  var PART = 0.5;
  var TRANSLATION = 0.8;
  /** How many words are kept analysed. */
  var KEPT = 50000;

  var OPTIONS = { lang: 'string', topics: 'object', limit: 'number', from: 'number', prefix: 'boolean' };

  /** Keeps the results of a function of a word. */
  function kept(work) {
    var known = new Map();
    return function (word) {
      var result = known.get(word);
      if (result !== undefined) return result;
      if (known.size > KEPT) known.clear();
      result = work(word);
      known.set(word, result);
      return result;
    };
  }

  var contexts = new Map();
  /* The words of all languages, and the stemmers of those that were asked for. */
  var words = null;
  var stemmers = {};

  /** A language to search in: what is known of its index and of its words. */
  function contextOf(lang, rules) {
    if (!contexts.has(lang)) {
      contexts.set(lang, makeContext(lang, rules));
      contexts.get(lang).catch(function () { contexts.delete(lang); });
    }
    return contexts.get(lang);
  }

  async function makeContext(lang, rules) {
    var stems = (rules.stemmers || []).indexOf(lang) >= 0;
    var loaded = await Promise.all([parts.load.root(lang), stems ? parts.load.stemmer(lang) : null]);
    if (stems) stemmers[lang] = kept(loaded[1]);
    words = words || targum.words(rules, stemmers);
    var compounding = rules.compounds[lang.split('-')[0]] || { links: [], particles: [] };
    var normalise = kept(words.normalise);
    var terms = kept(function (form) { return words.terms(lang, form); });
    var own = { normalise: normalise, terms: function (_, form) { return terms(form); } };
    return { lang: lang, root: loaded[0], words: Object.assign({}, words, own),
      links: compounding.links, particles: compounding.particles };
  }

  /** The search that options ask for, or a TypeError that says what is wrong with them. */
  function checked(query, options) {
    if (typeof query !== 'string') throw new TypeError('targum.find: the query must be a string, not ' + nameOf(query));
    if (options !== undefined && (options === null || typeof options !== 'object')) {
      throw new TypeError('targum.find: the options must be an object, such as { lang: "nl" }');
    }
    Object.keys(options || {}).forEach(function (name) { checkOption(name, options[name]); });
    var given = Object.assign({}, options);
    return {
      query: query,
      lang: given.lang === undefined ? document.documentElement.lang : given.lang,
      topics: given.topics || [],
      limit: given.limit === undefined ? 10 : given.limit,
      from: given.from || 0,
      prefix: given.prefix !== false && !/\s$/.test(query)
    };
  }

  function checkOption(name, value) {
    var type = Object.prototype.hasOwnProperty.call(OPTIONS, name) && OPTIONS[name];
    var known = Object.keys(OPTIONS).join(', ');
    if (!type) throw new TypeError('targum.find: there is no option "' + name + '"; there are ' + known);
    if (value === undefined) return;
    if (typeof value !== type || value === null) {
      throw new TypeError('targum.find: ' + name + ' must be ' + (name === 'topics' ? 'an array' : 'a ' + type) +
        ', not ' + nameOf(value));
    }
    if (type === 'number' && !(Number.isInteger(value) && value >= 0)) {
      throw new TypeError('targum.find: ' + name + ' must be a whole number from 0, not ' + value);
    }
    if (name === 'topics' && !(Array.isArray(value) && value.every(isString))) {
      throw new TypeError('targum.find: topics must be an array of topic ids, such as ["complaints"]');
    }
  }

  function isString(value) {
    return typeof value === 'string';
  }

  function nameOf(value) {
    return value === null ? 'null' : typeof value;
  }

  /** One query on its way: what was asked, the words of it, what was learned about them. */
  async function begin(asked) {
    var rules = await parts.load.rules();
    var languages = rules.languages || [];
    if (languages.indexOf(asked.lang) < 0) {
      throw new Error('targum.find: this site has no language "' + asked.lang + '"; it has ' + languages.join(', '));
    }
    var own = await contextOf(asked.lang, rules);
    return { asked: asked, rules: rules, own: own, words: wordsOf(own.words, asked), repairs: [], corrected: [],
      translated: [] };
  }

  /** The different words of a query: [{typed, form, prefix}]. */
  function wordsOf(words, asked) {
    var found = words.words(asked.query);
    var list = found.map(function (word, at) {
      return { typed: word.text, form: words.normalise(word.text), prefix: asked.prefix && at === found.length - 1 };
    });
    return list.filter(function (word, at) {
      return word.form && !list.some(function (other, later) { return later > at && other.form === word.form; });
    });
  }

  /** The other languages of the site. */
  function othersOf(search) {
    return Promise.all(search.rules.languages.filter(function (lang) {
      return lang !== search.own.lang;
    }).map(function (lang) { return contextOf(lang, search.rules); }));
  }

  /** The words to search for in a language, each with what the index has for it: [{word, at, alternatives}].
      Stop words are left out unless there are no others. */
  function look(search, context) {
    var isStop = function (word) { return context.words.isStop(context.lang, word.form); };
    var all = search.words.every(isStop);
    var wanted = search.words.filter(function (word) { return all || !isStop(word); });
    return Promise.all(wanted.map(async function (word) {
      var match = await parts.match.match(context, word.form, word.prefix);
      var repair = search.repairs.find(function (other) { return other.word === word && other.context === context; });
      return { word: word, at: search.words.indexOf(word),
        alternatives: repair ? repair.alternatives : [{ match: match, weight: 1 }] };
    }));
  }

  function isUnknown(sought) {
    return sought.alternatives.every(function (alternative) { return alternative.match.isEmpty(); });
  }

  /** For a word that no language has: the known words that it is made of, or the one that it was meant to be. */
  async function repair(search, word) {
    var others = await othersOf(search);
    if (await isKnownIn(others, word)) return;
    var all = [search.own].concat(others);
    for (var at = 0; at < all.length; at++) {
      var halves = await parts.spell.split(all[at], word.form);
      var meant = halves ? null : await parts.spell.correct(all[at], word.form);
      if (!halves && !meant) continue;
      var alternatives = halves
        ? halves.map(function (match) { return { match: match, weight: PART }; })
        : [{ match: meant, weight: 1 }];
      search.repairs.push({ word: word, context: all[at], alternatives: alternatives });
      if (meant) search.corrected.push({ from: word.typed, to: meant.form });
      return;
    }
  }

  async function isKnownIn(others, word) {
    for (var at = 0; at < others.length; at++) {
      if (others[at].words.isStop(others[at].lang, word.form)) return true;
      var match = await parts.match.match(others[at], word.form, word.prefix);
      if (!match.isEmpty()) return true;
    }
    return false;
  }

  /** What a language has for words that were looked up. */
  async function findingOf(search, context, sought) {
    var tally = parts.score.tally(sought, context);
    var allowed = await allowedBy(search.asked.topics, context);
    var count = context === search.own ? Math.max(FEW, search.asked.from + search.asked.limit) : OTHERS + FEW;
    var ranked = tally.ranked(count, allowed);
    return { context: context, tally: tally, total: ranked.total, best: ranked.best,
      matcher: new parts.snippet.Matcher(context, sought) };
  }

  /** The articles of any of these topics; null when none is asked for. */
  async function allowedBy(topics, context) {
    if (!topics.length) return null;
    var known = topics.filter(function (topic) { return context.root.topics.indexOf(topic) >= 0; });
    var lists = known.length ? await parts.load.topics(context.lang, context.root) : {};
    var allowed = new Set();
    known.forEach(function (topic) {
      parts.read.slotList(lists[topic]).forEach(function (slot) { allowed.add(slot); });
    });
    return allowed;
  }

  function partsOf(match) {
    return match.own ? match.own.parts : [];
  }

  /** Adds the parts of compounds to what is searched for. */
  async function takeApart(context, sought) {
    await Promise.all(sought.map(async function (one) {
      var keys = partsOf(one.alternatives[0].match);
      var matches = await Promise.all(keys.map(function (key) { return parts.match.group(context, key); }));
      one.alternatives = one.alternatives.concat(matches.map(function (match) {
        return { match: match, weight: PART };
      }));
    }));
  }

  var indices = new Map();

  /** The terms of the glossary that the query mentions in any language. */
  async function mentionsOf(search, all) {
    var glossary = await parts.load.glossary();
    if (!indices.has(glossary)) indices.set(glossary, parts.translate.indexOf(glossary, all));
    var forms = search.words.map(function (word) { return word.form; });
    return parts.translate.mentions(indices.get(glossary), all, forms);
  }

  /** What is searched for, with terms called as the language calls them. */
  async function translate(search, context, sought, mentions) {
    for (var at = 0; at < mentions.length; at++) {
      var mention = mentions[at];
      var typed = search.words.slice(mention.from, mention.to);
      var name = parts.translate.inLanguage(mention, context, typed.map(function (word) { return word.form; }));
      if (!name) continue;
      sought = await replace(context, sought, mention, name);
      if (context !== search.own) continue;
      var from = typed.map(function (word) { return word.typed; }).join(' ');
      search.translated.push({ from: from, to: name.title, lang: mention.lang });
    }
    return sought;
  }

  /** Puts a term's words in the place of those that mention it; what these find by themselves is kept. */
  async function replace(context, sought, mention, name) {
    var isInside = function (one) { return one.at >= mention.from && one.at < mention.to; };
    var typed = sought.filter(isInside);
    var lookUp = async function (form) {
      return { match: await parts.match.match(context, form, false), weight: TRANSLATION };
    };
    var plain = name.forms.filter(function (form) { return !context.words.isStop(context.lang, form); });
    var named = await Promise.all((plain.length ? plain : name.forms).map(lookUp));
    var others = await Promise.all(name.others.map(lookUp));
    var added = named.map(function (alternative) { return { at: mention.from, alternatives: [alternative] }; });
    added[0].alternatives = typed.reduce(function (list, one) { return list.concat(one.alternatives); }, [])
      .concat(added[0].alternatives, others);
    return sought.filter(function (one) { return !isInside(one); }).concat(added);
  }

  /** Few hits: compounds are taken apart, terms translated, other languages searched. */
  async function widen(search, sought) {
    var others = await othersOf(search);
    var mentions = await mentionsOf(search, [search.own].concat(others));
    await takeApart(search.own, sought);
    var finding = await findingOf(search, search.own, await translate(search, search.own, sought, mentions));
    var abroad = finding.total >= FEW ? [] : await Promise.all(others.map(async function (context) {
      var there = await translate(search, context, await look(search, context), mentions);
      return findingOf(search, context, there);
    }));
    return { finding: finding, abroad: abroad };
  }

  /** The best hits of other languages, without what is there already in a language before. */
  async function hitsAbroad(wide) {
    var seen = new Set();
    (await parts.hits(wide.finding, wide.finding.best.slice(0, FEW))).forEach(function (hit) { seen.add(hit.entry); });
    var result = [];
    for (var at = 0; at < wide.abroad.length; at++) {
      var hits = (await parts.hits(wide.abroad[at], wide.abroad[at].best)).filter(function (hit) { return !seen.has(hit.entry); });
      hits.slice(0, OTHERS).forEach(function (hit) {
        seen.add(hit.entry);
        result.push(hit);
      });
    }
    return result;
  }

  /** Corrected words as the articles write them, not as the index does. */
  function written(search, wide) {
    return search.corrected.map(function (word) {
      var finding = [wide.finding].concat(wide.abroad).find(function (one) { return one.matcher.written.has(word.to); });
      return { from: word.from, to: finding ? finding.matcher.written.get(word.to) : word.to };
    });
  }

  async function find(query, options) {
    var asked = checked(query, options);
    var search = await begin(asked);
    if (!search.words.length) return { hits: [], total: 0, corrected: [], translated: [], others: [], terms: [] };
    var sought = await look(search, search.own);
    var unknown = sought.filter(isUnknown);
    for (var at = 0; at < unknown.length; at++) await repair(search, unknown[at].word);
    if (search.repairs.length) sought = await look(search, search.own);
    var wide = { finding: await findingOf(search, search.own, sought), abroad: [] };
    if (wide.finding.total < FEW) wide = await widen(search, sought);
    var hits = await parts.hits(wide.finding, wide.finding.best.slice(asked.from, asked.from + asked.limit));
    var others = await hitsAbroad(wide);
    return { hits: hits, total: wide.finding.total, corrected: written(search, wide), translated: search.translated,
      others: others, terms: sought.map(function (one) { return one.word.typed; }) };
  }

  /** What themes call: everything that is known about the hits of a query. */
  targum.find = find;

  /** The plain form: one list, hits of other languages last. */
  targum.search = async function (query, options) {
    var found = await find(query, options);
    return found.hits.concat(found.others).map(function (hit) {
      return { url: hit.url, title: hit.title, lang: hit.lang, score: hit.score, snippet: hit.snippet };
    });
  };
})();
