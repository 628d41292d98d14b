// The list of articles: each with its tags and the words that matched.

import { toggle } from './address.js';
import { editsOf } from './edits.js';
import { element, marked } from './element.js';
import { isReaders, nameOf } from './language.js';
import { tell } from './times.js';
import { addThumbs } from './verdicts.js';

const SHOWN_WORDS = 4;
const TEASER_LENGTH = 280;
const TITLE_LENGTH = 90;

const list = document.getElementById('articles');
const template = document.getElementById('article');

/** What is shown, by id. */
const shown = new Map();

export const size = () => shown.size;

/** Shows these articles and no others. */
export function replace(articles, names) {
  shown.clear();
  list.replaceChildren();
  append(articles, names);
}

/** Shows these articles, too, after the others. */
export function append(articles, names) {
  for (const article of articles.filter(one => !shown.has(one.id))) {
    list.append(keep(article, names, ''));
  }
}

/** How many of the articles of a fresh first page are not shown yet; Infinity when none is. */
export function unknown(articles) {
  const count = articles.filter(article => !shown.has(article.id)).length;
  return count > 0 && count === articles.length ? Infinity : count;
}

/** Brings those that are shown up to date, where they stand. */
export function update(articles, names) {
  for (const article of articles) {
    const old = shown.get(article.id);
    if (old && JSON.stringify(old.article) !== JSON.stringify(article)) {
      const state = article.revision > old.article.revision ? 'revised' : old.state;
      const held = heldIn(old.item);
      old.item.replaceWith(keep(article, names, state));
      if (held) (shown.get(article.id).item.querySelector(held) ?? shown.get(article.id).item.querySelector('a')).focus();
    }
  }
}

/** A selector of what has the focus in an item, if anything has. */
function heldIn(item) {
  if (!item.contains(document.activeElement)) return '';
  const { topic } = document.activeElement.closest('[data-topic]')?.dataset ?? {};
  const { verdict } = document.activeElement.dataset;
  return topic ? `[data-topic="${CSS.escape(topic)}"] ${verdict ? `[data-verdict="${verdict}"]` : 'button'}` : 'a';
}

/** Puts the new ones of a fresh first page in their places. */
export function merge(articles, names, complete) {
  let after = null;
  for (const article of articles.toReversed()) {
    if (!shown.has(article.id) && (after !== null || complete)) {
      list.insertBefore(keep(article, names, 'new'), after);
    }
    after = shown.get(article.id)?.item ?? after;
  }
}

function keep(article, names, state) {
  const item = itemOf(article, names, state);
  shown.set(article.id, { article, item, state });
  return item;
}

function itemOf(article, names, state) {
  const item = template.content.firstElementChild.cloneNode(true);
  const part = selector => item.querySelector(selector);
  const passages = article.highlights ?? [];
  part('.source').textContent = article.source;
  tell(part('time'), article.publishedAt ?? article.firstSeenAt);
  if (article.language && !isReaders(article.language)) {
    part('.language').textContent = nameOf(article.language);
    part('.language').hidden = false;
  }
  part('.state').textContent = state;
  part('.state').hidden = !state;
  if (state) item.dataset.state = state;
  const link = part('h2 a');
  if (/^https?:\/\//i.test(article.url ?? '')) link.href = article.url;
  link.lang = article.language ?? '';
  const title = passages.find(passage => passage.field === 'title');
  link.append(...(title ? marked(title) : [article.title || teaser(text(article), TITLE_LENGTH)]));
  part('h2').after(...passagesOf(article, passages.filter(found => found.field !== 'title')));
  part('.tags').before(...editsOf(article));
  part('.tags').append(...(article.topics ?? []).map(tag => tagItem(article, tag, names)));
  part('.tags').hidden = !article.topics?.length;
  return item;
}

function passagesOf(article, inside) {
  const lang = article.language ?? '';
  if (!inside.length) {
    const words = article.title || text(article).length > TITLE_LENGTH ? teaser(text(article), TEASER_LENGTH) : '';
    return words ? [element('p', { className: 'passage', lang }, words)] : [];
  }
  return inside.map(found => element('p', { className: 'passage', lang },
    found.start > 0 ? '…\u00a0' : '', ...marked(found), /[.!?。！？”"]\s*$/.test(found.text) ? '' : '\u00a0…'));
}

const text = article => (article.summary || article.body || '').trim();

function teaser(whole, length) {
  if (whole.length <= length) return whole;
  const cut = whole.slice(0, length);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).toWellFormed() + '\u00a0…';
}

function tagItem(article, tag, names) {
  const words = distinct(tag.evidence.map(found => found.text));
  const rest = words.length - SHOWN_WORDS;
  const why = words.slice(0, SHOWN_WORDS).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
  const topic = names.get(tag.id) ?? tag.id;
  const name = element('button', { type: 'button', title: `Only articles about this topic` }, topic);
  name.addEventListener('click', () => toggle('topic', tag.id));
  const reason = element('span', { className: 'why', title: `Score ${tag.score}: ${words.join(', ')}` }, why);
  const item = element('li', { data: { topic: tag.id } }, name, ...(why ? [reason] : []));
  addThumbs(item, article.id, tag.id, topic);
  return item;
}

/** Words that differ by more than their case. */
function distinct(words) {
  return [...new Map(words.map(word => [word.toLowerCase(), word])).values()];
}
