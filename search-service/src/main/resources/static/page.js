// The first page: searches through /api/articles and keeps the newest in view. Whatever comes from outside is set
// as text, never as HTML.

const REFRESH_MILLIS = 5000;
const SHOWN_WORDS = 4;
const TEASER_LENGTH = 280;

const page = Object.fromEntries(
  ['search', 'q', 'topics', 'problem', 'count', 'articles', 'more', 'article']
    .map(id => [id, document.getElementById(id)]));

const names = new Map();
let next = null;
let shown = '';
let asked = 0;

const times = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function wanted() {
  const address = new URLSearchParams(location.search);
  return { q: address.get('q') ?? '', topic: address.get('topic') ?? '' };
}

function want(change) {
  const now = { ...wanted(), ...change };
  const address = new URLSearchParams(Object.entries(now).filter(([, value]) => value));
  history.pushState(null, '', address.size ? `?${address}` : location.pathname);
  begin();
}

async function get(path) {
  const response = await fetch(path);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(answer.detail ?? `The service answered ${response.status}.`);
  }
  return answer;
}

function addressOf(cursor) {
  const parameters = { ...wanted(), cursor: cursor ?? '' };
  return '/api/articles?' + new URLSearchParams(Object.entries(parameters).filter(([, value]) => value));
}

function tell(error) {
  page.problem.textContent = error ? error.message : '';
  page.problem.hidden = !error;
}

function begin() {
  const { q } = wanted();
  page.q.value = q;
  showTopics();
  return load(null);
}

async function load(cursor) {
  const mine = ++asked;
  try {
    if (names.size === 0) await readTopics();
    const answer = await get(addressOf(cursor));
    if (mine !== asked) return;
    tell(null);
    show(answer, cursor !== null);
  } catch (error) {
    if (mine === asked) tell(error instanceof TypeError ? new Error('The service does not answer.') : error);
  }
}

function show(answer, further) {
  const print = JSON.stringify([location.search, answer]);
  if (!further && print === shown) return;
  shown = further ? '' : print;
  next = answer.next ?? null;
  const items = answer.articles.map(articleItem);
  if (further) page.articles.append(...items);
  else page.articles.replaceChildren(...items);
  page.count.textContent = answer.total === 1 ? '1 article' : `${answer.total.toLocaleString()} articles`;
  page.more.hidden = next === null;
}

function articleItem(article) {
  const item = page.article.content.cloneNode(true);
  item.querySelector('.source').textContent = article.source;
  const time = item.querySelector('time');
  const instant = article.publishedAt ?? article.firstSeenAt;
  time.dateTime = instant;
  time.textContent = times.format(new Date(instant));
  const link = item.querySelector('h2 a');
  const passages = article.highlights ?? [];
  const title = passages.find(passage => passage.field === 'title');
  if (article.url && /^https?:/.test(article.url)) link.href = article.url;
  link.lang = article.language ?? '';
  if (title) link.append(...marked(title));
  else link.textContent = article.title || article.url;
  const passage = item.querySelector('.passage');
  passage.lang = article.language ?? '';
  const inside = passages.filter(found => found.field !== 'title');
  if (inside.length) inside.forEach(found => passage.append('… ', ...marked(found), ' '));
  else passage.textContent = teaser(article.summary ?? article.body ?? '');
  item.querySelector('.tags').append(...article.topics.map(tagItem));
  return item;
}

function marked(passage) {
  const parts = [];
  let at = 0;
  for (const { start, end } of passage.marks) {
    const words = document.createElement('mark');
    words.textContent = passage.text.slice(start, end);
    parts.push(passage.text.slice(at, start), words);
    at = end;
  }
  return [...parts, passage.text.slice(at)];
}

function teaser(text) {
  if (text.length <= TEASER_LENGTH) return text;
  const cut = text.slice(0, TEASER_LENGTH);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), TEASER_LENGTH / 2)) + ' …';
}

function tagItem(tag) {
  const item = document.createElement('li');
  const why = document.createElement('span');
  const words = [...new Set(tag.evidence.map(found => found.text))];
  why.className = 'why';
  why.textContent = words.length ? ' — ' + words.slice(0, SHOWN_WORDS).join(', ') : '';
  item.append(names.get(tag.id) ?? tag.id, why);
  item.title = `Score ${tag.score}: ${words.join(', ')}`;
  return item;
}

function showTopics() {
  const { topic } = wanted();
  const choices = [['', 'All'], ...names];
  page.topics.replaceChildren(...choices.map(([id, name]) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.setAttribute('aria-pressed', String(id === topic));
    button.addEventListener('click', () => want({ topic: id }));
    return button;
  }));
}

async function readTopics() {
  const answer = await get('/api/topics');
  answer.topics.forEach(topic => names.set(topic.id, topic.name));
  showTopics();
}

page.search.addEventListener('submit', event => {
  event.preventDefault();
  want({ q: page.q.value.trim() });
});
page.more.addEventListener('click', () => next && load(next));
window.addEventListener('popstate', begin);

await begin();
setInterval(() => (shown || !page.problem.hidden) && !document.hidden && load(null), REFRESH_MILLIS);
