// What a subscription would have sent in the last seven days.

import { send } from './api.js';
import { counted, element } from './element.js';
import { moment, tell } from './times.js';

/** Asks, and shows the answer in a place; with a body of what is not kept, without one of what is kept under the path. */
export async function show(place, path, body) {
  place.setAttribute('aria-busy', 'true');
  try {
    place.replaceChildren(...told(await send('POST', path, body)));
  } finally {
    place.removeAttribute('aria-busy');
  }
}

function told({ alerts, messages, complete, newest }) {
  const sum = alerts === 0 ? 'It would have sent nothing in the last 7 days.'
    : `In the last 7 days: ${counted(alerts, 'story', 'stories')}, in ${counted(messages, 'message', 'messages')}.`;
  const rest = [
    complete ? '' : 'There were more stories than are looked at: only the oldest are counted.',
    newest.length < alerts ? `The last ${newest.length}:` : '',
  ].filter(Boolean).join(' ');
  return [element('p', {}, sum, rest ? ` ${rest}` : ''),
    ...(newest.length ? [element('ol', {}, ...newest.map(itemOf))] : [])];
}

function itemOf({ title, url, source, publishedAt, firstSeenAt, due, sentence }) {
  const link = element('a', { rel: 'noopener noreferrer', dir: 'auto' }, title || sentence?.text || 'Without a title');
  if (/^https?:\/\//i.test(url ?? '')) link.href = url;
  const time = element('time');
  tell(time, publishedAt ?? firstSeenAt);
  return element('li', {}, link,
    element('p', { className: 'about' }, element('span', { dir: 'auto' }, source), time, element('span', {}, `sent ${moment(due)}`)));
}
