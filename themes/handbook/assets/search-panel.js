/* The search dialog and the search page, on top of `targum.find`. reader.js loads this when it is first wanted and
   calls `targum.panel.dialog` or `targum.panel.page`. Texts and languages stand in the page's <template>. */
(function () {
  'use strict';

  var targum = window.targum;
  var root = document.documentElement;
  var store = document.getElementById('targum-search').content;

  /** Milliseconds from the question to saying that the answer takes time, */
  var PATIENCE = 300;
  /** and from the answer to reading out what it is: not at each key. */
  var QUIET = 700;
  /** So many results the dialog shows, and the page at a time. */
  var FEW = 6;
  var MANY = 10;

  var all = function (selector, within) {
    return Array.prototype.slice.call(within.querySelectorAll(selector));
  };

  function make(name, className, content) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (content !== undefined) element.append(content);
    return element;
  }

  /* What is said. */

  /** A text of the page's, with nodes in its slots. */
  function say(name, slots) {
    var text = store.querySelector('[data-say="' + name + '"]').cloneNode(true);
    text.removeAttribute('data-say');
    all('[data-slot]', text).forEach(function (slot) {
      slot.append(slots[slot.dataset.slot]);
      slot.removeAttribute('data-slot');
    });
    return text;
  }

  /** The text for a number: that of its plural category, which stands where the number goes. */
  function sayCount(name, number) {
    var category = 'other';
    try { category = new Intl.PluralRules(root.lang).select(number); } catch (error) { /* an unknown tag */ }
    var text = say(name + '-' + category);
    all('bdi', text).forEach(function (place) {
      if (place.textContent !== category) return;
      place.removeAttribute('dir');
      place.textContent = digits(number);
    });
    return text;
  }

  var SYSTEMS = { 'arabic-indic': 'arab', persian: 'arabext', devanagari: 'deva', bengali: 'beng', thai: 'thai', myanmar: 'mymr' };

  /** A number as the page's language writes it. */
  function digits(number) {
    var system = SYSTEMS[root.dataset.numerals] || 'latn';
    try {
      return new Intl.NumberFormat(root.lang + '-u-nu-' + system).format(number);
    } catch (error) {
      return String(number);
    }
  }

  var languages = {};
  all('[data-say="languages"] > li', store).forEach(function (item) {
    languages[item.lang] = { dir: item.dir, name: item.textContent };
  });

  /** Marks an element as being in a language, where that is not the one round it: the page's, unless told. */
  function inLanguage(element, lang, around) {
    if (lang !== (around || root.lang)) {
      element.lang = lang;
      element.dir = lang === root.lang ? root.dir : languages[lang] ? languages[lang].dir : 'auto';
    }
    return element;
  }

  /** A text with its marks. */
  function marked(text, marks) {
    var nodes = document.createDocumentFragment();
    var done = 0;
    (marks || []).forEach(function (mark) {
      nodes.append(text.slice(done, mark[0]), make('mark', '', text.slice(mark[0], mark[1])));
      done = mark[1];
    });
    nodes.append(text.slice(done));
    return nodes;
  }

  /* Results. */

  function hitLink(hit, href) {
    var link = make('a', '', marked(hit.title, hit.titleMarks));
    link.href = href;
    link.dataset.hit = '';
    return link;
  }

  function hitHead(hit) {
    var link = hitLink(hit, hit.href);
    var title = make('h3', 'hit-title', link);
    if (hit.lang !== root.lang) {
      link.hreflang = hit.lang;
      title.append(' ', make('span', 'badge', languages[hit.lang] ? languages[hit.lang].name : hit.lang));
    }
    if (hit.kind === 'term') title.append(' ', inLanguage(say('term'), root.lang, hit.lang));
    return title;
  }

  function trail(hit) {
    var steps = make('p', 'hit-trail');
    hit.trail.forEach(function (step) { steps.append(make('span', '', make('bdi', '', step)), ' '); });
    return steps;
  }

  /** The sections of a hit: on the page with their texts, in the dialog two by name. */
  function sections(hit, page) {
    var list = make('ul', 'hit-sections');
    hit.sections.slice(0, page ? 3 : 2).forEach(function (section) {
      var item = make('li', '', hitLink(section, targum.href(section.url)));
      if (page && section.snippet) item.append(make('p', 'hit-text', marked(section.snippet, section.marks)));
      list.append(item);
    });
    return list;
  }

  /** The topics of a hit and the languages that have it too. */
  function facts(hit) {
    var list = make('ul', 'hit-facts');
    var topics = make('li', 'hit-topics');
    hit.topics.forEach(function (topic) { topics.append(make('span', '', make('bdi', '', topic[1])), ' '); });
    if (hit.topics.length) list.append(topics);
    if (hit.also.length) {
      var also = make('li', '', say('also'));
      hit.also.forEach(function (other) {
        var link = make('a', '', languages[other[0]] ? languages[other[0]].name : other[0]);
        link.href = targum.href(other[1]);
        link.hreflang = other[0];
        also.append(' ', inLanguage(link, other[0]));
      });
      list.append(inLanguage(also, root.lang, hit.lang));
    }
    return list;
  }

  /** A result; in another language all of it runs as that language does. */
  function hitItem(hit, page) {
    var item = inLanguage(make('li', 'hit'), hit.lang);
    var main = make('div', 'hit-main', hitHead(hit));
    if (hit.trail.length) main.append(trail(hit));
    // Where a section's text would stand there twice, the summary says what the whole is about.
    var twice = page && hit.sections.some(function (section) { return section.snippet === hit.snippet; });
    var text = twice ? hit.summary : hit.snippet;
    if (text) main.append(make('p', 'hit-text', marked(text, twice ? [] : hit.marks)));
    item.append(main);
    if (hit.sections.length) item.append(sections(hit, page));
    var more = page && facts(hit);
    if (more && more.firstChild) item.append(more);
    return item;
  }

  function hitList(hits, page) {
    var list = make('ul', 'hits');
    hits.forEach(function (hit) { list.append(hitItem(hit, page)); });
    return list;
  }

  /** What was searched for beside or instead of what was typed. */
  function differently(found) {
    var told = make('div', 'search-told');
    found.corrected.forEach(function (word) {
      told.append(say('corrected', { to: make('strong', '', word.to), from: word.from }));
    });
    // `to` is in the page's language, `lang` is that of what was typed.
    found.translated.forEach(function (word) { told.append(say('translated', { words: word.to })); });
    return told;
  }

  /**
   * A field and what is found for it: the same in the dialog and on the page.
   * `parts`: field, found (where results go), start (shown while there are none), status (read out).
   * `options`: page (all of it, or the dialog's few), topics() → ids, changed(words, number of results shown).
   */
  function Finder(parts, options) {
    var self = this;
    this.parts = parts;
    this.options = options;
    this.size = options.page ? MANY : FEW;
    this.words = '';
    this.count = this.asked = this.reading = 0;
    // While one question is answered keys gather for the next.
    this.busy = this.behind = false;
    parts.field.addEventListener('input', function () {
      self.turn();
      if (self.busy) self.behind = true;
      else self.ask();
    });
  }

  /** The field runs as what is in it does; empty, as the page does. */
  Finder.prototype.turn = function () {
    this.parts.field.dir = this.parts.field.value.trim() ? 'auto' : root.dir;
  };

  /** Asks for what the field says now; an answer that comes when something else was asked is dropped. */
  Finder.prototype.ask = function (least) {
    var self = this;
    var mine = ++this.asked;
    this.behind = false;
    this.words = this.parts.field.value.trim();
    this.turn();
    this.options.changed(this.words, 0);
    if (!this.words) {
      this.busy = false;
      this.read('');
      this.show([]);
      return Promise.resolve();
    }
    var late = setTimeout(function () { if (mine === self.asked) self.wait(); }, PATIENCE);
    this.busy = true;
    return targum.find(this.words, this.query(0, Math.max(this.size, least || 0))).then(function (found) {
      clearTimeout(late);
      if (mine !== self.asked) return;
      self.answer(found);
      self.options.changed(self.words, self.count);
    }).catch(function (error) {
      clearTimeout(late);
      if (mine === self.asked) self.fail(error);
    }).then(function () {
      if (mine !== self.asked) return;
      self.busy = false;
      if (self.behind) self.ask();
    });
  };

  Finder.prototype.query = function (from, limit) {
    return { lang: root.lang, topics: this.options.topics(), from: from, limit: limit, prefix: true };
  };

  Finder.prototype.wait = function () {
    this.parts.found.setAttribute('aria-busy', 'true');
    if (!this.parts.found.firstChild) this.show([say('loading')]);
  };

  Finder.prototype.show = function (nodes) {
    var found = this.parts.found;
    found.dataset.words = this.words;
    found.removeAttribute('aria-busy');
    this.parts.start.hidden = nodes.length > 0;
    found.replaceChildren.apply(found, nodes);
    if (!this.options.page) found.parentNode.scrollTop = 0;
  };

  /** Has a text read out, unless another comes soon. */
  Finder.prototype.read = function (text) {
    var place = this.parts.status;
    clearTimeout(this.reading);
    this.reading = setTimeout(function () { place.textContent = text; }, QUIET);
  };

  Finder.prototype.answer = function (found) {
    var page = this.options.page;
    var none = say('none', { words: this.words });
    this.count = found.hits.length;
    if (!this.count && !found.others.length) {
      this.read(none.querySelector('p').textContent);
      this.show([differently(found), none]);
      return;
    }
    // Where only other languages have something, that this one has nothing is said all the same.
    var total = this.count ? sayCount('count', found.total) : none.querySelector('p');
    total.className = 'search-count';
    var nodes = [total, differently(found)];
    if (this.count) {
      nodes.push(say('results'), hitList(found.hits, page));
    }
    if (page && this.count < found.total) nodes.push(this.more());
    if (found.others.length) {
      var others = make('section', 'hits-others', say('others'));
      others.append(hitList(found.others, page));
      nodes.push(others);
    }
    this.read(total.textContent + (this.count ? '' : '. ' + say('others').textContent));
    this.show(nodes);
  };

  /** The button for further results, which come after those that are there. */
  Finder.prototype.more = function () {
    var self = this;
    var line = make('p', 'search-more', say('more'));
    line.firstChild.addEventListener('click', function () {
      var mine = self.asked;
      targum.find(self.words, self.query(self.count, self.size)).then(function (found) {
        if (mine === self.asked && line.parentNode) self.add(found, line);
      }).catch(function (error) { self.fail(error); });
    });
    return line;
  };

  /** Puts further results before the line with the button, and the focus on the first of them. */
  Finder.prototype.add = function (found, line) {
    var list = line.previousSibling;
    var items = found.hits.map(function (hit) { return hitItem(hit, true); });
    list.append.apply(list, items);
    this.count += items.length;
    if (!items.length || this.count >= found.total) line.remove();
    if (items.length) items[0].querySelector('a').focus();
    this.options.changed(this.words, this.count);
  };

  Finder.prototype.fail = function (error) {
    var self = this;
    var text = say('failed');
    console.error(error);
    text.querySelector('button').addEventListener('click', function () {
      self.ask();
      self.parts.field.focus();
    });
    this.read(text.querySelector('p').textContent);
    this.show([text]);
  };

  /** Arrows lead from the field through the results and back; a letter typed on the way goes to the field. */
  function arrows(box, field) {
    var go = function (link, event) {
      event.preventDefault();
      if (link) link.focus();
    };
    box.addEventListener('keydown', function (event) {
      if (event.isComposing || event.altKey) return;
      var hits = all('a[data-hit]', box);
      var here = hits.indexOf(document.activeElement);
      if (here < 0 && event.target !== field) return;
      var modified = event.ctrlKey || event.metaKey;
      if (event.key === 'ArrowDown' && !modified) go(hits[Math.min(here + 1, hits.length - 1)], event);
      else if (event.key === 'ArrowUp' && !modified) go(here > 0 ? hits[here - 1] : field, event);
      else if (here < 0) return;
      else if (event.key === 'Home') go(hits[0], event);
      else if (event.key === 'End') go(hits[hits.length - 1], event);
      else if (event.key === 'Backspace' || (event.key.length === 1 && event.key !== ' ' && !modified)) field.focus();
    });
  }

  /** The parts of a dialog or page, with a place for what is read out. */
  function partsOf(box) {
    var status = make('p', 'visually-hidden');
    status.setAttribute('role', 'status');
    box.append(status);
    var part = function (name) { return box.querySelector('.search-' + name); };
    return { field: part('field'), found: part('found'), start: part('start'), status: status };
  }

  /** Tells those who do not see it where results are. */
  function hint(field) {
    var text = say('hint');
    text.className = 'visually-hidden';
    text.id = 'targum-search-hint-' + (field.id || 'dialog');
    field.after(text);
    field.setAttribute('aria-describedby', text.id);
  }

  /* The dialog. reader.js has opened it; it may hold words already. */
  function dialog(box) {
    var parts = partsOf(box);
    var field = parts.field;
    var whole = box.querySelector('.search-all');
    var page = whole.href;
    var finder = new Finder(parts, {
      page: false,
      topics: function () { return []; },
      changed: function (words) {
        whole.hidden = !words;
        whole.href = page + asked(words);
      }
    });
    hint(field);
    arrows(box, field);
    field.addEventListener('keydown', function (event) {
      var words = field.value.trim();
      if (event.key !== 'Enter' || event.isComposing || !words) return;
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) window.open(page + asked(words), '_blank', 'noopener');
      else location.href = page + asked(words);
    });
    box.addEventListener('click', function (event) {
      var link = event.target.closest('a[href]');
      // A place on this very page: nothing is loaded, so the dialog goes.
      if (link && link.href.split('#')[0] === location.href.split('#')[0] && !event.ctrlKey && !event.metaKey && !event.shiftKey) box.close();
    });
    return finder.ask();
  }

  /* The page. Its address has the words and the topics, so that Back leads to them and a link can be sent. */

  function asked(words) {
    return words ? '?q=' + encodeURIComponent(words) : '';
  }

  /** Keeps a state for Back, at an address where there is one. Some browsers leave addresses of files alone. */
  function keep(state, address) {
    try {
      history.replaceState(state, '', address);
    } catch (error) { /* The page works all the same. */ }
  }

  function writeAddress(words, topics, count) {
    var address = new URLSearchParams();
    if (words) address.set('q', words);
    topics.forEach(function (topic) { address.append('topic', topic); });
    var query = address.toString();
    keep({ count: count }, location.pathname + (query ? '?' + query : '') + location.hash);
  }

  function page(box) {
    var parts = partsOf(box);
    var filter = box.querySelector('.search-filter');
    var title = document.title;
    var chips = filter ? topicChips(box, filter, function () { finder.ask(); }) : [];
    var finder = new Finder(parts, {
      page: true,
      topics: function () { return chosen(chips); },
      changed: function (words, count) {
        writeAddress(words, chosen(chips), count);
        document.title = words ? '\u2068' + words + '\u2069 – ' + title : title;
        if (filter) filter.hidden = !words;
        all('.switcher a[hreflang]', document).forEach(function (link) {
          link.setAttribute('href', link.getAttribute('href').split('?')[0] + asked(words));
        });
      }
    });
    /** Takes words and topics from the address, and from Back how far one was. */
    var fromAddress = function () {
      var address = new URLSearchParams(location.search);
      var state = history.state || {};
      parts.field.value = address.get('q') || '';
      press(chips, address.getAll('topic'));
      return finder.ask(state.count).then(function () {
        if (state.top) window.scrollTo({ top: state.top, behavior: 'instant' });
      });
    };
    ready(parts.field);
    arrows(box, parts.field);
    parts.field.addEventListener('keydown', function (event) {
      if (event.key !== 'Enter' || event.isComposing) return;
      finder.ask();
      // The keyboard on a screen goes, so that the results are seen.
      if (window.matchMedia && matchMedia('(pointer: coarse)').matches) parts.field.blur();
    });
    window.addEventListener('popstate', fromAddress);
    window.addEventListener('pagehide', function () {
      keep({ count: (history.state || {}).count, top: window.scrollY }, location.href);
    });
    return fromAddress();
  }

  /** The field of the page as it is with scripts. */
  function ready(field) {
    field.removeAttribute('aria-describedby');
    field.placeholder = field.dataset.placeholder;
    field.disabled = false;
    hint(field);
  }

  /** Buttons that keep results to topics, made of the page's links to them; the first one takes all back. */
  function topicChips(box, filter, choose) {
    var chip = function (value, content) {
      var button = make('button', 'chip', content);
      button.type = 'button';
      button.value = value;
      filter.append(button);
      return button;
    };
    var chips = [chip('', say('all-topics'))].concat(all('[data-topic]', box).map(function (link) {
      var name = document.createDocumentFragment();
      name.append.apply(name, link.cloneNode(true).childNodes);
      return chip(link.dataset.topic, name);
    }));
    filter.addEventListener('click', function (event) {
      var button = event.target.closest('.chip');
      if (!button) return;
      var others = chosen(chips).filter(function (topic) { return topic !== button.value; });
      var was = button.getAttribute('aria-pressed') === 'true';
      press(chips, !button.value ? [] : was ? others : others.concat(button.value));
      choose();
    });
    return chips;
  }

  /** The topics that are chosen; none is all. */
  function chosen(chips) {
    return chips.map(function (chip) { return chip.getAttribute('aria-pressed') === 'true' ? chip.value : ''; }).filter(Boolean);
  }

  /** Shows which topics are chosen. */
  function press(chips, topics) {
    var known = chips.some(function (chip) { return chip.value && topics.indexOf(chip.value) >= 0; });
    chips.forEach(function (chip) {
      chip.setAttribute('aria-pressed', String(chip.value ? topics.indexOf(chip.value) >= 0 : !known));
    });
  }

  targum.panel = { dialog: dialog, page: page };
})();
