package newswatch.bench.contestant;

import java.util.function.Consumer;

/** A library that reads feeds, behind one face. */
interface PeerReader {
  /** Polls one feed once. */
  @FunctionalInterface
  interface Poll {
    void run() throws Exception;
  }

  /**
   * Makes ready to poll a feed.
   *
   * @param links takes where each new item is read
   */
  Poll watch(PolledFeed feed, Consumer<String> links) throws Exception;
}
