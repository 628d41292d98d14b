// The page of subscriptions and receivers: what there is, and what can be done with each.

import { get, read, send } from './api.js';
import { element, refill } from './element.js';
import { deleting, doing } from './form.js';
import { nameOf } from './language.js';
import * as receivers from './receivers.js';
import * as sheet from './sheet.js';
import { later } from './timers.js';
import * as trial from './trial.js';
import { visitor } from './visitor.js';

const PATH = '/api/subscriptions';
const OFTEN = { alert: 'at once', hour: 'every hour', day: 'every day', week: 'every' };

const page = Object.fromEntries(['told', 'problem', 'subscriptions', 'subscribe', 'receive'].map(id => [id, document.getElementById(id)]));
let mine = null;
let topics = [];

/** Reads everything anew, and shows it. */
async function load() {
  const [who, watched, { subscriptions }] = await Promise.all([visitor(), get('/api/topics'), get(PATH), receivers.load(load)]);
  mine = who.name;
  ({ topics } = watched);
  refill(page.subscriptions, subscriptions.length ? subscriptions.map(itemOf)
    : [element('li', { className: 'none' }, 'None yet. Subscribe to a topic or to words, and be told of each story once.')]);
  receivers.show(subscriptions, mine);
  sheet.know({ topics, mine, saved: shown });
  page.subscribe.hidden = page.receive.hidden = false;
  page.problem.hidden = true;
}

/** Asks until there is an answer. */
async function begin() {
  try {
    await load();
    openAsAsked();
  } catch (problem) {
    page.problem.hidden = false;
    page.problem.querySelector('.what').textContent =
      problem.again ? `${problem.message} Trying again every ${problem.again} seconds.` : problem.message;
    if (problem.again) later('retry', problem.again * 1000, begin);
  }
}

/** A search that is to be subscribed to stands in the address, until it is taken over. */
function openAsAsked() {
  const address = new URLSearchParams(location.search);
  if (!address.has('new')) return;
  history.replaceState(null, '', location.pathname);
  sheet.begin({ q: address.get('q') ?? '', topic: address.getAll('topic'), source: address.getAll('source'), language: address.getAll('language') },
    page.subscribe);
}

/** What was saved is shown, where it stands. */
async function shown(id) {
  await load();
  page.subscriptions.querySelector(`[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' });
}

function itemOf(subscription) {
  const { id, name, owner, paused, problem } = subscription;
  const path = `${PATH}/${encodeURIComponent(id)}`;
  const said = element('div', { className: 'said', role: 'status' });
  const tried = element('div', { className: 'trial', role: 'status' });
  const heading = element('h3', { dir: 'auto' }, name);
  if (paused) heading.append(' ', element('span', { className: 'standing' }, 'paused'));
  const change = doing('Edit', said, () => sheet.edit(id, change));
  change.dataset.key = `edit ${id}`;
  const pause = doing(paused ? 'Resume' : 'Pause', said, async () => {
    const { answer, tag } = await read(path);
    await send('PUT', path, { ...answer, paused: !paused }, tag);
    await load();
  });
  pause.dataset.key = `pause ${id}`;
  const attempt = doing('What would it have sent?', said, () => trial.show(tried, `${path}/preview`));
  const remove = deleting(said, async () => {
    const { tag } = await read(path);
    await send('DELETE', path, undefined, tag);
    await load();
  });
  const links = [
    element('a', { href: `alerts.html?${new URLSearchParams({ subscription: id })}` }, 'Alerts'),
    element('a', { href: `${path}/feed`, type: 'application/atom+xml', title: 'Its alerts as an Atom feed, for a feed reader' }, 'Feed'),
  ];
  const who = owner !== mine && mine !== 'local' ? [element('span', { dir: 'auto', title: 'Whose it is' }, owner)] : [];
  return element('li', { data: { id, state: paused ? 'paused' : 'on' } }, heading,
    element('p', { className: 'what', dir: 'auto' }, ...what(subscription)),
    element('p', { className: 'about' }, ...how(subscription).map(words => element('span', {}, words)), ...who),
    ...(problem ? [element('p', { className: 'problem' }, problem)] : []),
    element('p', { className: 'actions' }, ...links, change, pause, attempt, remove), said, tried);
}

function what({ topic, query, minimumScore, sources = [], languages = [] }) {
  const parts = [];
  if (topic) parts.push('Topic ', element('b', {}, topics.find(one => one.id === topic)?.name ?? topic));
  if (topic && query) parts.push(' with ');
  if (query) parts.push(element('code', {}, query));
  if (minimumScore) parts.push(`, from a score of ${minimumScore}`);
  if (sources.length) parts.push(`, in ${sources.join(' or ')}`);
  if (languages.length) parts.push(`, in ${languages.map(nameOf).join(' or ')}`);
  return parts;
}

function how({ receiver, rhythm, quietHours, mostPerHour, changes }) {
  const time = rhythm.at ? ` at ${rhythm.at} (${rhythm.zone})` : '';
  const day = rhythm.on ? ` ${rhythm.on[0].toUpperCase()}${rhythm.on.slice(1)}` : '';
  return [
    `to ${receivers.nameOf(receiver)}`, `${OFTEN[rhythm.every]}${day}${time}`,
    ...(quietHours ? [`quiet from ${quietHours.from} until ${quietHours.until} (${quietHours.zone})`] : []),
    ...(mostPerHour ? [`${mostPerHour} an hour at most`] : []),
    ...((changes ?? []).length ? [`also of ${changes.join(' and ')}`] : []),
  ];
}

page.subscribe.addEventListener('click', () => sheet.begin({}, page.subscribe));
begin();
