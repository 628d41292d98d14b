// Who has logged in, and their way out; nothing where nobody is asked.

import { get, send } from './api.js';

const place = document.getElementById('visitor');

get('/api/visitor').then(visitor => {
  if (visitor.by !== 'session') return;
  place.querySelector('.name').textContent = visitor.name;
  place.title = visitor.role;
  place.hidden = false;
}).catch(() => {
  // The page says itself what is wrong.
});

place.querySelector('button').addEventListener('click', async () => {
  await send('POST', '/logout').catch(() => null);
  location.assign('/login');
});
