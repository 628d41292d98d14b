// The first page: searches through /api/articles and keeps up to date as articles arrive. Whatever comes from
// outside is set as text, never as HTML.

import { go, narrowed, parameters, wanted } from './address.js';
import { get } from './api.js';
import * as articles from './articles.js';
import { counted, element } from './element.js';
import * as filters from './filters.js';
import { Live } from './live.js';
import * as takeout from './takeout.js';
import { cancel, isSet, later } from './timers.js';
import * as timeline from './timeline.js';
import * as times from './times.js';

const PAGE_SIZE = 20;
/** An article is heard of a little before it can be found: the index shows what is new once a second. */
const FOUND_AFTER_MILLIS = 1_200;
const FOUND_AT_LAST_MILLIS = 4_000;
const MINUTE = 60_000;
const ASKED = { q: 'The search', topic: 'The topic', source: 'The source', language: 'The language', from: 'The time', to: 'The time' };

const page = Object.fromEntries(
  ['search', 'q', 'filters', 'results', 'problem', 'line', 'count', 'order', 'sort', 'fresh', 'articles', 'empty', 'more']
    .map(id => [id, document.getElementById(id)]));
const wide = matchMedia('(min-width: 54rem)');
const names = new Map();
const live = new Live(news, 'article');
let next = null;
let waiting = null;
let asking = new AbortController();

function pathOf(want, cursor) {
  const parts = parameters({ ...want, sort: want.sort || 'newest', size: String(PAGE_SIZE), cursor },
    ['q', 'topic', 'source', 'language', 'from', 'to', 'sort', 'size', 'cursor']);
  return `/api/articles?${parts}`;
}

/** Asks for what the address wants, anew. */
function begin() {
  const want = wanted();
  page.q.value = want.q;
  page.sort.value = want.sort || 'newest';
  const best = page.sort.querySelector('[value=relevance]');
  best.hidden = best.disabled = !want.q;
  takeout.follow(want);
  document.title = want.q ? `${want.q} – Newswatch` : 'Newswatch';
  return load(null, answer => {
    articles.replace(answer.articles, names);
    next = answer.next ?? null;
    hold(null);
    live.follow(`/api/stream?${parameters(want, ['q', 'topic', 'source', 'language'])}`);
  });
}

/** Asks, and shows what is the same for every kind of answer; a later question makes this one void. */
async function load(cursor, use) {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  cancel('retry');
  page.articles.setAttribute('aria-busy', 'true');
  try {
    if (names.size === 0) await readTopics(signal);
    const want = wanted();
    const answer = await get(pathOf(want, cursor ?? ''), signal);
    if (signal.aborted) return;
    tell(null);
    use(answer);
    if (cursor === null) {
      filters.show(answer.facets, want, names);
      timeline.show(answer.timeline);
    }
    showTotal(answer.total, want);
  } catch (problem) {
    if (!signal.aborted) tell(problem, () => load(cursor, use));
  } finally {
    if (!signal.aborted) page.articles.removeAttribute('aria-busy');
  }
}

async function readTopics(signal) {
  const answer = await get('/api/topics', signal);
  answer.topics.forEach(topic => names.set(topic.id, topic.name));
}

function showTotal(total, want) {
  page.count.textContent = counted(total, 'article', 'articles');
  page.line.hidden = total === 0 && !want.q && !want.topic.length;
  page.order.hidden = total < 2;
  page.more.hidden = next === null;
  page.empty.hidden = total > 0;
  if (total > 0) return;
  if (narrowed(want)) page.empty.textContent = 'Nothing found. Take a filter away, or ask for fewer words.';
  else if (want.q) page.empty.textContent = 'Nothing found. Fewer words find more, and OR between words finds either.';
  else page.empty.textContent = 'Articles appear here as they are fetched.';
}

/** Says what is wrong; asks again by itself where that can help. */
function tell(problem, again) {
  page.problem.hidden = !problem;
  page.q.removeAttribute('aria-invalid');
  page.results.classList.toggle('stale', Boolean(problem));
  if (!problem) return;
  const where = page.problem.querySelector('.where');
  const position = problem.parameter === 'q' ? /^at position (\d+)/.exec(problem.message) : null;
  where.hidden = !position;
  if (position) {
    const { q } = wanted();
    const at = Math.min(Number(position[1]), q.length);
    where.replaceChildren(q.slice(0, at), element('mark', {}, q.slice(at, at + 1) || ' '), q.slice(at + 1));
    page.q.setAttribute('aria-invalid', 'true');
  }
  page.problem.querySelector('.what').textContent = problem.again
    ? `${problem.message} Trying again every ${problem.again} seconds.`
    : `${ASKED[problem.parameter] ?? 'The question'}: ${problem.message}`;
  if (problem.again) {
    later('retry', problem.again * 1000, again);
  } else {
    live.rest();
    articles.replace([], names);
    page.line.hidden = page.empty.hidden = page.more.hidden = true;
    timeline.show([]);
    filters.show(null, wanted(), names);
  }
}

/** There may be something new. Asks soon, and once more in case the index took its time. */
function news() {
  if (!isSet('soon')) later('soon', FOUND_AFTER_MILLIS, look);
  later('last', FOUND_AT_LAST_MILLIS, look);
}

function look() {
  if (isSet('retry')) return;
  if (page.articles.hasAttribute('aria-busy')) {
    later('soon', FOUND_AFTER_MILLIS, look);
    return;
  }
  load(null, answer => {
    articles.update(answer.articles, names);
    const unknown = articles.unknown(answer.articles);
    if (unknown === 0) return;
    if (isReading()) hold(answer, unknown);
    else take(answer);
  });
}

/** Whether the reader has scrolled into the list: nothing may move then. */
function isReading() {
  return articles.size() > 0 && page.articles.getBoundingClientRect().top < 0;
}

/** Keeps a fresh first page back until it is asked for. */
function hold(answer, unknown) {
  waiting = answer;
  page.fresh.hidden = !answer;
  if (!answer) return;
  page.fresh.textContent = unknown === Infinity ? 'Many new articles' : counted(unknown, 'new article', 'new articles');
}

function take(answer) {
  hold(null);
  if (articles.unknown(answer.articles) === Infinity) {
    articles.replace(answer.articles, names);
    next = answer.next ?? null;
  } else {
    articles.merge(answer.articles, names, next === null);
  }
}

page.search.addEventListener('submit', event => {
  event.preventDefault();
  const q = page.q.value.trim();
  go({ q, sort: q ? wanted().sort : '' });
});
page.sort.addEventListener('change', () => go({ sort: page.sort.value === 'newest' ? '' : page.sort.value }));
page.more.addEventListener('click', () => next && load(next, answer => {
  articles.append(answer.articles, names);
  next = answer.next ?? null;
}));
page.fresh.addEventListener('click', () => {
  if (waiting) take(waiting);
  scrollTo({ top: 0, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth' });
});
addEventListener('scroll', () => waiting && !isReading() && take(waiting), { passive: true });
addEventListener('keydown', event => {
  const typing = event.target.closest?.('input, select, textarea, [contenteditable]');
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  page.q.select();
});
addEventListener('popstate', begin);
wide.addEventListener('change', () => { page.filters.open = wide.matches; });
page.filters.open = wide.matches;
setInterval(() => document.hidden || times.refresh(page.articles), MINUTE);
begin();
