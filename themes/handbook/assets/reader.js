/* What a page gains from scripts. It is whole without: words open as sheets, anchors are links.
   A classic script without dependencies, so that it runs from disk under `script-src 'self'`. */
(function () {
  'use strict';

  var texts = document.currentScript.dataset;
  var root = document.documentElement;
  var all = function (selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  };
  /** The element that a link on this page leads to. */
  var target = function (link) {
    try {
      return document.getElementById(decodeURIComponent(link.hash.slice(1)));
    } catch (error) {
      return null;
    }
  };

  /* Where the reader is: the heading above the upper third of the window is marked in the contents. */
  function contents() {
    var links = all('.toc a');
    if (!links.length || !window.IntersectionObserver) return;
    var marked = null;
    var mark = function () {
      var line = window.innerHeight / 3;
      var end = window.scrollY + window.innerHeight >= root.scrollHeight - 2;
      var here = null;
      links.forEach(function (link) {
        var heading = target(link);
        if (heading && (end || heading.getBoundingClientRect().top <= line)) {
          if (!end || heading.getBoundingClientRect().top < window.innerHeight) here = link;
        }
      });
      if (here === marked) return;
      if (marked) marked.removeAttribute('aria-current');
      if (here) {
        here.setAttribute('aria-current', 'location');
        follow(here);
      }
      marked = here;
    };
    var observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -66% 0px', threshold: [0, 1] });
    links.map(target).filter(Boolean).forEach(function (heading) { observer.observe(heading); });
    window.addEventListener('scrollend', mark);
  }

  /** Keeps a link within view of the box that scrolls it, and never moves the page. */
  function follow(link) {
    var box = link.closest('.toc, .side');
    if (!box || box.scrollHeight <= box.clientHeight + 1) return;
    var inner = link.getBoundingClientRect();
    var outer = box.getBoundingClientRect();
    if (inner.top < outer.top || inner.bottom > outer.bottom) {
      box.scrollTop += inner.top - outer.top - box.clientHeight / 3;
    }
  }

  /* Says something to everybody: to be seen for a while, and read out. */
  var status = null;
  var silence = 0;
  function say(text) {
    clearTimeout(silence);
    status.textContent = text;
    silence = setTimeout(function () { status.textContent = ''; }, 2500);
  }

  /* The sign beside a heading copies the heading's address. */
  function anchors() {
    status = document.createElement('div');
    status.id = 'targum-status';
    status.className = 'said';
    status.setAttribute('role', 'status');
    document.body.append(status);
    document.addEventListener('click', function (event) {
      var link = event.target.closest && event.target.closest('a.anchor');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      copy(link.href).then(
        function () { say(texts.copied); },
        function () { say(texts.notCopied); }
      );
    });
  }

  function copy(text) {
    if (navigator.clipboard && navigator.clipboard.writeText) {
      return navigator.clipboard.writeText(text).catch(function () { return copyOldWay(text); });
    }
    return copyOldWay(text);
  }

  /** Some browsers have no clipboard for pages from disk. */
  function copyOldWay(text) {
    var before = document.activeElement;
    var field = document.createElement('textarea');
    field.value = text;
    field.className = 'visually-hidden';
    document.body.append(field);
    field.select();
    var done = false;
    try { done = document.execCommand('copy'); } catch (error) { done = false; }
    field.remove();
    if (before && before.focus) before.focus({ preventScroll: true });
    return done ? Promise.resolve() : Promise.reject(new Error('copy'));
  }

  /* A word's definition beside the word while the pointer rests on it. Keyboard and touch open the sheet. */
  function words() {
    var card = null;
    var shown = null;
    var timer = 0;
    var hide = function () {
      clearTimeout(timer);
      if (card) card.remove();
      card = shown = null;
    };
    var later = function (work, wait) {
      clearTimeout(timer);
      timer = setTimeout(work, wait);
    };
    var show = function (link) {
      var word = target(link);
      var meaning = word && word.querySelector('dd > div');
      if (!meaning || word.matches(':target')) return;
      hide();
      shown = link;
      card = document.createElement('div');
      card.className = 'tip';
      card.append(meaning.cloneNode(true));
      all('[id]', card).forEach(function (element) { element.removeAttribute('id'); });
      document.body.append(card);
      place(card, link);
    };
    document.addEventListener('pointerover', function (event) {
      if (event.pointerType !== 'mouse' || !event.target.closest) return;
      var link = event.target.closest('a.term');
      if (link && link === shown) clearTimeout(timer);
      else if (link) later(function () { show(link); }, 300);
      else if (event.target.closest('.tip')) clearTimeout(timer);
      else later(hide, shown ? 250 : 0);
    });
    document.addEventListener('click', function (event) {
      if (event.target.closest && event.target.closest('a.term')) hide();
    });
    document.addEventListener('keydown', function (event) {
      if (event.key !== 'Escape') return;
      if (card) return hide();
      closeSheet();
    });
  }

  /** Puts the card below its word, or above it where there is no room, from the side at which reading begins. */
  function place(card, link) {
    var word = link.getClientRects()[0];
    var wide = root.clientWidth;
    var start = root.dir === 'rtl' ? wide - word.right : word.left;
    var latest = wide - card.offsetWidth - 16;
    var above = word.bottom + card.offsetHeight + 12 > window.innerHeight && word.top > card.offsetHeight + 12;
    var block = above ? word.top - card.offsetHeight - 6 : word.bottom + 6;
    card.style.insetInlineStart = Math.max(16, Math.min(start, latest)) + 'px';
    card.style.insetBlockStart = window.scrollY + block + 'px';
  }

  /** Back from a word's sheet to where the text mentions it. */
  function closeSheet() {
    var sheet = document.querySelector('.word:target');
    var back = sheet && sheet.querySelector('.word-links a[href^="#"]');
    if (!back) return;
    var mention = target(back);
    location.hash = back.hash;
    if (mention) mention.focus({ preventScroll: true });
  }

  /** Keeps a folded part open while the window is so wide that the style sheet shows it anyway. */
  function unfold(part, width) {
    if (!part || !window.matchMedia) return;
    var wide = matchMedia('(min-width: ' + width + ')');
    var set = function () { part.open = wide.matches; };
    set();
    if (wide.addEventListener) wide.addEventListener('change', set);
  }

  /* The menu closes with Escape, the contents with a choice. */
  function menus() {
    var side = document.querySelector('.side > details');
    var toc = document.querySelector('.toc > details');
    if (root.dataset.kind !== 'home') unfold(side, '62rem');
    unfold(toc, '75rem');
    var present = side && side.querySelector('[aria-current]');
    if (present) follow(present);
    document.addEventListener('keydown', function (event) {
      if (event.key !== 'Escape' || !side || !side.open || matchMedia('(min-width: 62rem)').matches) return;
      if (!side.contains(document.activeElement)) return;
      side.open = false;
      side.querySelector('summary').focus();
    });
    if (toc) {
      toc.addEventListener('click', function (event) {
        if (event.target.closest('a') && !matchMedia('(min-width: 75rem)').matches) toc.open = false;
      });
    }
  }

  /* Searching. Its scripts are loaded when it is first wanted: `targum.search` and `targum.find` do so by themselves. */
  var targum = window.targum = window.targum || {};
  var scripts = {};

  /** Runs scripts in their order, each once; those that failed to load are asked for again the next time. */
  function run(addresses) {
    return Promise.all(addresses.map(function (address) {
      scripts[address] = scripts[address] || new Promise(function (resolve, reject) {
        var script = document.createElement('script');
        script.src = address;
        script.async = false;
        script.onload = resolve;
        script.onerror = function () {
          delete scripts[address];
          script.remove();
          reject(new Error('cannot load ' + address));
        };
        document.head.append(script);
      });
      return scripts[address];
    }));
  }

  var engine = function () { return run([texts.engine]); };
  var panel = function () { return run([texts.engine, texts.panel]); };

  ['search', 'find'].forEach(function (name) {
    if (!texts.engine || targum[name]) return;
    var waiting = targum[name] = function () {
      var given = arguments;
      return engine().then(function () {
        if (targum[name] === waiting) throw new Error('there is no targum.' + name);
        return targum[name].apply(targum, given);
      });
    };
  });

  /* The header's link to the search page opens a dialog, as do `/` and Ctrl K. On that page they lead to its field. */
  function searching() {
    var opener = document.querySelector('.search-open');
    var store = document.getElementById('targum-search');
    var page = document.querySelector('.search-page');
    if (!opener || !store || !texts.panel) return;
    if (page) {
      handOver(page, 'page', store);
    } else if (window.HTMLDialogElement && HTMLDialogElement.prototype.showModal) {
      opener.setAttribute('role', 'button');
      opener.setAttribute('aria-haspopup', 'dialog');
    } else {
      return;
    }
    var box = null;
    openedBy(opener, function () {
      if (!page && !box) box = makeDialog(store);
      if (box && !box.open) box.showModal();
      var field = (page || box).querySelector('.search-field');
      field.focus();
      if (box) field.select();
    });
  }

  /** What opens the search: the link, also with the space bar as it is a button now, and the shortcuts. */
  function openedBy(opener, open) {
    var on = function (target, type, asks) {
      target.addEventListener(type, function (event) {
        if (event.defaultPrevented || event.isComposing || !asks(event)) return;
        event.preventDefault();
        open();
      });
    };
    on(opener, 'click', function (event) { return !event.ctrlKey && !event.metaKey && !event.shiftKey; });
    on(opener, 'keydown', function (event) { return event.key === ' '; });
    on(document, 'keydown', shortcut);
    opener.setAttribute('aria-keyshortcuts', '/ Control+K');
    ['pointerenter', 'focus', 'touchstart'].forEach(function (sign) {
      opener.addEventListener(sign, function () { panel().catch(function () {}); }, { passive: true, once: true });
    });
  }

  /** The dialog is there at once; what makes it work may still be on its way. */
  function makeDialog(store) {
    var box = document.importNode(store.content.querySelector('dialog'), true);
    box.querySelector('.search-field').dir = root.dir;
    box.addEventListener('keydown', function (event) {
      // A search field may keep Escape for emptying itself.
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      box.close();
    });
    box.addEventListener('click', function (event) {
      if (event.target === box || event.target.closest('.search-close')) box.close();
    });
    document.body.append(box);
    seen(box);
    handOver(box, 'dialog', store);
    return box;
  }

  /** Has the panel make a dialog or page work, or says there that it cannot be loaded. */
  function handOver(box, kind, store) {
    var place = box.querySelector('.search-found');
    var start = box.querySelector('.search-start');
    panel().then(function () { return targum.panel[kind](box); }).catch(function (error) {
      var text = store.content.querySelector('[data-say="failed"]').cloneNode(true);
      console.error(error);
      text.querySelector('button').addEventListener('click', function () {
        text.remove();
        start.hidden = false;
        handOver(box, kind, store);
      });
      start.hidden = true;
      place.replaceChildren(text);
    });
  }

  /** `/` outside of fields, and Ctrl K or ⌘ K, on whatever letters the keyboard has. */
  function shortcut(event) {
    var field = event.target.closest && event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey) return !field;
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return false;
    if (field && !field.matches('.search-field')) return false;
    return event.key.toLowerCase() === 'k' || (event.code === 'KeyK' && event.key > '~');
  }

  /** Tells the style sheet how much of the window a keyboard on the screen leaves. */
  function seen(box) {
    var view = window.visualViewport;
    if (!view) return;
    var set = function () { box.style.setProperty('--seen', view.height + 'px'); };
    set();
    view.addEventListener('resize', set);
  }

  menus();
  contents();
  anchors();
  words();
  searching();
})();
