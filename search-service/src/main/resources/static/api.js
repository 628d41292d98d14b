// Asking the service, and what it says when it cannot answer.

/** Why there is no answer; `again` is after how many seconds to ask again, 0 when that cannot help; `status` is HTTP's, where there was one. */
export class Problem extends Error {
  constructor(text, again, { status, parameter } = {}) {
    super(text);
    this.again = again;
    this.status = status;
    this.parameter = parameter;
  }
}

const AGAIN_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 60;

/** The JSON at a path of this service. */
export const get = (path, signal) => ask(path, { signal, headers: { Accept: 'application/json' } });

/** Changes what is at a path of this service; with the JSON that it answers, or null where it answers with nothing. */
export const send = (method, path, body) =>
  ask(path, { method, headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...proof() }, body: body && JSON.stringify(body) });

/** That a page of ours asks, which no page of another site can read; nothing where there are no users. */
function proof() {
  const token = /(?:^|; )XSRF-TOKEN=([^;]+)/.exec(document.cookie);
  return token ? { 'X-XSRF-TOKEN': decodeURIComponent(token[1]) } : {};
}

async function ask(path, request) {
  const response = await fetch(path, request).catch(error => {
    if (request.signal?.aborted) throw error;
    throw new Problem('The service does not answer.', AGAIN_SECONDS);
  });
  // The session is over, or there never was one.
  if (response.status === 401) location.assign(`/login?${new URLSearchParams({ to: location.search.slice(1) })}`);
  const answer = await response.json().catch(() => null);
  if (response.ok && (answer || response.status === 204)) return answer;
  const text = answer?.detail ?? `The service answered with status ${response.status}.`;
  const about = { status: response.status, parameter: answer?.parameter };
  if (response.status >= 400 && response.status < 500 && !response.headers.has('Retry-After')) throw new Problem(text, 0, about);
  const seconds = Number(response.headers.get('Retry-After')) || AGAIN_SECONDS;
  throw new Problem(text, Math.min(seconds, LONGEST_WAIT_SECONDS), about);
}
