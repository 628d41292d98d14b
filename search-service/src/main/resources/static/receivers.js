// Receivers: the list of them, and the form in which one is made or changed.

import { get, read, send } from './api.js';
import { counted, element, refill } from './element.js';
import { clear, deleting, doing, field, fit, named, tell } from './form.js';

const PATH = '/api/receivers';
const KINDS = { webhook: 'webhook', slack: 'chat', teams: 'Teams', email: 'e-mail', feed: 'feed' };
const SECRET_BYTES = 32;

const list = document.getElementById('receivers');
const sheet = document.getElementById('receiver-sheet');
const form = document.getElementById('receiver-form');
let all = [];
let edited = null;
let made = () => {};
let changed = async () => {};

/** Those of a person; where nobody is asked who they are, all. */
export const of = owner => all.filter(one => owner === null || owner === 'local' || one.owner === owner);

/** The one that is chosen where there is but one. */
export const usual = owner => (of(owner).length === 1 ? of(owner)[0].id : '');

/** A receiver in words. */
export function nameOf(id) {
  const one = all.find(receiver => receiver.id === id);
  return one ? `${one.name} (${KINDS[one.kind] ?? one.kind})` : id;
}

/** Reads them; `then` is called whenever one was changed here. */
export async function load(then) {
  changed = then;
  all = (await get(PATH)).receivers;
}

/** Shows them, with how many subscriptions are told to each. */
export function show(subscriptions, mine) {
  refill(list, all.length
    ? all.map(one => itemOf(one, subscriptions.filter(({ receiver }) => receiver === one.id).length, mine))
    : [element('li', { className: 'none' }, 'None yet. A subscription needs one to be told to.')]);
}

function itemOf(receiver, told, mine) {
  const { id, name, kind, owner, problem } = receiver;
  const said = element('div', { className: 'said', role: 'status' });
  const path = `${PATH}/${encodeURIComponent(id)}`;
  const about = element('p', { className: 'about' }, element('span', {}, KINDS[kind] ?? kind),
    element('span', {}, kind === 'feed' ? 'read here' : 'address kept, not shown'),
    element('span', {}, told ? `used by ${counted(told, 'subscription', 'subscriptions')}` : 'not used'));
  if (owner !== mine && mine !== 'local') about.append(element('span', { dir: 'auto', title: 'Whose it is' }, owner));
  const test = doing('Send a test message', said, async () => {
    said.replaceChildren(element('p', {}, 'Sending …'));
    const { arrived, attempt } = await send('POST', `${path}/test`);
    said.replaceChildren(element('p', { className: arrived ? 'arrived' : 'problem' }, arrived ? 'It arrived' : `It did not arrive: ${attempt.problem}`,
      attempt.status ? ` (answer ${attempt.status}, ${attempt.millis.toLocaleString()} ms).` : ` (after ${attempt.millis.toLocaleString()} ms).`));
  });
  const change = doing('Edit', said, () => open(id, change));
  const remove = deleting(said, async () => {
    const { tag } = await read(path);
    await send('DELETE', path, undefined, tag);
    await changed();
  });
  return element('li', { data: { id } },
    element('h3', { dir: 'auto' }, name), about, ...(problem ? [element('p', { className: 'problem' }, problem)] : []),
    element('p', { className: 'actions' }, ...(kind === 'feed' ? [] : [test]), change, remove), said);
}

/** Opens the form, of a new one where there is no id; `then` is told the id of what was saved. */
export async function open(id, opener, then = () => {}) {
  const one = id === null ? null : await read(`${PATH}/${encodeURIComponent(id)}`);
  edited = one && { ...one.answer, tag: one.tag };
  made = then;
  form.reset();
  clear(form);
  form.querySelector('h2').textContent = edited ? `Change “${edited.name}”` : 'New receiver';
  field(form, 'name').value = edited?.name ?? '';
  field(form, 'kind').value = edited?.kind ?? 'webhook';
  follow();
  if (!sheet.open) {
    sheet.showModal();
    sheet.addEventListener('close', () => opener?.isConnected && opener.focus(), { once: true });
  }
  field(form, 'name').focus();
}

function follow() {
  const kind = field(form, 'kind').value;
  const kept = edited?.kind === kind;
  fit(form, [kind, kept && kind === 'webhook' ? 'kept' : '']);
  const places = kept ? 'kept, not shown; empty keeps it' : '';
  field(form, 'url').placeholder = places || 'https://';
  field(form, 'address').placeholder = places || 'desk@example.org';
  field(form, 'secret').placeholder = kept ? 'empty keeps what is there' : '';
}

/** What the form says, as the API takes it: what is empty is not sent, and stays what it is. */
function body() {
  const value = name => (field(form, name).closest('[hidden]') ? '' : field(form, name).value.trim());
  const texts = Object.fromEntries(['name', 'kind', 'url', 'address', 'secret'].map(name => [name, value(name)]).filter(([, text]) => text));
  return value('bare') && field(form, 'bare').checked ? { ...texts, secret: null } : texts;
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  const save = form.querySelector('[type=submit]');
  save.disabled = true;
  try {
    const { id } = await send(edited ? 'PUT' : 'POST', edited ? `${PATH}/${encodeURIComponent(edited.id)}` : PATH, body(), edited?.tag);
    await changed();
    made(id);
    sheet.close();
  } catch (problem) {
    tell(form, edited ? problem : named(problem), { again: edited && (() => open(edited.id, null, made)) });
  } finally {
    save.disabled = false;
  }
});
form.querySelector('.cancel').addEventListener('click', () => sheet.close());
field(form, 'kind').addEventListener('change', () => { clear(form); follow(); });
document.getElementById('make').addEventListener('click', () => {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  field(form, 'secret').value = `whsec_${btoa(String.fromCharCode(...bytes))}`;
  field(form, 'secret').select();
});
document.getElementById('receive').addEventListener('click', event => open(null, event.currentTarget));
