// Where the present search is found as a feed and as a file.

import { parameters } from './address.js';

const NARROWING = ['q', 'topic', 'source', 'language', 'from', 'to'];

const links = Object.fromEntries(['alternate', 'feed', 'export'].map(id => [id, document.getElementById(id)]));

/** Has the links follow what is wanted; they are the same for every order but the export's. */
export function follow(want) {
  const narrowed = parameters(want, NARROWING);
  const feed = `/api/articles/feed${narrowed.size ? `?${narrowed}` : ''}`;
  links.alternate.href = links.feed.href = feed;
  const order = want.sort === 'oldest' ? 'oldest' : '';
  links.export.href = `/api/articles/export?${parameters({ ...want, sort: order, format: 'csv' }, ['format', ...NARROWING, 'sort'])}`;
}
