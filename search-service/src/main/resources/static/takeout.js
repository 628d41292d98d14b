// Where the present search is found as a feed and as a file, and how to be told of what it will find.

import { parameters } from './address.js';

const NARROWING = ['q', 'topic', 'source', 'language', 'from', 'to'];

const links = Object.fromEntries(['alternate', 'feed', 'export', 'alert'].map(id => [id, document.getElementById(id)]));

/** Has the links follow what is wanted; they are the same for every order but the export's. */
export function follow(want) {
  const narrowed = parameters(want, NARROWING);
  const feed = `/api/articles/feed${narrowed.size ? `?${narrowed}` : ''}`;
  links.alternate.href = links.feed.href = feed;
  // A subscription is about words or a topic at least; when something was published is no matter for one.
  links.alert.hidden = !want.q && !want.topic.length;
  links.alert.href = `subscriptions.html?${parameters({ ...want, new: 'search' }, ['new', 'q', 'topic', 'source', 'language'])}`;
  const order = want.sort === 'oldest' ? 'oldest' : '';
  links.export.href = `/api/articles/export?${parameters({ ...want, sort: order, format: 'csv' }, ['format', ...NARROWING, 'sort'])}`;
}
