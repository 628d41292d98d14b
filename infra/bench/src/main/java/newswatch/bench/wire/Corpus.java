package newswatch.bench.wire;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Feeds that are the same wherever they are generated from the same seed.
 *
 * @param name the folder they lie in
 * @param size how many feeds
 * @param port on every address
 */
public record Corpus(String name, int size, long seed, int port) {
  public static final int HOSTS = 250;
  public static final int ITEMS = 10;
  static final int WORDS = 150;

  private static final int WORDS_A_PARAGRAPH = 50;
  private static final int WORDS_A_TITLE = 8;
  private static final int WORDS_A_TEASER = 12;

  /** Every item is from a fixed time, so that the same files come out today and tomorrow. */
  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  private static final Words WORDS_KNOWN = new Words(1);

  public Corpus {
    if (size < 1) {
      throw new IllegalArgumentException("a corpus has at least one feed, not " + size);
    }
  }

  /** The address of a host, from 0 to 249: 127.0.1.1 to 127.0.1.250. */
  public static String address(int host) {
    return "127.0.1." + (host + 1);
  }

  /** All of them, neighbours on different hosts. */
  public List<GeneratedFeed> feeds() {
    return IntStream.range(0, size)
        .mapToObj(
            number -> {
              String path = "%s/%05d.xml".formatted(name, number);
              URI url =
                  URI.create("http://%s:%d/%s".formatted(address(number % HOSTS), port, path));
              return new GeneratedFeed(number, FeedFormat.of(number / HOSTS + number), url, path);
            })
        .toList();
  }

  /** What a feed lists at first, newest first. */
  List<Item> items(GeneratedFeed feed) {
    return IntStream.range(0, ITEMS)
        .mapToObj(item -> item(feed, "a" + (ITEMS - item), EPOCH.minus(Duration.ofHours(item))))
        .toList();
  }

  /**
   * What it lists after so many changes: each put one item on top and took the oldest away.
   *
   * @param changes from 0 to 9
   */
  List<Item> items(GeneratedFeed feed, int changes) {
    if (changes < 0 || changes >= ITEMS) {
      throw new IllegalArgumentException("a feed changes 0 to 9 times, not " + changes);
    }
    List<Item> items = new ArrayList<>();
    for (int change = changes; change > 0; change--) {
      items.add(item(feed, "b" + change, EPOCH.plus(Duration.ofHours(change))));
    }
    items.addAll(items(feed).subList(0, ITEMS - changes));
    return items;
  }

  private Item item(GeneratedFeed feed, String name, Instant published) {
    Random random = new Random(seed * 1_000_003 + feed.link(name).getPath().hashCode());
    String title = WORDS_KNOWN.text(random, WORDS_A_TITLE) + " " + feed.number() + name;
    List<String> paragraphs =
        IntStream.range(0, WORDS / WORDS_A_PARAGRAPH)
            .mapToObj(_ -> WORDS_KNOWN.text(random, WORDS_A_PARAGRAPH))
            .toList();
    return new Item(
        feed.link(name),
        title,
        WORDS_KNOWN.text(random, WORDS_A_TEASER),
        paragraphs,
        published.plus(Duration.ofMinutes(feed.number() % 60)));
  }

  /** Where the items are read that a feed lists at first. */
  public List<URI> links(GeneratedFeed feed) {
    return IntStream.rangeClosed(1, ITEMS).mapToObj(item -> feed.link("a" + item)).toList();
  }

  /** Where the item is read that the given change puts on top, from 1. */
  public URI link(GeneratedFeed feed, int change) {
    return feed.link("b" + change);
  }
}
