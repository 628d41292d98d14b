// Asking the service, and what it says when it cannot answer.

/** Why there is no answer; `again` is after how many seconds to ask again, 0 when that cannot help; `status` is HTTP's, where there was one;
 * `parameter` is the field at fault and `position` where in it, in UTF-16 units, where the service says so. */
export class Problem extends Error {
  constructor(text, again, { status, parameter, position } = {}) {
    super(text);
    this.again = again;
    this.status = status;
    this.parameter = parameter;
    this.position = position;
  }
}

const AGAIN_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 60;

/** The JSON at a path of this service. */
export const get = async (path, signal) => (await ask(path, { signal, headers: { Accept: 'application/json' } })).answer;

/** The same as `answer`, with the `tag` that tells this state of it from others. */
export const read = path => ask(path, { headers: { Accept: 'application/json' } });

/** Changes what is at a path of this service, with a tag only while it is in that state; with the JSON that it answers, or null
 * where it answers with nothing. */
export async function send(method, path, body, tag) {
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json', ...proof(), ...(tag ? { 'If-Match': tag } : {}) };
  return (await ask(path, { method, headers, body: body && JSON.stringify(body) })).answer;
}

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
  if (response.status === 401) location.assign(`/login?${new URLSearchParams({ to: location.search.slice(1), page: location.pathname })}`);
  const answer = await response.json().catch(() => null);
  if (response.ok && (answer || response.status === 204)) return { answer, tag: response.headers.get('ETag') };
  const text = answer?.detail ?? `The service answered with status ${response.status}.`;
  const about = { status: response.status, parameter: answer?.parameter, position: answer?.position };
  if (response.status >= 400 && response.status < 500 && !response.headers.has('Retry-After')) throw new Problem(text, 0, about);
  const seconds = Number(response.headers.get('Retry-After')) || AGAIN_SECONDS;
  throw new Problem(text, Math.min(seconds, LONGEST_WAIT_SECONDS), about);
}
