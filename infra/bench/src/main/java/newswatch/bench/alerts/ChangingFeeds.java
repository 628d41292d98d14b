package newswatch.bench.alerts;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Feeds that list new articles while they are served, each on an address of its own, and the times
 * when the last byte was written of the answers that first had each article.
 */
final class ChangingFeeds implements AutoCloseable {
  /** All addresses are in it. */
  static final String BLOCK = "127.0.2.0/24";

  /** How many articles a feed lists that have been asked for. */
  static final int LISTED = 10;

  /** No block of 256 has more. */
  static final int MOST = 250;

  private static final int OK = 200;
  private static final int UNCHANGED = 304;
  private static final int NOT_FOUND = 404;
  private static final DateTimeFormatter RFC_822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final LoopbackServer server;
  private final List<OneFeed> feeds;
  private final Map<URI, Long> listed = new ConcurrentHashMap<>();
  private final Map<URI, Long> served = new ConcurrentHashMap<>();
  private int next;

  /**
   * @param count 1 to {@value #MOST}
   * @param backlog what they list at first, {@value #LISTED} each
   */
  ChangingFeeds(int count, List<Story> backlog) {
    this.feeds = IntStream.range(0, count).mapToObj(OneFeed::new).toList();
    backlog.forEach(this::list);
    this.server =
        LoopbackServer.start(
            IntStream.range(0, count).mapToObj(ChangingFeeds::address).toList(), this::answer);
  }

  private static String address(int feed) {
    return "127.0.2." + (feed + 1);
  }

  List<URI> uris() {
    return uris(feeds.size(), server.port());
  }

  static List<URI> uris(int count, int port) {
    return IntStream.range(0, count)
        .mapToObj(feed -> URI.create("http://%s:%d/feeds/%d".formatted(address(feed), port, feed)))
        .toList();
  }

  int port() {
    return server.port();
  }

  int count() {
    return feeds.size();
  }

  /** Has the next feed list one more. */
  synchronized void list(Story story) {
    listed.put(story.link(), System.nanoTime());
    feeds.get(next++ % feeds.size()).list(story);
  }

  /** How often the feed was asked that was asked least often. */
  int askedAtLeast() {
    return feeds.stream().mapToInt(feed -> feed.asked.get()).min().orElse(0);
  }

  /** When the feed began to list it, by {@link System#nanoTime}. */
  @Nullable Long listedAt(Story story) {
    return listed.get(story.link());
  }

  /** When the first answer that has it had been written; absent before. */
  @Nullable Long servedAt(Story story) {
    return served.get(story.link());
  }

  private LoopbackServer.Answer answer(LoopbackServer.Request request) {
    String[] path = request.path().split("/", -1);
    return path.length == 3 && path[1].equals("feeds")
        ? feeds.get(Integer.parseInt(path[2])).answer(request.headers().get("if-none-match"))
        : new LoopbackServer.Answer(NOT_FOUND, Map.of(), "", () -> {});
  }

  @Override
  public void close() {
    server.close();
  }

  private record Listed(Story story, Instant published) {}

  private final class OneFeed {
    private final int number;
    private final AtomicInteger asked = new AtomicInteger();
    private final Deque<Listed> newestFirst = new ArrayDeque<>();
    private final Set<URI> unasked = new HashSet<>();
    private int changes;

    OneFeed(int number) {
      this.number = number;
    }

    synchronized void list(Story story) {
      newestFirst.addFirst(new Listed(story, Instant.now()));
      unasked.add(story.link());
      changes++;
      while (newestFirst.size() > LISTED
          && !unasked.contains(newestFirst.getLast().story().link())) {
        newestFirst.removeLast();
      }
    }

    synchronized LoopbackServer.Answer answer(@Nullable String known) {
      String etag = "\"" + changes + "\"";
      if (etag.equals(known)) {
        return new LoopbackServer.Answer(
            UNCHANGED, Map.of("ETag", etag), "", asked::incrementAndGet);
      }
      List<URI> first = new ArrayList<>(unasked);
      unasked.clear();
      return new LoopbackServer.Answer(
          OK,
          Map.of("ETag", etag, "Content-Type", "application/rss+xml"),
          document(),
          () -> {
            long now = System.nanoTime();
            first.forEach(link -> served.put(link, now));
            asked.incrementAndGet();
          });
    }

    private String document() {
      StringBuilder text =
          new StringBuilder(
              """
              <?xml version="1.0" encoding="UTF-8"?>
              <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
              <channel>
              <title>Feed %d</title>
              <link>http://127.0.4.1/</link>
              <description>All that is new</description>
              <language>en</language>
              """
                  .formatted(number));
      for (Listed one : newestFirst) {
        Story story = one.story();
        text.append(
            """
            <item>
            <title>%s</title>
            <link>%2$s</link>
            <guid isPermaLink="true">%2$s</guid>
            <pubDate>%3$s</pubDate>
            <content:encoded><![CDATA[<p>%4$s</p>]]></content:encoded>
            </item>
            """
                .formatted(
                    story.title(),
                    story.link(),
                    RFC_822.format(one.published()),
                    String.join("</p><p>", story.paragraphs())));
      }
      return text.append("</channel>\n</rss>\n").toString();
    }
  }
}
