// The page of alerts: who was told of what, and how each message stands; up to date as alerts are raised and brought.

import { itemOf, refreshed } from './alert.js';
import { get } from './api.js';
import { element } from './element.js';
import { Live } from './live.js';
import { cancel, isSet, later } from './timers.js';
import * as times from './times.js';
import { visitor } from './visitor.js';

const PAGE_SIZE = 20;
/** An alert is raised a little before its message is kept, and brought a little later. */
const KEPT_AFTER_MILLIS = 500;
const BROUGHT_AFTER_MILLIS = 3_000;
/** What is due is looked at so often. */
const DUE_MILLIS = 5_000;
/** And in the end once in so many times. */
const MOST_ROUNDS = 60;
const MINUTE = 60_000;

const page = Object.fromEntries(['told', 'subscription', 'state', 'problem', 'fresh', 'alerts', 'empty', 'more']
  .map(id => [id, document.getElementById(id)]));
const live = new Live(news, 'alert');

/** What is shown, by id. */
const shown = new Map();
/** The names of subscriptions, receivers and topics, by id. */
const names = { subscriptions: new Map(), receivers: new Map(), topics: new Map(), mine: null };
/** The ids of the first page, as it was last asked for. */
let first = new Set();
let next = null;
let waiting = null;
let rounds = 1;
let waited = 0;
let asking = new AbortController();

function pathOf(cursor) {
  const parts = new URLSearchParams({ size: String(PAGE_SIZE) });
  if (page.subscription.value) parts.set('subscription', page.subscription.value);
  if (page.state.value) parts.set('state', page.state.value);
  if (cursor) parts.set('cursor', cursor);
  return `/api/alerts?${parts}`;
}

/** Asks for what the address wants, anew. */
async function begin() {
  const address = new URLSearchParams(location.search);
  choose(page.subscription, address.get('subscription') ?? '');
  choose(page.state, address.get('state') ?? '');
  hold(null);
  await load(null, answer => {
    shown.clear();
    page.alerts.replaceChildren();
    take(answer);
    next = answer.next ?? null;
    live.follow('/api/alerts/stream');
  });
}

/** Chooses a value; one that is not to be chosen, such as a subscription that is gone, is put there. */
function choose(select, value) {
  if (![...select.options].some(option => option.value === value)) select.append(element('option', { value }, value));
  select.value = value;
}

/** Asks, and shows what is the same for every kind of answer; a later question makes this one void. */
async function load(cursor, use) {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  cancel('retry');
  page.alerts.setAttribute('aria-busy', 'true');
  try {
    await readNames(signal);
    const answer = await get(pathOf(cursor), signal);
    if (signal.aborted) return;
    tell(null);
    use(answer);
    show();
  } catch (problem) {
    if (!signal.aborted) tell(problem, () => load(cursor, use));
  } finally {
    if (!signal.aborted) page.alerts.removeAttribute('aria-busy');
  }
}

async function readNames(signal) {
  if (names.mine !== null) return;
  const [who, { subscriptions }, { receivers }, { topics }] = await Promise.all(
    [visitor(), get('/api/subscriptions', signal), get('/api/receivers', signal), get('/api/topics', signal)]);
  names.mine = who.name;
  for (const { id, name } of subscriptions) {
    names.subscriptions.set(id, name);
    const known = [...page.subscription.options].find(option => option.value === id);
    if (known) known.textContent = name;
    else page.subscription.append(element('option', { value: id }, name));
  }
  receivers.forEach(({ id, name, kind }) => names.receivers.set(id, { name, kind }));
  topics.forEach(({ id, name }) => names.topics.set(id, name));
}

function show() {
  page.more.hidden = next === null;
  page.empty.hidden = shown.size > 0;
  if (shown.size > 0) return;
  if (page.subscription.value || page.state.value) {
    page.empty.textContent = 'There is no such alert.';
  } else {
    page.empty.replaceChildren('Nobody was told of anything yet. ', names.subscriptions.size
      ? 'Alerts appear here as they are raised.'
      : element('a', { href: 'subscriptions.html?new' }, 'Subscribe to something.'));
  }
}

