/* Words as the index has them: where they are in a text, their normal form, their kin. The data are in the table
   `rules`, which the program writes from its own; the algorithms are those of its room `analysis`, and a test of
   the program holds both against each other. */
(function () {
  'use strict';

  var targum = (window.targum = window.targum || {});
  var WORD = 1;
  var JOINER = 2;
  var HEBREW = 4;
  var PLAIN = 8;
  var DROPPED = 16;
  /** The fewest letters of a start of a key: one letter starts too many. */
  var HEAD = 2;

  /** Calls `each` with the first and last number of every range of the table. */
  function ranges(text, each) {
    var numbers = text.split(' ');
    var at = 0;
    for (var i = 0; i + 1 < numbers.length; i += 2) {
      var start = at + parseInt(numbers[i], 36);
      at = start + parseInt(numbers[i + 1], 36);
      each(start, at - 1);
    }
  }

  /** What is known of characters: sets as bits for the first plane, ranges of word characters for the others. */
  function Characters(rules) {
    var bits = new Uint8Array(0x10000);
    var far = [];
    var mark = function (text, bit) {
      ranges(text, function (first, last) {
        for (var code = first; code <= last && code < bits.length; code++) bits[code] |= bit;
        if (bit === WORD && last >= bits.length) far.push([first, last]);
      });
    };
    mark(rules.words, WORD);
    mark(rules.joiners, JOINER);
    mark(rules.hebrew, HEBREW);
    mark(rules.plain, PLAIN);
    mark(rules.dropped, DROPPED);
    var folds = new Map();
    var letters = Array.from(rules.folds);
    for (var i = 0; i < letters.length; i += 2) folds.set(letters[i].codePointAt(0), letters[i + 1]);

    this.folds = folds;
    /** Whether a character is in the set of this bit. */
    this.is = function (code, bit) {
      if (code < bits.length) return (bits[code] & bit) !== 0;
      return (
        bit === WORD &&
        far.some(function (range) {
          return code >= range[0] && code <= range[1];
        })
      );
    };
  }

  /** How many units of UTF-16 a character takes. */
  function width(code) {
    return code > 0xffff ? 2 : 1;
  }

  /** Finds the words of texts. */
  function splitter(characters) {
    var is = characters.is;
    var isDigit = function (code) {
      var folded = characters.folds.get(code);
      return (code >= 48 && code <= 57) || (folded !== undefined && folded >= '0' && folded <= '9');
    };
    /** Whether a mark belongs to the word, by the character before it and the one at `next`. */
    var inner = function (text, last, code, next) {
      var after = next < text.length ? text.codePointAt(next) : 0;
      switch (code) {
        case 0x5f3: // geresh
          return is(last, HEBREW);
        case 0x27: // apostrophes
        case 0x2019:
          return is(after, WORD) && !isDigit(after) && is(last, WORD);
        case 0x22: // straight quotation mark, gershayim
        case 0x5f4:
          return is(last, HEBREW) && is(after, HEBREW);
        default:
          return false;
      }
    };
    return function (text) {
      var found = [];
      var at = 0;
      while (at < text.length) {
        var code = text.codePointAt(at);
        if (!is(code, WORD) || is(code, JOINER)) {
          at += width(code);
          continue;
        }
        var start = at;
        var last = 0;
        while (at < text.length) {
          code = text.codePointAt(at);
          if (!is(code, WORD) && !inner(text, last, code, at + width(code))) break;
          last = code;
          at += width(code);
        }
        found.push({ start: start, end: at, text: text.slice(start, at) });
      }
      return found;
    };
  }

  /** Makes normal forms. */
  function normaliser(characters, longest) {
    var others = [];
    var isMark = function (code) {
      return code >= 0x300 && code <= 0x36f;
    };
    /** A character in lower case without the marks that it is composed with. */
    var lower = function (letter) {
      var parts = letter.normalize('NFD');
      var end = parts.length;
      while (end && isMark(parts.charCodeAt(end - 1))) end--;
      var base = end && end === width(parts.codePointAt(0)) ? parts.slice(0, end) : letter;
      return Array.from(base.toLowerCase())
        .filter(function (part) {
          return !isMark(part.codePointAt(0));
        })
        .join('');
    };
    var fold = function (letter) {
      var code = letter.codePointAt(0);
      if (characters.is(code, DROPPED)) return '';
      var other = characters.folds.get(code);
      return other !== undefined ? other : code < 0x80 ? letter : lower(letter);
    };
    /** The same, remembered. */
    var folded = function (text, at, code) {
      var known = others[code];
      if (known === undefined) known = others[code] = fold(text.slice(at, at + width(code)));
      return known;
    };
    var isPlain = function (word) {
      for (var i = 0; i < word.length; i++) if (!characters.is(word.charCodeAt(i), PLAIN)) return false;
      return true;
    };
    return function (word) {
      var text = isPlain(word) ? word : word.normalize('NFKC');
      var form = '';
      for (var at = 0; at < text.length; ) {
        var code = text.codePointAt(at);
        form += folded(text, at, code);
        at += width(code);
      }
      return form.length > longest ? Array.from(form).slice(0, longest).join('') : form;
    };
  }

  /** Takes words apart by a language's affixes. */
  function Affixes(data, least) {
    var folds = new Map(data.folds);
    var own = function (word) {
      return word.length > 0 && word[0] >= data.letters[0] && word[0] <= data.letters[1];
    };
    var folded = function (word) {
      if (!folds.size) return word;
      return Array.from(word, function (letter) {
        return folds.get(letter) || letter;
      }).join('');
    };
    /** Where a legal chain of clitics may end, 0 among them, in order. */
    var ends = function (word) {
      var all = [0];
      data.chain.forEach(function (clitics) {
        all.slice().forEach(function (start) {
          clitics.forEach(function (clitic) {
            var end = start + clitic.length;
            if (word.startsWith(clitic, start) && all.indexOf(end) < 0) all.push(end);
          });
        });
      });
      return all.sort(function (a, b) {
        return a - b;
      });
    };
    /** A word's rests without a legal chain, the whole among them, with so many letters or more. */
    var rests = function (word, left) {
      return ends(word)
        .filter(function (end) {
          return !end || letters(word.slice(end)) >= left;
        })
        .map(function (end) {
          return word.slice(end);
        });
    };
    var withoutSuffix = function (word) {
      for (var i = 0; i < data.suffixes.length; i++) {
        var suffix = data.suffixes[i];
        if (!word.endsWith(suffix) || letters(word) - suffix.length < data.left) continue;
        word = word.slice(0, word.length - suffix.length);
        if (!data.each) break;
      }
      return word;
    };
    var skeleton = function (word) {
      var bare = Array.from(word)
        .filter(function (letter, at) {
          return !at || data.vowels.indexOf(letter) < 0;
        })
        .join('');
      return letters(bare) >= least.skeleton ? bare : word;
    };
    var stem = function (word) {
      return own(word) ? withoutSuffix(rests(folded(word), least.stem).pop()) : word;
    };
    var key = function (word) {
      return own(word) ? skeleton(stem(word)) : word;
    };
    /** A word without each legal chain, none among them, and without suffixes. */
    var bases = function (word) {
      return own(word) ? unique(rests(folded(word), least.stem).map(withoutSuffix)) : [word];
    };

    this.own = own;
    this.ends = ends;
    this.stem = stem;
    this.key = key;
    this.bases = bases;
    /** The groups that may hold kin: another chain may have eaten more of the word's own letters. */
    this.keys = function (word) {
      if (!own(word)) return [word];
      var all = [key(word)];
      bases(word).forEach(function (base) {
        all = all.concat(rests(base, HEAD).map(skeleton));
      });
      return unique(all);
    };
    /** What keys of words begin with that begin with this one. */
    this.heads = function (word) {
      return own(word) ? unique(rests(folded(word), HEAD).map(skeleton)) : [word];
    };
    /** Whether a word, or it without clitics, begins with this one. */
    this.opens = function (word, other) {
      return rests(other, least.stem).some(function (rest) {
        return rest.startsWith(word);
      });
    };
  }

  /** Takes from stems what spelling alone makes of them. */
  function Spelling(data) {
    var opened = function (text) {
      return Array.from(text)
        .filter(function (letter, at, all) {
          return letter !== all[at - 1] || data.doubled.indexOf(letter) < 0;
        })
        .join('');
    };
    this.opened = opened;
    this.key = function (stem) {
      var key = opened(stem);
      if (key.endsWith(data.open) && letters(key) > data.left) key = key.slice(0, -data.open.length);
      data.devoiced.forEach(function (pair) {
        if (key.endsWith(pair[0])) key = key.slice(0, -pair[0].length) + pair[1];
      });
      var before = key.slice(-2, -1);
      var ends = key.endsWith(data.ending) && before >= 'a' && before <= 'z' && data.vowels.indexOf(before) < 0;
      return ends && letters(key) > data.left ? key.slice(0, -data.ending.length) : key;
    };
  }

  /** How many characters a text has. */
  function letters(text) {
    var count = 0;
    for (var at = 0; at < text.length; at += width(text.codePointAt(at))) count++;
    return count;
  }

  function unique(list) {
    return Array.from(new Set(list));
  }

  /**
   * The words of a site's languages, by the table `rules` and Snowball's `stemmers`, each under its language's tag
   * (they may come later). `form` is a normalised word.
   */
  targum.words = function (rules, stemmers) {
    var characters = new Characters(rules);
    var affixes = {};
    Object.keys(rules.affixes).forEach(function (language) {
      affixes[language] = new Affixes(rules.affixes[language], rules.least);
    });
    var spellings = {};
    Object.keys(rules.spelling).forEach(function (language) {
      spellings[language] = new Spelling(rules.spelling[language]);
    });
    var stops = {};
    Object.keys(rules.stops).forEach(function (language) {
      stops[language] = new Set(rules.stops[language]);
    });
    var apart = new Set(rules.apart);
    var language = function (lang) {
      return lang.split('-')[0];
    };
    var own = function (lang) {
      return affixes[language(lang)];
    };
    var stem = function (lang, form) {
      if (own(lang)) return own(lang).stem(form);
      return stemmers[lang] ? stemmers[lang](form) : form;
    };
    var key = function (lang, form) {
      if (own(lang)) return own(lang).key(form);
      var spelling = spellings[language(lang)];
      return spelling ? spelling.key(stem(lang, form)) : stem(lang, form);
    };
    var keys = function (lang, form) {
      return own(lang) ? own(lang).keys(form) : [key(lang, form)];
    };
    var bases = function (lang, form) {
      return own(lang) ? own(lang).bases(form) : [stem(lang, form)];
    };

    return {
      /** The words of a text: [{start, end, text}], in units of UTF-16. */
      words: splitter(characters),
      /** A word's normal form. */
      normalise: normaliser(characters, rules.longest),
      /** A form's stem, and the key of the group that it stands in. */
      terms: function (lang, form) {
        return { stem: stem(lang, form), key: key(lang, form) };
      },
      /** The keys of all groups in which kin of a form may stand, its own first. */
      keys: keys,
      /** What is left of a form without each legal chain of clitics and without suffixes. */
      bases: bases,
      /** Tells how near a form of those groups is: 3 the same, 2 akin, 1 only in one of the groups. */
      kin: function (lang, form) {
        var mine = new Set(bases(lang, form));
        return function (other) {
          if (other === form) return 3;
          return bases(lang, other).some(function (base) {
            return mine.has(base);
          })
            ? 2
            : 1;
        };
      },
      /** The starts of keys under which, and under `keys`, words stand that begin with a form. */
      heads: function (lang, form) {
        var spelling = spellings[language(lang)];
        return own(lang) ? own(lang).heads(form) : [spelling ? spelling.opened(form) : form];
      },
      /** Tells whether another form, or it without clitics, begins with a form. */
      opens: function (lang, form) {
        return function (other) {
          return own(lang) ? own(lang).opens(form, other) : other.startsWith(form);
        };
      },
      /** A form's variants without a legal chain of clitics, by which terms of the glossary are found. */
      variants: function (lang, form) {
        var all = [];
        if (apart.has(language(lang))) return all;
        ['he', 'ar'].forEach(function (of) {
          if (!affixes[of].own(form)) return;
          affixes[of].ends(form).forEach(function (end) {
            var rest = form.slice(end);
            if (!end || letters(rest) < rules.least.variant) return;
            all.push(rest);
            if (form.slice(0, end).endsWith('لل')) all.push('ال' + rest);
          });
        });
        return all;
      },
      /** Whether a form is too common to search for. */
      isStop: function (lang, form) {
        var list = stops[language(lang)];
        return list !== undefined && list.has(form);
      },
    };
  };
})();
