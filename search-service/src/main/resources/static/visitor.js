// Who asks; who has logged in, and their way out.

import { get, send } from './api.js';

const place = document.getElementById('visitor');

let known = null;

/** Who asks, as `/api/visitor` tells it; asked for once, and again only where there was no answer. */
export function visitor() {
  known ??= get('/api/visitor').catch(problem => { known = null; throw problem; });
  return known;
}

visitor().then(({ name, role, by }) => {
  if (by !== 'session') return;
  place.querySelector('.name').textContent = name;
  place.title = role;
  place.hidden = false;
}).catch(() => {
  // The page says itself what is wrong.
});

place.querySelector('button').addEventListener('click', async () => {
  await send('POST', '/logout').catch(() => null);
  location.assign('/login');
});
