// Hearing of articles or alerts as they arrive: through the stream, or by asking now and then where there is none.

const ASK_MILLIS = 10_000;
const OPEN_AGAIN_MILLIS = 15_000;
/** As EventSource.OPEN, which a browser without streams does not have. */
const OPEN = 1;

const place = document.getElementById('live');
const WORDS = { connecting: 'connecting', live: 'live', reconnecting: 'reconnecting', asking: 'asks every 10 s', away: 'not connected' };

/** Calls back whenever there may be something new. */
export class Live {
  #news;
  #source = null;
  #path = '';
  #again = 0;
  #kind;

  /** @param kind the events of the stream that tell of something new */
  constructor(news, kind) {
    this.#news = news;
    this.#kind = kind;
    setInterval(() => this.#isQuiet() && !document.hidden && news(), ASK_MILLIS);
    // A browser opens only six connections to a service: a page that nobody looks at holds none.
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#close() : this.#open()));
    window.addEventListener('pagehide', () => this.#close());
    window.addEventListener('pageshow', event => event.persisted && this.#open());
  }

  /** Follows the stream at this path, and no other. */
  follow(path) {
    if (path === this.#path && this.#source) return;
    this.#path = path;
    this.#open();
  }

  /** Follows none. */
  rest() {
    this.#path = '';
    this.#close();
    this.#tell('away');
  }

  /** Whether the stream itself is not heard now. */
  #isQuiet() {
    return this.#path !== '' && this.#source?.readyState !== OPEN;
  }

  #open() {
    this.#close();
    if (!this.#path || document.hidden) return;
    if (!('EventSource' in window)) {
      this.#tell('asking');
      return;
    }
    const source = new EventSource(this.#path);
    this.#source = source;
    source.addEventListener('open', () => {
      this.#tell('live');
      // Something may have come between the search and now.
      this.#news();
    });
    source.addEventListener(this.#kind, () => this.#news());
    source.addEventListener('reset', () => this.#news());
    source.addEventListener('error', () => {
      if (source !== this.#source) return;
      if (source.readyState === EventSource.CLOSED) {
        this.#tell('asking');
        this.#again = setTimeout(() => this.#open(), OPEN_AGAIN_MILLIS);
      } else {
        this.#tell('reconnecting');
      }
    });
  }

  #close() {
    clearTimeout(this.#again);
    this.#source?.close();
    this.#source = null;
  }

  #tell(state) {
    place.dataset.state = state;
    place.querySelector('.word').textContent = WORDS[state];
  }
}
