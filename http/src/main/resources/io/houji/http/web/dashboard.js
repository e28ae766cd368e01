// The page at the root: asks the service with the reader's token and shows what it says.
// Text is set as text, never as markup; the token lives in this tab's session storage only.
import { words, say, kind } from '/web/words.js';
import * as show from '/web/figures.js';
import { bars, yearly } from '/web/charts.js';

const { make } = show;
const by = id => document.getElementById(id);
const address = new URL(location.href);
const state = {
  language: address.searchParams.get('lang') || (document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'),
  token: sessionStorage.getItem('token'),
  asOf: address.searchParams.get('as_of') || '',
  knownAt: address.searchParams.get('known_at') || '',
  fund: address.searchParams.get('fund') || '',
  sort: 'committed', down: true, filter: '', type: '', cut: 'vintage', data: null, flows: null, live: false
};
if (!words[state.language]) state.language = 'en';
const t = (word, ...values) => say(state.language, word, ...values);
const k = term => kind(state.language, term);

/** The token never goes into the address. */
function remember() {
  const kept = { lang: state.language, as_of: state.asOf, known_at: state.knownAt, fund: state.fund };
  for (const [name, value] of Object.entries(kept)) {
    if (value) address.searchParams.set(name, value); else address.searchParams.delete(name);
  }
  history.replaceState(null, '', address);
}

class Trouble extends Error {}

function asked(path) {
  const query = new URLSearchParams();
  if (state.asOf) query.set('as_of', state.asOf);
  if (state.knownAt) query.set('known_at', (state.knownAt.length === 16 ? state.knownAt + ':00' : state.knownAt) + '+08:00');
  return path + (path.includes('?') ? '&' : '?') + query;
}

async function get(path) {
  const answer = await fetch(path, {
    headers: { Authorization: 'Bearer ' + state.token, 'Accept-Language': state.language === 'zh' ? 'zh-CN' : 'en' }
  });
  if (answer.ok) return answer.json();
  if (answer.status === 401) { leave(); throw new Trouble(t('unauthenticated')); }
  const problem = await answer.json();
  throw new Trouble(t('failed', [problem.title, problem.detail, ...(problem.errors || []).map(e => e.pointer + ' ' + e.detail)].filter(Boolean).join(' · ')));
}

async function pages(path) {
  const rows = [];
  let cursor = '';
  do {
    const page = await get(asked(path + '?limit=500') + (cursor ? '&cursor=' + encodeURIComponent(cursor) : ''));
    rows.push(...page.data);
    cursor = page.has_more ? page.next_cursor : '';
  } while (cursor);
  return rows;
}

let asking = 0;
async function load() {
  if (!state.token) { enter(); return; }
  const mine = ++asking;
  try {
    const me = await get('/v1/me');
    if (me.role !== 'fund_manager' && me.role !== 'regulator') {
      leave();
      throw new Trouble(t('forbidden', me.role));
    }
    const [cluster, funds, published] = await Promise.all([get(asked('/v1/cluster')), get(asked('/v1/funds')), get('/v1/published-figures')]);
    const fund = (funds.data.find(one => one.id === state.fund) || funds.data[0] || {}).id || '';
    const at = '/v1/funds/' + encodeURIComponent(fund);
    const [flows, values] = fund ? await Promise.all([pages(at + '/cash-flows'), pages(at + '/valuations')]) : [[], []];
    if (mine !== asking) return;
    Object.assign(state, { fund, data: { me, cluster, funds: funds.data, published }, flows, values });
    trouble('');
    draw();
    listen();
  } catch (failure) {
    if (mine === asking) trouble(failure instanceof Trouble ? failure.message : t('failed', failure.message));
  }
}

function trouble(text) {
  by('trouble').textContent = text;
  by('trouble').hidden = !text;
}

function enter() {
  by('login').hidden = false;
  by('board').hidden = true;
  by('leave').hidden = true;
  by('illustrative').hidden = true;
}

function leave() {
  sessionStorage.removeItem('token');
  state.token = null;
  state.data = null;
  if (listening) listening.abort();
  listening = null;
  by('sections').replaceChildren();
  enter();
}

// Live: the stream says that the ledger moved; the figures are then read where they are.
let listening = null;
async function listen() {
  if (listening || !state.token) return;
  const mine = listening = new AbortController();
  while (listening === mine) {
    try {
      const answer = await fetch('/v1/stream', { headers: { Authorization: 'Bearer ' + state.token }, signal: mine.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      await read(answer.body.pipeThrough(new TextDecoderStream()).getReader());
    } catch (failure) {
      if (listening !== mine) return;
    }
    state.live = false;
    liveness();
    await new Promise(soon => setTimeout(soon, 1000));
  }
}

async function read(reader) {
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    state.live = true;
    text += value;
    const events = text.split('\n\n');
    text = events.pop();
    for (const event of events) {
      const data = event.split('\n').find(line => line.startsWith('data: '));
      if (data && JSON.parse(data.slice(6)).seq !== state.data.cluster.known_seq && !state.knownAt) load();
    }
    liveness();
  }
}

function liveness() {
  if (!state.data) return;
  const seq = state.data.cluster.known_seq;
  by('live').textContent = state.knownAt ? t('fixed', seq) : state.live ? t('live', seq) : t('still');
}

// Drawing.
function section(id, title, says, tools, ...content) {
  const element = make('section');
  element.id = id;
  const head = element.appendChild(make('div', undefined, 'head'));
  const heading = head.appendChild(make('h2', title));
  heading.id = id + '-title';
  element.setAttribute('aria-labelledby', heading.id);
  if (state.data.cluster.illustrative && id !== 'published') {
    const badge = head.appendChild(make('span', 'ILLUSTRATIVE', 'badge'));
    badge.title = t('illustrativeSay');
  }
  if (says) head.append(make('p', says, 'says'));
  if (tools.length) {
    const box = head.appendChild(make('div', undefined, 'tools'));
    box.append(...tools);
  }
  element.append(...content);
  return element;
}

function tiles(rows) {
  const list = make('dl', undefined, 'tiles');
  for (const [id, name, value, says] of rows) {
    const tile = list.appendChild(make('div', undefined, 'tile'));
    tile.dataset.figure = id;
    tile.append(make('dt', name));
    tile.appendChild(make('dd')).append(value);
    if (says) tile.append(make('dd', says, 'says'));
  }
  return list;
}

const money = (given, reasons, figure) => show.money(state.language, given, reasons, figure);
const ratio = (given, reasons, figure, percent) => show.ratio(state.language, given, reasons, figure, percent);
const whole = value => show.number(state.language, value, 0);

function publishedText(id) {
  const figure = state.data.published.figures.find(one => one.id === id);
  return figure ? t('published', state.language === 'zh' ? figure.display['zh-CN'] : figure.display.en) : '';
}

function drawCluster() {
  const c = state.data.cluster;
  const a = c.amplification;
  const m = c.multiples;
  const multiple = name => ratio(m && m.gross[name], c.reasons, '/multiples' + (m ? '/gross/' + name : ''));
  const amplified = (value, percent) => ratio(a && value(a), c.reasons, '/amplification', percent);
  return section('cluster', t('cluster'), t('computed', c.as_of), [], tiles([
    ['committed', t('committed'), money(c.committed), publishedText('fund_cluster_total')],
    ['fund_count', t('fund_count'), make('span', whole(c.fund_count)), publishedText('fund_count')],
    ['paid_in', t('paid_in'), money(c.paid_in)],
    ['invested', t('invested'), money(c.invested)],
    ['distributed', t('distributed'), money(c.distributed)],
    ['amplification', t('amplification'), amplified(x => x.multiple), a && t('external', show.shortYuan(state.language, show.yuan(a.external)), show.shortYuan(state.language, show.yuan(a.external_public)))],
    ['social', t('social'), amplified(x => x.social_capital_share, true)],
    ['double', t('double'), money(a && a.double_counted, c.reasons, '/amplification'), t('doubleSay')],
    ['dpi', t('dpi'), multiple('dpi'), t('gross')],
    ['tvpi', t('tvpi'), multiple('tvpi'), t('gross')],
    ['hhi', t('hhi'), ratio(c.commitment_hhi, c.reasons, '/commitment_hhi')]
  ]));
}

// Each column: what it is sorted by, and how it is shown.
const columns = [
  ['name', 'fund', f => f.id, nameCell],
  ['type', 'type', f => k(f.type), f => make('span', k(f.type))],
  ['vintage', 'vintage', f => f.vintage, f => make('span', String(f.vintage)), true],
  ['committed', 'committed', f => show.yuan(f.committed), f => money(f.committed), true],
  ['paid_in', 'paid_in', f => show.yuan(f.paid_in), f => money(f.paid_in), true],
  ['nav', 'nav', f => f.net_asset_value && show.yuan(f.net_asset_value), f => money(f.net_asset_value, [{ figure: '/nav', code: 'missing', detail: 'no valuation' }], '/nav'), true],
  ['dpi', 'dpi', f => f.multiples.gross.dpi, f => ratio(f.multiples.gross.dpi, f.reasons, '/multiples/gross/dpi'), true],
  ['tvpi', 'tvpi', f => f.multiples.gross.tvpi, f => ratio(f.multiples.gross.tvpi, f.reasons, '/multiples/gross/tvpi'), true],
  ['irr', 'irr', f => f.irr.rates.length ? f.irr.rates[0] : null, f => show.irr(state.language, f.irr, f.reasons), true],
  ['idle', 'idle', f => f.idle_ratio, f => ratio(f.idle_ratio, f.reasons, '/idle_ratio', true), true]
];

function nameCell(fund) {
  const button = make('button', fund.id + ' ' + fund.name, 'link');
  button.type = 'button';
  button.addEventListener('click', () => pick(fund.id));
  return button;
}

function pick(id) {
  state.fund = id;
  remember();
  load().then(() => by('fund').scrollIntoView({ block: 'nearest' }));
}

/** Missing figures go last whichever way the rest is sorted. */
function sorted(funds) {
  const value = columns.find(column => column[0] === state.sort)[2];
  const sign = state.down ? -1 : 1;
  return [...funds].sort((a, b) => {
    const x = value(a), y = value(b);
    if (x === null || y === null) return (x === null) - (y === null);
    return sign * (typeof x === 'string' ? x.localeCompare(y, state.language) : x - y) || a.id.localeCompare(b.id);
  });
}

function drawFunds() {
  const table = make('table');
  const count = make('span', '', 'says');
  count.setAttribute('role', 'status');
  const search = make('input');
  search.type = 'search';
  search.placeholder = t('filter');
  search.setAttribute('aria-label', t('filter'));
  search.value = state.filter;
  const types = make('select');
  types.setAttribute('aria-label', t('type'));
  for (const type of ['', ...new Set(state.data.funds.map(fund => fund.type))]) {
    const option = types.appendChild(make('option', type ? k(type) : t('allTypes')));
    option.value = type;
    option.selected = type === state.type;
  }
  const fill = () => {
    const wanted = state.filter.toLowerCase();
    const rows = sorted(state.data.funds.filter(fund => (!state.type || fund.type === state.type) &&
      [fund.id, fund.name, ...fund.sectors, k(fund.type)].join(' ').toLowerCase().includes(wanted)));
    count.textContent = t('shown', rows.length, state.data.funds.length);
    table.replaceChildren(fundHead(fill), fundBody(rows));
  };
  search.addEventListener('input', () => { state.filter = search.value; fill(); });
  types.addEventListener('change', () => { state.type = types.value; fill(); });
  fill();
  const scroll = make('div', undefined, 'scroll');
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', t('funds'));
  scroll.append(table);
  const element = section('funds', t('funds'), '', [count, search, types], scroll);
  element.className = 'long';
  return element;
}

function fundHead(fill) {
  const row = make('tr');
  for (const [id, word, , , number] of columns) {
    const cell = row.appendChild(make('th', undefined, number ? 'number' : ''));
    cell.scope = 'col';
    if (state.sort === id) cell.setAttribute('aria-sort', state.down ? 'descending' : 'ascending');
    const button = cell.appendChild(make('button', t(word)));
    button.type = 'button';
    button.addEventListener('click', () => {
      state.down = state.sort === id ? !state.down : Boolean(number);
      state.sort = id;
      fill();
      document.querySelector('#funds th[aria-sort] button').focus();
    });
  }
  const head = make('thead');
  head.append(row);
  return head;
}

function fundBody(rows) {
  const body = make('tbody');
  for (const fund of rows) {
    const row = body.appendChild(make('tr'));
    row.dataset.fund = fund.id;
    if (fund.id === state.fund) row.setAttribute('aria-current', 'true');
    columns.forEach(([id, , , cell, number], i) => {
      const place = row.appendChild(make(i ? 'td' : 'th', undefined, number ? 'number' : ''));
      if (!i) place.scope = 'row';
      place.dataset.figure = id;
      place.append(cell(fund));
    });
  }
  return body;
}

function drawCuts() {
  const box = make('div');
  const buttons = [['vintage', 'byVintage'], ['type', 'byType'], ['sector', 'bySector'], ['stage', 'byStage']].map(([cut, word]) => {
    const button = make('button', t(word));
    button.type = 'button';
    button.dataset.cut = cut;
    button.addEventListener('click', () => { state.cut = cut; fill(); });
    return button;
  });
  const fill = () => {
    buttons.forEach(button => button.setAttribute('aria-pressed', String(button.dataset.cut === state.cut)));
    const rows = Object.entries(state.data.cluster.cuts[state.cut] || {}).map(([name, part]) => ({
      name: k(name), value: show.yuan(part.committed), shown: money(part.committed), note: t('fundsCounted', part.count)
    }));
    if (state.cut !== 'vintage') rows.sort((a, b) => b.value - a.value);
    box.replaceChildren(bars(rows, 'first'));
  };
  fill();
  return section('cuts', t('cuts'), '', buttons, box);
}

/** One row a year from the first flow to the day asked for; values are the last known of the year. */
function years(flows, values, until) {
  const whole = values.filter(value => !value.firm_id && !value.project_id);
  const first = [...flows, ...whole].map(row => Number(row.date.slice(0, 4)));
  if (!first.length) return [];
  const rows = [];
  let net = 0;
  for (let year = Math.min(...first); year <= Number(until.slice(0, 4)); year++) {
    const of = kind => flows.filter(flow => flow.kind === kind && flow.date.startsWith(year + '-')).reduce((sum, flow) => sum + Math.round(show.yuan(flow.amount) * 100), 0) / 100;
    const called = of('capital_call'), distributed = of('distribution');
    net = Math.round((net + distributed - called) * 100) / 100;
    const last = whole.filter(value => value.date.slice(0, 4) <= String(year)).pop();
    rows.push({ year, called, distributed, net, total: last ? net + show.yuan(last.value) : null });
  }
  return rows;
}

function drawFund() {
  const pickOne = make('select');
  pickOne.setAttribute('aria-label', t('pickFund'));
  for (const fund of state.data.funds) {
    const option = pickOne.appendChild(make('option', fund.id + ' ' + fund.name));
    option.value = fund.id;
    option.selected = fund.id === state.fund;
  }
  pickOne.addEventListener('change', () => pick(pickOne.value));
  const fund = state.data.funds.find(one => one.id === state.fund);
  const rows = years(state.flows, state.values, state.data.cluster.as_of);
  const content = [];
  if (rows.length) {
    const labels = { title: t('fundTitle') + ': ' + fund.name, calls: t('calls'), distributions: t('distributions'), net: t('net'), total: t('total') };
    content.push(yearly(state.language, rows, labels), yearTable(rows));
  }
  content.unshift(tiles([
    ['fund-paid_in', t('paid_in'), money(fund.paid_in)],
    ['fund-distributed', t('distributed'), money(fund.distributed)],
    ['fund-nav', t('nav'), columns[5][3](fund), fund.valuation_as_of ? t('valued', fund.valuation_as_of) : ''],
    ['fund-irr', t('irr'), columns[8][3](fund)]
  ]));
  if (fund.reasons.length) {
    const list = make('ul');
    fund.reasons.forEach(reason => list.append(make('li', reason.figure + ': ' + show.because(state.language, reason))));
    content.push(make('h3', t('why')), list);
  }
  return section('fund', t('fundTitle'), '', [pickOne], ...content);
}

function yearTable(rows) {
  const details = make('details');
  const table = make('table');
  const head = table.appendChild(make('thead')).appendChild(make('tr'));
  [t('year'), t('called'), t('distributed'), t('net'), t('total')].forEach((name, i) => head.append(make('th', name, i ? 'number' : '')));
  const body = table.appendChild(make('tbody'));
  for (const row of rows) {
    const line = body.appendChild(make('tr'));
    line.append(make('td', String(row.year)));
    for (const key of ['called', 'distributed', 'net', 'total']) {
      line.append(make('td', row[key] === null ? '—' : show.number(state.language, row[key], 2), 'number'));
    }
  }
  const scroll = make('div', undefined, 'scroll');
  scroll.append(table);
  details.append(make('summary', t('asTable')), scroll);
  return details;
}

function counted(groups, word) {
  return Object.entries(groups).map(([name, group]) => ({
    name: k(name), value: show.yuan(group.amount), shown: money(group.amount), note: word ? t(word, whole(group.count)) : whole(group.count)
  })).sort((a, b) => b.value - a.value);
}

function drawSeed() {
  const seed = state.data.cluster.seed_fund;
  return section('seed', t('seed'), '', [], tiles([
    ['seed-projects', t('projects'), make('span', whole(seed.projects)), publishedText('chunzhong_projects')],
    ['seed-cost', t('cost'), money(seed.cost), publishedText('chunzhong_amount')],
    ['seed-ticket', t('ticket'), money(seed.average_ticket, seed.reasons, '/average_ticket')]
  ]), make('h3', t('byStatus')), bars(counted(seed.by_status), 'third'));
}

function drawFinancing() {
  const c = state.data.cluster;
  return section('financing', t('financing'), '', [], tiles([
    ['financed', t('financed'), money(c.financing.amount), publishedText('financing_total')],
    ['financed-count', t('financings'), make('span', whole(c.financing.count))]
  ]),
  bars(counted(c.financing_by_product, 'rows'), 'second'));
}

function drawPublished() {
  const c = state.data.cluster;
  const own = {
    fund_cluster_total: () => money(c.committed), fund_count: () => make('span', whole(c.fund_count)),
    financing_total: () => money(c.financing.amount), chunzhong_projects: () => make('span', whole(c.seed_fund.projects)),
    chunzhong_amount: () => money(c.seed_fund.cost)
  };
  const { source, figures } = state.data.published;
  const table = make('table');
  const head = table.appendChild(make('thead')).appendChild(make('tr'));
  ['phrase', 'display', 'scope', 'date', 'own'].forEach(word => { head.appendChild(make('th', t(word))).scope = 'col'; });
  const body = table.appendChild(make('tbody'));
  for (const figure of figures) {
    const row = body.appendChild(make('tr'));
    row.dataset.published = figure.id;
    const phrase = row.appendChild(make('th', figure.phrase));
    phrase.scope = 'row';
    phrase.lang = 'zh-CN';
    if (state.language === 'en') phrase.append(make('p', figure.meaning, 'says'));
    if (state.language === 'en') phrase.lastChild.lang = 'en';
    const stated = figure.as_of.startsWith('document date') ? source.date + ' (' + t('source') + ')' : figure.as_of;
    row.append(make('td', state.language === 'zh' ? figure.display['zh-CN'] : figure.display.en), make('td', figure.scope), make('td', stated));
    const cell = row.appendChild(make('td'));
    if (own[figure.id]) {
      cell.append(own[figure.id]());
      if (c.illustrative) cell.append(' ', make('span', 'ILLUSTRATIVE', 'badge'));
    } else {
      cell.append(make('span', t('ownNone'), 'says'));
    }
  }
  const scroll = make('div', undefined, 'scroll');
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', t('publishedTitle'));
  scroll.append(table);
  const element = section('published', t('publishedTitle'), t('publishedSay', '《' + source.title + '》', source.date), [], scroll);
  element.className = 'long';
  return element;
}

function pair(...sections) {
  const box = make('div', undefined, 'pair');
  box.append(...sections);
  return box;
}

function draw() {
  label();
  if (!state.data) return;
  by('login').hidden = true;
  by('board').hidden = false;
  by('leave').hidden = false;
  by('illustrative').hidden = !state.data.cluster.illustrative;
  by('as_of').value = state.data.cluster.as_of;
  by('known_at').value = state.knownAt;
  liveness();
  const none = !state.data.funds.length;
  by('sections').replaceChildren(
    drawCluster(),
    ...(none ? [make('p', t('noFund'))] : [drawFunds(), pair(drawCuts(), drawFund())]),
    pair(drawSeed(), drawFinancing()),
    drawPublished());
}

function label() {
  document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
  document.title = t('title');
  document.querySelectorAll('[data-word]').forEach(element => { element.textContent = t(element.dataset.word); });
  const button = by('language');
  button.textContent = t('other');
  button.lang = state.language === 'zh' ? 'en' : 'zh-CN';
}

by('language').addEventListener('click', () => {
  state.language = state.language === 'zh' ? 'en' : 'zh';
  remember();
  trouble('');
  draw();
});
by('login').addEventListener('submit', event => {
  event.preventDefault();
  state.token = by('token').value.trim();
  by('token').value = '';
  sessionStorage.setItem('token', state.token);
  load();
});
by('leave').addEventListener('click', () => { leave(); by('token').focus(); });
by('print').addEventListener('click', () => print());
by('as_of').addEventListener('change', () => { state.asOf = by('as_of').value; remember(); load(); });
by('known_at').addEventListener('change', () => { state.knownAt = by('known_at').value; remember(); load(); });
by('today').addEventListener('click', () => { state.asOf = state.knownAt = ''; remember(); load(); });

label();
load();