/** Says what is wrong; asks again by itself where that can help. */
function tell(problem, again) {
  page.problem.hidden = !problem;
  page.told.classList.toggle('stale', Boolean(problem));
  if (!problem) return;
  page.problem.querySelector('.what').textContent =
    problem.again ? `${problem.message} Trying again every ${problem.again} seconds.` : problem.message;
  if (problem.again) later('retry', problem.again * 1000, again);
}

/** There may be something new. Asks soon, and once more when it may have been brought. */
function news() {
  if (!isSet('soon')) later('soon', KEPT_AFTER_MILLIS, look);
  later('last', BROUGHT_AFTER_MILLIS, look);
}

function look() {
  if (isSet('retry')) return;
  if (page.alerts.hasAttribute('aria-busy')) {
    later('soon', KEPT_AFTER_MILLIS, look);
    return;
  }
  load(null, answer => {
    const unknown = answer.alerts.some(alert => !shown.has(alert.id));
    if (unknown && isReading()) hold(answer);
    else take(answer);
  });
}

/** Whether the reader has scrolled into the list: nothing may move then. */
const isReading = () => shown.size > 0 && page.alerts.getBoundingClientRect().top < 0;

/** Keeps a fresh first page back until it is asked for. */
function hold(answer) {
  waiting = answer;
  page.fresh.hidden = !answer;
}

/**
 * Brings the list up to date with a fresh first page. What was shown below it stays, unless some of that has moved: then
 * the pages below are not what they were.
 */
function take({ alerts, next: after }) {
  hold(null);
  first = new Set(alerts.map(alert => alert.id));
  const complete = after === undefined;
  const gone = others(complete);
  if (complete) {
    gone.forEach(drop);
    next = null;
  } else if (gone.length > 0 || !alerts.some(alert => shown.has(alert.id))) {
    shown.clear();
    page.alerts.replaceChildren();
    next = after;
  }
  let place = page.alerts.firstElementChild;
  for (const alert of alerts) {
    const item = keep(alert);
    if (item === place) place = place.nextElementSibling;
    else page.alerts.insertBefore(item, place);
  }
}

/** Those that stood among the first and are gone from there; all others, where the first are all there are. */
function others(complete) {
  const order = [...page.alerts.children].map(item => item.dataset.id);
  const end = complete ? order.length : order.findLastIndex(id => first.has(id));
  return order.slice(0, Math.max(0, end)).filter(id => !first.has(id));
}

function drop(id) {
  shown.get(id)?.item.remove();
  shown.delete(id);
}

function keep(alert) {
  const old = shown.get(alert.id);
  if (old && JSON.stringify(old.alert) === JSON.stringify(alert)) return old.item;
  rounds = 1;
  const item = old ? refreshed(old.item, alert, names, changed) : itemOf(alert, names, changed);
  shown.set(alert.id, { alert, item });
  return item;
}

/** An alert was sent again. */
function changed(alert) {
  keep(alert);
  news();
}

/** Whether something should have become of a message by now, of which no event tells. */
function isMoving({ state, due }) {
  return ['held', 'pending', 'gathered'].includes(state) && (!due || Date.parse(due) <= Date.now());
}

function go() {
  const address = new URLSearchParams(['subscription', 'state'].map(id => [id, page[id].value]).filter(([, value]) => value));
  history.pushState(null, '', address.size ? `?${address}` : location.pathname);
  begin();
}

page.subscription.addEventListener('change', go);
page.state.addEventListener('change', go);
page.more.addEventListener('click', () => next && load(next, answer => {
  answer.alerts.filter(alert => !shown.has(alert.id)).forEach(alert => page.alerts.append(keep(alert)));
  next = answer.next ?? null;
}));
page.fresh.addEventListener('click', () => {
  if (waiting) take(waiting);
  scrollTo({ top: 0, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth' });
});
addEventListener('scroll', () => waiting && !isReading() && take(waiting), { passive: true });
addEventListener('popstate', begin);
/** Ever more seldom while nothing comes of it: what waits behind a receiver that is away is due for hours. */
setInterval(() => {
  const moving = [...first].some(id => shown.has(id) && isMoving(shown.get(id).alert.delivery));
  if (document.hidden || !moving || ++waited < rounds) return;
  waited = 0;
  rounds = Math.min(2 * rounds, MOST_ROUNDS);
  look();
}, DUE_MILLIS);
setInterval(() => document.hidden || times.refresh(page.alerts), MINUTE);
begin();
