// Times as people read them: how long ago today, the date otherwise.

const STEPS = [['hour', 3600], ['minute', 60]];
const ago = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'long' });
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });
const second = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const KINDS = {
  year: { year: 'numeric', timeZone: 'UTC' },
  month: { month: 'short', year: 'numeric', timeZone: 'UTC' },
  day: { dateStyle: 'medium', timeZone: 'UTC' },
  hour: { dateStyle: 'medium', timeStyle: 'short' },
};
const HOUR = 3600e3;
const DAY = 24 * HOUR;

/** Tells an instant in a time element, which `refresh` brings up to date. */
export function tell(time, instant) {
  time.dateTime = instant;
  time.title = `${exact.format(new Date(instant))} (${instant})`;
  time.textContent = told(new Date(instant));
}

/** An instant to the second, in words that stay. */
export const moment = instant => second.format(new Date(instant));

/** Brings the times below an element up to date. */
export function refresh(parent) {
  parent.querySelectorAll('time').forEach(time => { time.textContent = told(new Date(time.dateTime)); });
}

function told(instant) {
  const now = new Date();
  if (instant.toDateString() !== now.toDateString()) return date.format(instant);
  const seconds = Math.round((instant - now) / 1000);
  const [unit, length] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return unit === 'second' ? 'just now' : ago.format(Math.trunc(seconds / length), unit);
}

/** A stretch of time in words: a year, a month, a day, an hour, or from one to another. */
export function stretch(from, to) {
  const start = new Date(from);
  const end = new Date(to);
  const length = end - start;
  if (length <= HOUR) return new Intl.DateTimeFormat(undefined, KINDS.hour).format(start);
  const kind = kindOf(start, end);
  const words = new Intl.DateTimeFormat(undefined, KINDS[kind]);
  const single = { year: 367 * DAY, month: 32 * DAY, day: 26 * HOUR, hour: HOUR }[kind];
  return length < single ? words.format(start) : words.formatRange(start, new Date(end - 1));
}

function kindOf(start, end) {
  const midnights = [start, end].every(one => one % DAY === 0);
  const firsts = midnights && [start, end].every(one => one.getUTCDate() === 1);
  if (firsts && [start, end].every(one => one.getUTCMonth() === 0)) return 'year';
  if (firsts) return 'month';
  return midnights ? 'day' : 'hour';
}
