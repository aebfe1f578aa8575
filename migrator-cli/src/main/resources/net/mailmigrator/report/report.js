'use strict';
// Every foreign text reaches the page as a text node; the content security policy forbids to make markup of text.
(() => {
  const byId = id => document.getElementById(id);
  const island = JSON.parse(byId('island').textContent);
  const accounts = island.accounts;
  if (accounts.length === 0) {
    decisions();
    return;
  }
  const [LOGIN, ADDRESS, CUSTOMER, WAVE, OUTCOME, TONE, MESSAGES, SIZE, , FINDINGS, BLOCKS] = Array(11).keys();
  const PAGE = 60;
  const MOST_LINES = 200;
  const MOST_PRINTED = 300;

  const make = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };
  const put = (parent, ...children) => {
    children.forEach(child => parent.append(child));
    return parent;
  };
  const count = (number, one) => number.toLocaleString('en-US') + ' ' + (number === 1 ? one : one + 's');
  const fold = text => text.normalize('NFKC').toLowerCase();

  // What is searched, made when first needed: who an account is, all that is said of it, and each finding by its code.
  let index = null;
  const indexed = () => {
    if (index) return index;
    const everything = accounts.map(account => fold(flat(account).join('\n')));
    const byCode = island.codes.map(() => []);
    accounts.forEach((account, at) => {
      const who = [account[LOGIN], account[ADDRESS], account[CUSTOMER]].join('\n');
      account[FINDINGS].forEach(([code, text]) =>
        byCode[code].push({ at, text, hay: fold(who + '\n' + island.codes[code] + '\n' + text) }));
    });
    index = { everything, byCode };
    return index;
  };
  const flat = value => Array.isArray(value) ? value.flatMap(flat) : typeof value === 'string' ? [value] : [];

  const search = byId('search');
  const choices = ['code', 'wave', 'outcome'].map(byId).filter(Boolean);
  const chips = [...document.querySelectorAll('.chip')];
  const groups = [...document.querySelectorAll('#findings .group')].map((node, code) => ({ node, code, shown: null }));
  const list = byId('list');
  const more = byId('more');
  let matching = accounts.map((_, at) => at);
  let listed = 0;

  function filter() {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    const value = id => byId(id) ? byId(id).value : '';
    const wave = value('wave');
    const outcome = value('outcome');
    const severities = chips.filter(chip => chip.getAttribute('aria-pressed') === 'true').map(chip => chip.dataset.severity);
    const wantedCodes = island.codes.map((code, at) => (!value('code') || code === value('code'))
      && (severities.length === 0 || severities.includes(island.severities[at])));
    const byFinding = Boolean(value('code')) || severities.length > 0;
    const narrowed = words.length > 0 || byFinding || Boolean(wave) || Boolean(outcome);
    const { everything, byCode } = indexed();
    const fits = account => (!wave || account[WAVE] === wave) && (!outcome || account[OUTCOME] === outcome);
    matching = [];
    accounts.forEach((account, at) => {
      if (fits(account) && (!byFinding || account[FINDINGS].some(finding => wantedCodes[finding[0]]))
          && words.every(word => everything[at].includes(word))) matching.push(at);
    });
    let findings = 0;
    groups.forEach(group => {
      const all = byCode[group.code];
      group.shown = !wantedCodes[group.code] ? [] : !narrowed ? all
        : all.filter(entry => fits(accounts[entry.at]) && words.every(word => entry.hay.includes(word)));
      findings += group.shown.length;
      group.node.hidden = group.shown.length === 0;
      const label = group.node.querySelector('.count');
      group.label = group.label || label.textContent;
      label.textContent = narrowed ? group.shown.length.toLocaleString('en-US') + ' of ' + group.label : group.label;
      lines(group, MOST_LINES);
    });
    byId('found').textContent = !narrowed ? '' : matching.length.toLocaleString('en-US') + ' of '
      + count(accounts.length, 'account') + (groups.length ? ', ' + count(findings, 'finding') : '');
    byId('clear').hidden = !narrowed;
    none('findings', findings);
    none('accounts', matching.length);
    begin();
  }

  function none(section, found) {
    const node = document.querySelector('#' + section + ' .none');
    if (node) node.hidden = found > 0;
  }

  function lines(group, most) {
    const old = group.node.querySelector('.filled');
    if (old) old.remove();
    if (!group.node.open && most === MOST_LINES) return;
    const filled = make('div', 'filled');
    const items = make('ul', 'lines');
    group.shown.slice(0, most).forEach(entry => {
      const login = make('button', 'login', accounts[entry.at][LOGIN]);
      login.type = 'button';
      login.dataset.at = entry.at;
      items.append(put(make('li'), put(make('bdi'), login), ' ', entry.text));
    });
    filled.append(items);
    if (group.shown.length > most) {
      filled.append(make('p', 'quiet', 'And ' + (group.shown.length - most).toLocaleString('en-US')
        + ' more: search to see them, or open one account.'));
    }
    group.node.append(filled);
  }

  function begin() {
    list.replaceChildren();
    listed = 0;
    further();
  }

  function further(most = PAGE) {
    const part = document.createDocumentFragment();
    matching.slice(listed, listed + most).forEach(at => part.append(row(at)));
    listed = Math.min(listed + most, matching.length);
    list.append(part);
    more.hidden = listed === matching.length;
    more.textContent = 'Show more of ' + count(matching.length, 'account');
  }

  function row(at) {
    const account = accounts[at];
    const details = make('details', 'account');
    details.dataset.at = at;
    const who = put(make('span', 'who'), make('bdi', 'login', account[LOGIN]));
    if (account[ADDRESS]) put(who, ' ', make('bdi', 'quiet', account[ADDRESS]));
    put(details, put(make('summary'), who, make('span', 'what', account[MESSAGES]), make('span', 'size', account[SIZE]),
      put(make('span', 'how'), make('span', 'pill ' + account[TONE], account[OUTCOME]))));
    details.addEventListener('toggle', () => body(details));
    return details;
  }

  function body(details) {
    if (details.querySelector('.body')) return;
    const blocks = accounts[details.dataset.at][BLOCKS];
    details.append(put(make('div', 'body'), ...blocks.map(([kind, ...rest]) => draw[kind](...rest))));
  }

  const draw = {
    facts: items => put(make('ul', 'facts'), ...items.map(item => make('li', '', item))),
    sentence: (strong, text) => put(make('p'), make('strong', '', strong), ' ' + text),
    note: (tone, label, code, place, text) => put(make('p', 'remark'), make('span', 'pill ' + tone, label), ' ',
      make('code', '', code), ' ', ...(place ? [make('bdi', '', place), ' '] : []), make('span', '', text)),
    grid: (kind, rows, quiet) => {
      const columns = island.grids[kind];
      const cells = (texts, tag, wrap) => texts.map((text, at) =>
        put(make(tag, columns[at][1]), wrap ? make('bdi', '', text) : text));
      const head = put(make('thead'), put(make('tr'), ...cells(columns.map(column => column[0]), 'th', false)));
      const rest = rows.map((texts, at) =>
        put(make('tr', quiet.includes(at) ? 'left-out' : ''), ...cells(texts, 'td', true)));
      return put(make('div', 'scroll'), put(make('table'), head, put(make('tbody'), ...rest)));
    }
  };

  function clear() {
    search.value = '';
    choices.forEach(choice => { choice.value = ''; });
    chips.forEach(chip => chip.setAttribute('aria-pressed', 'false'));
    filter();
  }

  function show(at) {
    let details = list.querySelector('details[data-at="' + at + '"]');
    if (!details) {
      if (!matching.includes(at)) clear();
      further(matching.indexOf(at) + 1 - listed);
      details = list.querySelector('details[data-at="' + at + '"]');
    }
    details.open = true;
    body(details);
    details.scrollIntoView({ block: 'center' });
    details.querySelector('summary').focus({ preventScroll: true });
  }

  search.addEventListener('input', filter);
  choices.forEach(choice => choice.addEventListener('change', filter));
  chips.forEach(chip => chip.addEventListener('click', () => {
    chip.setAttribute('aria-pressed', String(chip.getAttribute('aria-pressed') !== 'true'));
    filter();
  }));
  byId('clear').addEventListener('click', () => { clear(); search.focus(); });
  more.addEventListener('click', () => further());
  groups.forEach(group => group.node.addEventListener('toggle', () => {
    if (group.shown === null) filter(); else lines(group, MOST_LINES);
  }));
  if (byId('findings')) {
    byId('findings').addEventListener('click', event => {
      if (event.target.dataset.at) show(Number(event.target.dataset.at));
    });
  }
  document.addEventListener('keydown', event => {
    if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      search.focus();
    } else if (event.key === 'Escape' && document.activeElement === search) {
      clear();
    }
  });
  new IntersectionObserver(seen => {
    if (seen.some(entry => entry.isIntersecting) && !more.hidden) further();
  }, { rootMargin: '600px' }).observe(more);

  // On paper everything is open: each account with its details where they are few, else a line for each.
  let open = null;
  window.addEventListener('beforeprint', () => {
    open = listed;
    indexed();
    if (index && byId('found').textContent === '') filter();
    further(matching.length);
    groups.forEach(group => lines(group, MOST_PRINTED));
    const few = matching.length <= MOST_PRINTED;
    if (few) list.querySelectorAll('details').forEach(body);
    byId('printed').textContent = few ? '' : 'Each of these ' + count(matching.length, 'account')
      + ' is one line here. To print details, narrow the search to at most ' + MOST_PRINTED + ' accounts first.';
  });
  window.addEventListener('afterprint', () => {
    if (open !== null) filter();
    open = null;
  });

  byId('tools').hidden = false;
  begin();
  decisions();
  (window.requestIdleCallback || setTimeout)(() => indexed());

  function decisions() {
    document.querySelectorAll('.decision').forEach(decision => {
      const text = decision.querySelector('pre code');
      const blank = text.textContent;
      const field = name => decision.querySelector('[name=' + name + ']');
      const quoted = value => value ? JSON.stringify(value) : '';
      decision.querySelector('.answer').hidden = false;
      decision.querySelector('.noscript-only').hidden = true;
      const fill = () => {
        const end = ', answer: ' + field('answer').value + ', by: ' + quoted(field('by').value) + ', why: '
          + quoted(field('why').value) + ' }';
        text.textContent = blank.replace(/, answer: , by: , why: }$/gm, () => end);
      };
      ['answer', 'by', 'why'].forEach(name => field(name).addEventListener('input', fill));
      const button = decision.querySelector('.copy');
      button.addEventListener('click', async () => {
        const done = await copied(text);
        button.textContent = done ? 'Copied' : 'Press Ctrl-C';
        setTimeout(() => { button.textContent = 'Copy'; }, 2000);
      });
    });
  }

  async function copied(node) {
    try {
      await navigator.clipboard.writeText(node.textContent + '\n');
      return true;
    } catch {
      getSelection().selectAllChildren(node);
      return document.execCommand('copy');
    }
  }
})();
