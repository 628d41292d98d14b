// One alert: what somebody was told, why, and how far the message is, with every try.

import { send } from './api.js';
import { counted, element, marked } from './element.js';
import { isReaders, nameOf } from './language.js';
import { moment, tell } from './times.js';

const STATES = {
  held: 'held',
  pending: 'on its way',
  delivered: 'delivered',
  'given-up': 'given up',
  withdrawn: 'withdrawn',
  gathered: 'gathered with others',
};
/** What is over can be sent again. */
const OVER = ['delivered', 'given-up', 'withdrawn'];

/**
 * An item of the list.
 *
 * @param names of subscriptions, receivers and topics, by id, and in `mine` the visitor's
 * @param changed called with the alert when it was sent again
 */
export function itemOf(alert, names, changed) {
  const { delivery } = alert;
  return element('li', { data: { id: alert.id, state: delivery.state } },
    element('article', {}, about(alert, names), heading(alert), reason(alert, names), ...passage(alert), tries(alert, names, changed)));
}

/** Replaces an item by that of the alert as it is now; what was open stays open, and the focus where it was. */
export function refreshed(old, alert, names, changed) {
  const item = itemOf(alert, names, changed);
  item.querySelector('details').open = old.querySelector('details').open;
  const parts = ['h2 a', 'summary', 'details button'];
  const held = parts.find(part => old.querySelector(part) === document.activeElement && old.contains(document.activeElement));
  old.replaceWith(item);
  if (held) (item.querySelector(held) ?? item.querySelector('summary')).focus();
  return item;
}

function about(alert, names) {
  const { subscription, owner, source, language, late, delivery } = alert;
  const line = element('p', { className: 'about' }, element('span', { className: 'standing' }, STATES[delivery.state] ?? delivery.state),
    element('a', { href: `alerts.html?${new URLSearchParams({ subscription })}`, dir: 'auto' }, names.subscriptions.get(subscription) ?? subscription),
    element('span', { dir: 'auto' }, source), timeOf(alert.raisedAt));
  if (language && !isReaders(language)) line.append(element('span', {}, nameOf(language)));
  if (late) line.append(element('span', { title: 'It was published more than six hours before we first saw it' }, 'late'));
  if (owner !== names.mine && names.mine !== 'local') line.append(element('span', { dir: 'auto', title: 'Whose it is' }, owner));
  return line;
}

function heading({ title, url, language, evidence, sentence }) {
  const text = title || sentence?.text || 'Without a title';
  const found = title ? marked({ text, marks: marks(evidence, { field: 'title', start: 0, end: text.length }) }) : [text];
  const link = element('a', { rel: 'noopener noreferrer', lang: language ?? '', dir: 'auto' }, ...found);
  if (/^https?:\/\//i.test(url ?? '')) link.href = url;
  return element('h2', {}, link);
}

function reason({ reason: why, topic, size, grown }, names) {
  const told = grown ?? size;
  const named = topic && names.topics.has(topic) ? why.replace(`Topic ${topic}`, () => `Topic ${names.topics.get(topic)}`) : why;
  const line = element('p', { className: 'reason', dir: 'auto' }, named);
  if (told.articles > 1) {
    line.append(element('span', { className: 'size' },
      ` · told by ${counted(told.articles, 'article', 'articles')} of ${counted(told.sources, 'source', 'sources')}`));
  }
  return line;
}

/** The sentence that matched, with the words that did; nothing where the title says it all. */
function passage({ sentence, evidence, title, language }) {
  if (!sentence || sentence.field === 'title' || !title) return [];
  return [element('p', { className: 'passage', lang: language ?? '', dir: 'auto' },
    sentence.start > 0 ? '…\u00a0' : '', ...marked({ text: sentence.text, marks: marks(evidence, sentence) }))];
}

/** Where the evidence stands in a stretch of a field, in order and apart from each other. */
function marks(evidence, { field, start, end }) {
  let at = start;
  return evidence
    .filter(found => found.field === field && found.end <= end)
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .filter(found => found.start >= at && found.end > found.start && (at = found.end))
    .map(found => ({ start: found.start - start, end: found.end - start }));
}

function tries({ id, delivery }, names, changed) {
  const { receiver, state, since, due, why, alerts, attempts } = delivery;
  const to = names.receivers.get(receiver);
  const others = alerts > 1 ? `, with ${counted(alerts - 1, 'other alert', 'other alerts')}` : '';
  const summary = element('summary', {}, `To ${to?.name ?? receiver}${others}`,
    attempts.length ? `, ${counted(attempts.length, 'try', 'tries')}` : '');
  const lines = [
    line('Message made ', timeOf(since), '.'),
    ...(due ? [line(state === 'held' ? 'Held until ' : 'Tried next at ', moment(due), '.')] : []),
    ...(why ? [line(`${why[0].toUpperCase()}${why.slice(1).replace(/\.?$/, '.')}`)] : []),
  ];
  const list = attempts.length
    ? [element('ol', { aria: { label: 'Every try to bring it' } }, ...attempts.map(tryOf))]
    : [line(to?.kind === 'feed' ? 'It is read in its feed, and sent nowhere.' : OVER.includes(state) ? 'It was not tried.' : 'Not tried yet.')];
  const again = OVER.includes(state) && to?.kind !== 'feed' ? [sendAgain(id, alerts, changed)] : [];
  return element('details', { className: 'tries' }, summary, ...lines, ...list, ...again);
}

function tryOf({ at, millis, status, problem }) {
  return element('li', { className: problem ? 'failed' : 'arrived' }, moment(at), ' – ',
    problem ? problem : 'arrived', status ? ` (answer ${status}` : ' (no answer', `, ${millis.toLocaleString()} ms)`);
}

function sendAgain(id, alerts, changed) {
  const words = alerts > 1 ? 'Send the whole message again' : 'Send again';
  const button = element('button', { type: 'button' }, words);
  const said = element('span', { className: 'said', role: 'status' });
  button.addEventListener('click', async () => {
    button.disabled = true;
    said.textContent = '';
    try {
      changed(await send('POST', `/api/alerts/${encodeURIComponent(id)}/resend`));
    } catch (problem) {
      said.textContent = problem.message;
      button.disabled = false;
      button.focus();
    }
  });
  return element('p', { className: 'actions' }, button, said);
}

const line = (...children) => element('p', {}, ...children);

function timeOf(instant) {
  const time = element('time');
  tell(time, instant);
  return time;
}
