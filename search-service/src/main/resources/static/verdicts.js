// Readers say whether a tag is right or wrong; a second press takes it back.

import { get, send } from './api.js';
import { element } from './element.js';

const THUMBS = [
  { verdict: 'up', sign: '\u2713', says: 'is about' },
  { verdict: 'down', sign: '\u2717', says: 'is not about' },
];
const NOTHING = 'nothing';
const NEVER_SAID = 404;

/** What this reader said of tags, by the path of the verdict, as far as it is known. */
const said = new Map();

/** Puts thumbs up and down behind a tag of an article; what this reader said earlier is asked for when the tag is first touched. */
export function addThumbs(tag, article, topic, name) {
  const path = `/api/articles/${encodeURIComponent(article)}/topics/${encodeURIComponent(topic)}/verdict`;
  const buttons = THUMBS.map(({ verdict, sign, says }) => element('button',
    { type: 'button', title: `This article ${says} ${name}`, data: { verdict }, aria: { label: `This article ${says} ${name}` } }, sign));
  const problem = element('span', { className: 'problem' });
  problem.setAttribute('role', 'status');
  const group = element('span', { className: 'thumbs' }, ...buttons, problem);
  const show = () => {
    if (said.has(path)) buttons.forEach(button => button.setAttribute('aria-pressed', String(button.dataset.verdict === said.get(path))));
  };
  // One after another: what was pressed last is what counts.
  let before = Promise.resolve();
  const next = step => {
    group.setAttribute('aria-busy', 'true');
    before = before.then(step).then(() => { problem.textContent = ''; }, failed => { problem.textContent = failed.message; })
      .finally(() => { group.removeAttribute('aria-busy'); show(); });
  };
  const look = async () => {
    if (!said.has(path)) said.set(path, await earlier(path));
  };
  const press = verdict => async () => {
    await look();
    const taken = said.get(path) === verdict;
    await (taken ? send('DELETE', path) : send('PUT', path, { verdict }));
    said.set(path, taken ? NOTHING : verdict);
  };
  const touched = () => said.has(path) || next(look);
  tag.addEventListener('pointerenter', touched);
  tag.addEventListener('focusin', touched);
  buttons.forEach(button => button.addEventListener('click', () => next(press(button.dataset.verdict))));
  show();
  tag.append(group);
}

async function earlier(path) {
  try {
    return (await get(path)).verdict;
  } catch (problem) {
    if (problem.status === NEVER_SAID) return NOTHING;
    throw problem;
  }
}
