/* The search dialog and the search page, on top of `targum.find`. reader.js loads this when it is first wanted and
   calls `targum.panel.dialog` or `targum.panel.page`. Texts and languages stand in the page's <template>. */
(function () {
  'use strict';

  var targum = window.targum;
  var root = document.documentElement;
  var store = document.getElementById('targum-search').content;

  /** Milliseconds from the last key to the question, */
  var PAUSE = 60;
  /** from the question to saying that the answer takes time, */
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

  /** Words one after the other, each isolated, with what the language puts between them. */
  function listed(items) {
    var nodes = document.createDocumentFragment();
    var between = items.slice(1).map(function () { return ', '; });
    if (window.Intl && Intl.ListFormat) {
      between = new Intl.ListFormat(root.lang).formatToParts(items.map(String))
        .filter(function (part) { return part.type === 'literal'; })
        .map(function (part) { return part.value; });
    }
    items.forEach(function (item, index) {
      if (index) nodes.append(between[index - 1]);
      nodes.append(item.nodeType ? item : make('bdi', '', item));
    });
    return nodes;
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
    if (hit.topics && hit.topics.length) {
      var topics = make('li', 'hit-topics');
      hit.topics.forEach(function (topic) { topics.append(make('span', '', make('bdi', '', topic[1])), ' '); });
      list.append(topics);
    }
    if (hit.also && hit.also.length) {
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
    if (hit.trail && hit.trail.length) main.append(trail(hit));
    // Where a section's text would stand there twice, the summary says what the whole is about.
    var twice = page && (hit.sections || []).some(function (section) { return section.snippet === hit.snippet; });
    var text = twice ? hit.summary : hit.snippet;
    if (text) main.append(make('p', 'hit-text', marked(text, twice ? [] : hit.marks)));
    item.append(main);
    if (hit.sections && hit.sections.length) item.append(sections(hit, page));
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
    (found.corrected || []).forEach(function (word) {
      told.append(say('corrected', { to: make('strong', '', word.to), from: word.from }));
    });
    // `to` is in the page's language, `lang` is that of what was typed.
    var words = (found.translated || []).map(function (word) { return make('bdi', '', word.to); });
    if (words.length) told.append(say('translated', { words: listed(words) }));
    return told;
  }

  /* A field and what is found for it: the same in the dialog and on the page. */

  /**
   * `parts`: field, found (where results go), start (shown while there are none), status (read out).
   * `options`: page (all of it or the dialog's few), topics() → ids, changed(words), shown(found, count).
   */
  function finder(parts, options) {
    var asked = 0;
    var timer = 0;
    var reading = 0;
    var words = '';
    var size = options.page ? MANY : FEW;
    var count = 0;

    function read(text) {
      clearTimeout(reading);
      reading = setTimeout(function () { parts.status.textContent = text; }, QUIET);
    }

    function show(nodes) {
      parts.found.removeAttribute('aria-busy');
      parts.start.hidden = nodes.length > 0;
      parts.found.replaceChildren.apply(parts.found, nodes);
      if (!options.page) parts.found.parentNode.scrollTop = 0;
    }

    function answer(found) {
      var nodes = [differently(found)];
      count = found.hits.length;
      if (!count && !found.others.length) {
        var none = say('none', { words: words });
        read(none.querySelector('p').textContent);
        show(nodes.concat(none));
        return;
      }
      // Only other languages have something: that this one has nothing is said all the same.
      var total = count ? sayCount('count', found.total) : say('none', { words: words }).querySelector('p');
      total.className = 'search-count';
      var heading = say('results');
      heading.className = 'visually-hidden';
      nodes.unshift(total);
      if (count) nodes.push(heading, hitList(found.hits, options.page));
      if (options.page && count < found.total) nodes.push(more());
      if (found.others.length) {
        var others = make('section', 'hits-others', say('others'));
        others.append(hitList(found.others, options.page));
        nodes.push(others);
      }
      read(total.textContent + (count ? '' : '. ' + nodes[nodes.length - 1].firstChild.textContent));
      show(nodes);
    }

    /** The button for further results, which come after those that are there. */
    function more() {
      var line = make('p', 'search-more', say('more'));
      line.firstChild.addEventListener('click', function () {
        var mine = asked;
        targum.find(words, query(count, size)).then(function (found) {
          if (mine !== asked || !line.parentNode) return;
          var list = line.previousSibling;
          var first = list.children.length;
          found.hits.forEach(function (hit) { list.append(hitItem(hit, true)); });
          count += found.hits.length;
          if (!found.hits.length || count >= found.total) line.remove();
          if (list.children[first]) list.children[first].querySelector('a').focus();
          options.changed(words, count);
        }, fail);
      });
      return line;
    }

    function fail(error) {
      console.error(error);
      var text = say('failed');
      text.querySelector('button').addEventListener('click', function () { ask(); parts.field.focus(); });
      read(text.querySelector('p').textContent);
      show([text]);
    }

    function query(from, limit) {
      return { lang: root.lang, topics: options.topics(), from: from, limit: limit, prefix: true };
    }

    /** Asks for what the field says now; an answer that comes when something else was asked is dropped. */
    function ask(least) {
      clearTimeout(timer);
      var mine = ++asked;
      words = parts.field.value.trim();
      parts.field.dir = words ? 'auto' : root.dir;
      options.changed(words, 0);
      if (!words) {
        read('');
        show([]);
        return Promise.resolve();
      }
      var late = setTimeout(function () {
        if (mine !== asked) return;
        parts.found.setAttribute('aria-busy', 'true');
        if (!parts.found.firstChild) show([say('loading')]);
      }, PATIENCE);
      return targum.find(words, query(0, Math.max(size, least || 0))).then(function (found) {
        clearTimeout(late);
        if (mine !== asked) return;
        answer(found);
        options.changed(words, count);
      }).catch(function (error) {
        clearTimeout(late);
        if (mine === asked) fail(error);
      });
    }

    parts.field.addEventListener('input', function () {
      clearTimeout(timer);
      parts.field.dir = parts.field.value.trim() ? 'auto' : root.dir;
      timer = setTimeout(ask, PAUSE);
    });
    return ask;
  }

  /** Arrows lead from the field through the results and back; a letter typed on the way goes to the field. */
  function arrows(box, field) {
    var links = function () { return all('a[data-hit]', box); };
    var go = function (link, event) {
      event.preventDefault();
      if (link) link.focus();
    };
    box.addEventListener('keydown', function (event) {
      if (event.isComposing || event.altKey) return;
      var hits = links();
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

  function status(box) {
    var element = make('p', 'visually-hidden');
    element.setAttribute('role', 'status');
    box.append(element);
    return element;
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
    var field = box.querySelector('.search-field');
    var whole = box.querySelector('.search-all');
    var page = whole.href;
    var parts = { field: field, found: box.querySelector('.search-found'), start: box.querySelector('.search-start'), status: status(box) };
    hint(field);
    var ask = finder(parts, {
      page: false,
      topics: function () { return []; },
      changed: function (words) {
        whole.hidden = !words;
        whole.href = page + '?q=' + encodeURIComponent(words);
      },
    });
    arrows(box, field);
    field.addEventListener('keydown', function (event) {
      if (event.key !== 'Enter' || event.isComposing || !field.value.trim()) return;
      event.preventDefault();
      var href = page + '?q=' + encodeURIComponent(field.value.trim());
      if (event.ctrlKey || event.metaKey) window.open(href, '_blank', 'noopener');
      else location.href = href;
    });
    box.addEventListener('click', function (event) {
      var link = event.target.closest('a[href]');
      // A place on this very page: nothing is loaded, so the dialog goes.
      if (link && link.href.split('#')[0] === location.href.split('#')[0] && !event.ctrlKey && !event.metaKey && !event.shiftKey) box.close();
    });
    return ask();
  }

  /* The page. Its address has the words and the topics, so that Back leads to them and a link can be sent. */
  function page(box) {
    var field = box.querySelector('.search-field');
    var filter = box.querySelector('.search-filter');
    var title = document.title;
    var chips = [];
    var parts = { field: field, found: box.querySelector('.search-found'), start: box.querySelector('.search-start'), status: status(box) };
    var chosen = function () {
      return chips.filter(function (chip) { return chip.getAttribute('aria-pressed') === 'true' && chip.value; })
        .map(function (chip) { return chip.value; });
    };
    var changed = function (words, count) {
      var address = new URLSearchParams();
      if (words) address.set('q', words);
      chosen().forEach(function (topic) { address.append('topic', topic); });
      var query = address.toString() ? '?' + address : '';
      try {
        history.replaceState({ count: count }, '', location.pathname + query + location.hash);
      } catch (error) { /* a browser that leaves addresses of files alone */ }
      document.title = words ? '\u2068' + words + '\u2069 – ' + title : title;
      if (filter) filter.hidden = !words;
      all('.switcher a[hreflang]', document).forEach(function (link) {
        link.setAttribute('href', link.getAttribute('href').split('?')[0] + (words ? '?q=' + encodeURIComponent(words) : ''));
      });
    };
    if (filter) chips = topicChips(box, filter, function () { ask(); });
    var ask = finder(parts, { page: true, topics: chosen, changed: changed });

    /** Takes words and topics from the address. */
    function fromAddress() {
      var address = new URLSearchParams(location.search);
      var topics = address.getAll('topic');
      var state = history.state || {};
      field.value = address.get('q') || '';
      press(chips, topics);
      return ask(state.count).then(function () {
        if (state.top) window.scrollTo({ top: state.top, behavior: 'instant' });
      });
    }

    ready(field);
    arrows(box, field);
    field.addEventListener('keydown', function (event) {
      if (event.key !== 'Enter' || event.isComposing) return;
      ask();
      // The keyboard on a screen goes, so that the results are seen.
      if (window.matchMedia && matchMedia('(pointer: coarse)').matches) field.blur();
    });
    window.addEventListener('popstate', fromAddress);
    window.addEventListener('pagehide', function () {
      try {
        history.replaceState({ count: (history.state || {}).count, top: window.scrollY }, '');
      } catch (error) { /* as above */ }
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
      var button = make('button', 'chip');
      button.type = 'button';
      button.value = value;
      button.append(content);
      filter.append(button);
      return button;
    };
    var names = function (link) {
      var name = document.createDocumentFragment();
      name.append.apply(name, all('*', link).length ? link.cloneNode(true).childNodes : [link.textContent]);
      return name;
    };
    var chips = [chip('', say('all-topics'))].concat(all('[data-topic]', box).map(function (link) {
      return chip(link.dataset.topic, names(link));
    }));
    filter.addEventListener('click', function (event) {
      var button = event.target.closest('.chip');
      if (!button) return;
      var pressed = chips.filter(function (one) { return one.getAttribute('aria-pressed') === 'true'; })
        .map(function (one) { return one.value; });
      var was = pressed.indexOf(button.value) >= 0;
      press(chips, !button.value ? [] : was
        ? pressed.filter(function (value) { return value !== button.value; })
        : pressed.concat(button.value));
      choose();
    });
    return chips;
  }

  /** Shows which topics are chosen; none is all. */
  function press(chips, topics) {
    var known = chips.some(function (chip) { return chip.value && topics.indexOf(chip.value) >= 0; });
    chips.forEach(function (chip) {
      chip.setAttribute('aria-pressed', String(chip.value ? topics.indexOf(chip.value) >= 0 : !known));
    });
  }

  targum.panel = { dialog: dialog, page: page };
})();
