// The form of a subscription: opened empty, with a search, or with one that is there.

import { read, send } from './api.js';
import { element } from './element.js';
import { clear, field, fit, named, tell } from './form.js';
import * as receivers from './receivers.js';
import * as trial from './trial.js';

const PATH = '/api/subscriptions';
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
const CHANGES = ['spike', 'silence'];
const USUAL = {
  name: '', topic: '', query: '', minimumScore: '', sources: '', languages: '', mostPerHour: '', receiver: '',
  'rhythm.every': 'alert', 'rhythm.on': 'monday', 'rhythm.at': '08:00', 'rhythm.zone': HERE,
  'quietHours.from': '22:00', 'quietHours.until': '06:00', 'quietHours.zone': HERE,
};

const form = document.getElementById('subscription');
const part = selector => form.querySelector(selector);
/** What is edited, as it was read, with the tag that it had; nothing for a new one. */
let edited = null;
let topics = [];
let mine = null;
let saved = () => {};
let opener = null;

/** What there is to choose; called again when that changes. */
export function know(known) {
  ({ topics, mine, saved } = known);
  if (!form.hidden) offer(field(form, 'topic').value, field(form, 'receiver').value);
}

/** Opens it with what a search asked for, or empty. */
export function begin({ q = '', topic = [], source = [], language = [] } = {}, from = null) {
  edited = null;
  opener = from;
  open('New subscription', {
    query: q, topic: topic[0], sources: source, languages: language, name: q || topics.find(one => one.id === topic[0])?.name || '',
  });
  if (topic.length > 1) {
    part('.carried').textContent = 'The search had several topics, and a subscription has one: subscribe to each.';
    part('.carried').hidden = false;
  }
}

/** Opens it with a subscription as it is now. */
export async function edit(id, from = null) {
  opener = from;
  const { answer, tag } = await read(`${PATH}/${encodeURIComponent(id)}`);
  edited = { ...answer, tag };
  open(`Change “${answer.name}”`, answer);
}

function open(title, subscription) {
  clear(form);
  part('.trial').replaceChildren();
  part('.carried').hidden = true;
  part('h2').textContent = title;
  const flat = {
    ...USUAL, ...Object.fromEntries(Object.entries(subscription).filter(([name, value]) => name in USUAL && value !== undefined)),
    sources: (subscription.sources ?? []).join('\n'), languages: (subscription.languages ?? []).join(', '),
    minimumScore: subscription.minimumScore || '',
  };
  for (const within of ['rhythm', 'quietHours']) {
    for (const [name, value] of Object.entries(subscription[within] ?? {})) flat[`${within}.${name}`] = value;
  }
  offer(flat.topic, flat.receiver || receivers.usual(mine));
  for (const [name, value] of Object.entries(flat)) if (!['topic', 'receiver'].includes(name)) field(form, name).value = value;
  field(form, 'quietHours').checked = Boolean(subscription.quietHours);
  field(form, 'paused').checked = Boolean(subscription.paused);
  for (const change of CHANGES) field(form, `changes.${change}`).checked = (subscription.changes ?? []).includes(change);
  form.hidden = false;
  follow();
  form.scrollIntoView({ block: 'start' });
  field(form, 'name').focus({ preventScroll: true });
}

/** What there is to choose from; what is chosen stays, also where it is gone. */
function offer(topic, receiver) {
  fill('topic', [{ id: '', name: 'any' }, ...topics], topic);
  fill('receiver', [{ id: '', name: 'choose one' }, ...receivers.of(edited?.owner ?? mine)], receiver);
}

function fill(name, choices, chosen) {
  const all = choices.some(({ id }) => id === (chosen ?? '')) ? choices : [...choices, { id: chosen, name: `${chosen} (not there)` }];
  field(form, name).replaceChildren(...all.map(one => element('option', { value: one.id }, one.name)));
  field(form, name).value = chosen ?? '';
}

function follow() {
  fit(form, [field(form, 'rhythm.every').value, field(form, 'quietHours').checked ? 'quiet' : '']);
}

/** What the form says, as the API takes it; what is empty is left out. */
function body() {
  const value = name => field(form, name).value.trim();
  const number = name => (value(name) === '' ? undefined : Number(value(name)));
  const list = (name, between) => value(name).split(between).map(one => one.trim()).filter(Boolean);
  const every = value('rhythm.every');
  const rhythm = { every };
  if (every === 'day' || every === 'week') Object.assign(rhythm, { at: value('rhythm.at'), zone: value('rhythm.zone') });
  if (every === 'week') rhythm.on = value('rhythm.on');
  const quiet = { from: value('quietHours.from'), until: value('quietHours.until'), zone: value('quietHours.zone') };
  return {
    name: value('name') || undefined, topic: value('topic') || undefined, query: value('query') || undefined,
    minimumScore: number('minimumScore'), sources: list('sources', '\n'), languages: list('languages', /[,\s]/),
    receiver: value('receiver') || undefined, rhythm, quietHours: field(form, 'quietHours').checked ? quiet : undefined,
    changes: CHANGES.filter(change => field(form, `changes.${change}`).checked),
    mostPerHour: number('mostPerHour'), paused: field(form, 'paused').checked,
  };
}

function close() {
  form.hidden = true;
  edited = null;
  if (opener?.isConnected) opener.focus();
  else document.getElementById('subscribe').focus();
}

function refuse(problem) {
  tell(form, edited ? problem : named(problem), { again: edited && (() => edit(edited.id, opener).catch(refuse)) });
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  const save = part('[type=submit]');
  save.disabled = true;
  try {
    const path = edited ? `${PATH}/${encodeURIComponent(edited.id)}` : PATH;
    const { id } = await send(edited ? 'PUT' : 'POST', path, body(), edited?.tag);
    close();
    await saved(id);
  } catch (problem) {
    refuse(problem);
  } finally {
    save.disabled = false;
  }
});
part('.try').addEventListener('click', async () => {
  clear(form);
  part('.trial').replaceChildren();
  try {
    await trial.show(part('.trial'), `${PATH}/preview`, body());
  } catch (problem) {
    refuse(problem);
  }
});
part('.cancel').addEventListener('click', close);
field(form, 'rhythm.every').addEventListener('change', follow);
field(form, 'quietHours').addEventListener('change', follow);
document.getElementById('another').addEventListener('click', event => receivers.open(null, event.currentTarget, id => offer(field(form, 'topic').value, id)));
document.getElementById('zones').append(...Intl.supportedValuesOf('timeZone').map(value => element('option', { value })));
