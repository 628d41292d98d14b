// Filters as lists with counts, and the row of what is chosen.

import { go, narrowed, toggle } from './address.js';
import { element, refill } from './element.js';
import { nameOf } from './language.js';
import { stretch } from './times.js';

const SHOWN_SOURCES = 10;

const lists = Object.fromEntries(['topics', 'sources', 'languages'].map(id => [id, document.getElementById(id)]));
const chosen = document.getElementById('chosen');
const all = lists.sources.querySelector('.all');
let everySource = false;
let last = null;

all.addEventListener('click', () => {
  everySource = !everySource;
  show(...last);
});

/** Shows what can be chosen, what most articles have first; and what is chosen. */
export function show(facets, want, names) {
  last = [facets, want, names];
  const counts = new Map((facets?.topics ?? []).map(one => [one.value, one.count]));
  const ids = [...new Set([...counts.keys(), ...names.keys(), ...want.topic])];
  fill(lists.topics, 'topic', ids.map(value => ({ value, count: counts.get(value) ?? 0 })), want.topic,
    id => names.get(id) ?? id);
  const sources = withChosen(facets?.sources ?? [], want.source);
  const shown = everySource ? sources : sources.filter((one, i) => i < SHOWN_SOURCES || want.source.includes(one.value));
  fill(lists.sources, 'source', shown, want.source, name => name);
  all.hidden = sources.length <= SHOWN_SOURCES;
  all.setAttribute('aria-expanded', String(everySource));
  all.textContent = everySource ? 'Show fewer' : `Show all ${sources.length}`;
  const languages = withChosen(facets?.languages ?? [], want.language);
  fill(lists.languages, 'language', languages.length > 1 || want.language.length ? languages : [], want.language, nameOf);
  showChosen(want, names);
}

function withChosen(counted, values) {
  const missing = values.filter(value => !counted.some(one => one.value === value));
  return [...counted, ...missing.map(value => ({ value, count: 0 }))];
}

function fill(section, filter, choices, values, nameFor) {
  section.hidden = choices.length === 0;
  refill(section.querySelector('ul'), choices.map(({ value, count }) => {
    const name = nameFor(value);
    const button = element('button',
      { type: 'button', data: { key: value }, aria: { pressed: values.includes(value) } },
      element('span', { className: 'name', dir: 'auto', title: name }, name),
      element('span', { className: 'number' }, count.toLocaleString()));
    button.classList.toggle('none', count === 0);
    button.addEventListener('click', () => toggle(filter, value));
    return element('li', {}, button);
  }));
}

function showChosen(want, names) {
  const chips = [
    ...want.topic.map(id => chip(names.get(id) ?? id, () => toggle('topic', id), `topic ${id}`)),
    ...want.source.map(name => chip(name, () => toggle('source', name), `source ${name}`)),
    ...want.language.map(tag => chip(nameOf(tag), () => toggle('language', tag), `language ${tag}`)),
  ];
  if (want.from || want.to) chips.push(chip(times(want), () => go({ from: '', to: '' }), 'times'));
  if (chips.length > 1) {
    const none = element('button', { type: 'button', className: 'clear', data: { key: 'all' } }, 'Clear all');
    none.addEventListener('click', () => go({ topic: [], source: [], language: [], from: '', to: '' }));
    chips.push(element('li', {}, none));
  }
  chosen.hidden = !narrowed(want);
  refill(chosen, chips);
}

function times({ from, to }) {
  const known = [from, to].every(one => !one || !Number.isNaN(Date.parse(one)));
  if (known && from && to && from < to) return stretch(from, to);
  return [from && `from ${from}`, to && `until ${to}`].filter(Boolean).join(' ');
}

function chip(name, remove, key) {
  const button = element('button', { type: 'button', data: { key }, aria: { label: `Remove the filter ${name}` } },
    element('span', { className: 'name', dir: 'auto' }, name), element('span', { className: 'cross', ariaHidden: 'true' }, '×'));
  button.addEventListener('click', remove);
  return element('li', {}, button);
}
