package newswatch.bench.contestant;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * A feed as a peer is told of it.
 *
 * @param atom whether it is Atom, which some must know beforehand
 * @param awaited whether the cycle lasts until it has been polled
 */
record PolledFeed(URI url, boolean atom, boolean awaited) {
  PolledFeed {
    requireNonNull(url, "url");
  }

  String line() {
    return atom + "\t" + awaited + "\t" + url;
  }

  static PolledFeed of(String line) {
    String[] fields = line.split("\t", 3);
    return new PolledFeed(
        URI.create(fields[2]), Boolean.parseBoolean(fields[0]), Boolean.parseBoolean(fields[1]));
  }
}
