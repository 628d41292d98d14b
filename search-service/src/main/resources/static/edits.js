// What an edited article said before; asked for when a reader opens it.

import { get } from './api.js';
import { element } from './element.js';
import { tell } from './times.js';

/** A line that opens to what changed in an article, and when; nothing for one that was never edited. */
export function editsOf(article) {
  if (article.revision < 2) return [];
  const summary = element('summary', {}, 'edited ');
  if (article.revisedAt) summary.append(timeOf(article.revisedAt));
  const list = element('ol', { lang: article.language ?? '' });
  const problem = element('p', { className: 'problem' });
  problem.setAttribute('role', 'status');
  const details = element('details', { className: 'edits' }, summary, list, problem);
  details.addEventListener('toggle', async () => {
    if (!details.open || list.childElementCount) return;
    try {
      const { revisions } = await get(`/api/articles/${encodeURIComponent(article.id)}`);
      list.replaceChildren(...revisions.map((revision, i) => itemOf(revision, revisions[i + 1])));
      problem.textContent = '';
    } catch (failed) {
      problem.textContent = failed.message;
    }
  });
  return [details];
}

function itemOf({ revision, fetchedAt, title, diff }, before) {
  const head = element('p', { className: 'about' }, `Revision ${revision}`);
  if (fetchedAt) head.append(' ', timeOf(fetchedAt));
  const retitled = before && before.title !== title
    ? [element('p', {}, before.title ? `Its title was “${before.title}”.` : 'It had no title.')] : [];
  const rest = diff && !diff.complete ? [element('p', { className: 'about' }, 'There is more than is shown.')] : [];
  return element('li', {}, head, ...retitled, ...(diff?.hunks ?? []).filter(hunk => hunk.field !== 'title').map(hunkOf), ...rest,
    ...(diff ? [] : [element('p', { className: 'about' }, revision === 1 ? `As it was first seen: “${title}”` : 'What it said before is not kept.')]));
}

function hunkOf({ before, removed, added, after }) {
  return element('p', { className: 'passage' }, `…${before}`,
    ...(removed ? [element('del', {}, removed)] : []), removed && added ? ' ' : '',
    ...(added ? [element('ins', {}, added)] : []), `${after}…`);
}

function timeOf(instant) {
  const time = element('time');
  tell(time, instant);
  return time;
}
