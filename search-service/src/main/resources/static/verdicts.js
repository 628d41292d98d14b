// Readers say whether a tag is right or wrong; a second press takes it back.

import { get, send } from './api.js';
import { element } from './element.js';

const THUMBS = [
  { verdict: 'up', sign: '\u2713', says: 'is about' },
  { verdict: 'down', sign: '\u2717', says: 'is not about' },
];
const VERDICTS = new Set(THUMBS.map(thumb => thumb.verdict));

/** Thumbs up and down for a tag of an article; what this reader said earlier is asked for when they are first touched. */
export function thumbs(article, topic, name) {
  const path = `/api/articles/${encodeURIComponent(article)}/topics/${encodeURIComponent(topic)}/verdict`;
  const buttons = THUMBS.map(({ verdict, sign, says }) => element('button',
    { type: 'button', title: `This article ${says} ${name}`, data: { verdict }, aria: { pressed: false, label: `This article ${says} ${name}` } }, sign));
  const group = element('span', { className: 'thumbs' }, ...buttons);
  const show = said => buttons.forEach(button => button.setAttribute('aria-pressed', String(button.dataset.verdict === said)));
  const fail = problem => {
    group.dataset.problem = 'true';
    group.title = problem.message;
  };
  const look = once(() => get(path).then(given => VERDICTS.has(given.verdict) && show(given.verdict)).catch(() => {}));
  group.addEventListener('pointerenter', look);
  group.addEventListener('focusin', look);
  buttons.forEach(button => button.addEventListener('click', async () => {
    await look();
    const taken = button.getAttribute('aria-pressed') === 'true';
    const said = button.dataset.verdict;
    await (taken ? send('DELETE', path) : send('PUT', path, { verdict: said })).then(() => {
      delete group.dataset.problem;
      group.removeAttribute('title');
      show(taken ? null : said);
    }, fail);
  }));
  return group;
}

function once(ask) {
  let asked;
  return () => asked ??= ask();
}
