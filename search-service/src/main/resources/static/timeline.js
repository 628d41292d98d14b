// How many articles there are at which time, as bars; pressing one narrows the search to its time.

import { go } from './address.js';
import { counted, element, refill } from './element.js';
import { stretch } from './times.js';

const LEAST_PERCENT = 4;

const section = document.getElementById('timeline');
const bars = section.querySelector('.bars');
const part = name => section.querySelector(`.${name}`);
let shown = '';

/** Shows the buckets; a single one would say nothing. */
export function show(buckets = []) {
  const print = JSON.stringify(buckets);
  if (print === shown) return;
  shown = print;
  section.hidden = buckets.length < 2;
  const most = Math.max(1, ...buckets.map(bucket => bucket.count));
  refill(bars, buckets.map(bucket => barOf(bucket, most)));
  if (section.hidden) return;
  const first = buckets[0];
  const last = buckets.at(-1);
  part('first').textContent = stretch(first.from, first.to);
  part('last').textContent = stretch(last.from, last.to);
  enterAt(bars.querySelector(':focus') ?? bars.querySelector('button:enabled:last-of-type') ?? usable().at(-1));
  say('');
}

function barOf({ from, to, count }, most) {
  const words = `${stretch(from, to)}: ${counted(count, 'article', 'articles')}`;
  const fill = element('span', { className: 'fill' });
  fill.style.height = count ? `${Math.max(LEAST_PERCENT, (100 * count) / most)}%` : '0';
  const bar = element('button',
    { type: 'button', tabIndex: -1, disabled: count === 0, title: words, data: { key: from }, aria: { label: words } }, fill);
  bar.addEventListener('click', () => go({ from, to }));
  bar.addEventListener('focus', () => enterAt(bar));
  for (const event of ['focus', 'pointerenter']) bar.addEventListener(event, () => say(words));
  for (const event of ['blur', 'pointerleave']) bar.addEventListener(event, () => say(''));
  return bar;
}

const usable = () => [...bars.querySelectorAll('button:enabled')];

function say(words) {
  part('told').textContent = words;
}

/** The tab key comes to one bar; the arrows lead on from there. */
function enterAt(bar) {
  usable().forEach(one => { one.tabIndex = one === bar ? 0 : -1; });
}

bars.addEventListener('keydown', event => {
  const all = usable();
  const at = all.indexOf(document.activeElement);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  all[to]?.focus();
});
