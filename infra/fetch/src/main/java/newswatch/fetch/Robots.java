package newswatch.fetch;

import static java.util.Objects.requireNonNull;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import newswatch.fetch.Fetcher.Answer;
import org.jspecify.annotations.Nullable;

/** What robots.txt says to us (RFC 9309), asked of each origin at most once a day. */
final class Robots {
  private static final Duration KEPT = Duration.ofDays(1);

  /** What could not be read is asked for again after so long, and nothing else until then. */
  private static final Duration UNREAD_KEPT = Duration.ofMinutes(10);

  /** Shorter than what callers wait before they ask again, as one lost answer refuses them all. */
  private static final Duration UNREAD_REFUSES = Duration.ofSeconds(50);

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** As much as a crawler has to read, by the RFC; the rest is left. */
  static final int MAX_BYTES = 500 * 1024;

  private static final int MAX_REDIRECTS = 5;

  /** Some 16,000 usual files, or four of the largest, read into rules. */
  private static final long MAX_WEIGHT = 16L * 1024 * 1024;

  /** By what name we are addressed; behind the fashion of calling oneself Mozilla first. */
  private static final Pattern PRODUCT =
      Pattern.compile("(?:[^(]*\\(compatible; *)?([A-Za-z_-]+).*", Pattern.DOTALL);

  private final Fetcher fetcher;
  private final Timer timer;
  private final Set<String> name;

  /** The least recently asked first. */
  private final Map<Origin, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

  private long weight;

  Robots(Fetcher fetcher, Timer timer) {
    this.fetcher = requireNonNull(fetcher, "fetcher");
    this.timer = requireNonNull(timer, "timer");
    this.name = Set.of(product(fetcher.limits().userAgent()));
  }

  /** What an origin says, to last until then. */
  private record Kept(Ruling ruling, long until, long weight) {}

  /** What is to be made of an origin. */
  sealed interface Ruling {
    /** It has said what may be fetched; or all may, as there is nothing that says otherwise. */
    record Rules(BaseRobotRules rules) implements Ruling {
      boolean allow(URI address) {
        return rules.isAllowed(address.toString());
      }

      /** Between two fetches; zero where it does not say. */
      Duration delay() {
        long millis = rules.getCrawlDelay();
        return millis > 0 ? Duration.ofMillis(millis) : Duration.ZERO;
      }
    }

    /** It could not be asked, so nothing is allowed for now. */
    record Unread(String reason) implements Ruling {}

    /** It asks for rest. */
    record Throttled(Download.Throttled download) implements Ruling {}
  }

  /** The token by which a robots.txt names us, in small letters. */
  static String product(String userAgent) {
    Matcher matcher = PRODUCT.matcher(userAgent);
    return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "newswatch";
  }

  /** Asks, where the last answer is too old; waits in the caller's thread. */
  Ruling of(Origin origin) {
    Kept before;
    synchronized (kept) {
      before = kept.get(origin);
    }
    if (before != null && before.until() - timer.now() > 0) {
      return before.ruling();
    }
    Kept now = ask(origin, before);
    keep(origin, now);
    return now.ruling();
  }

  /** How much memory is taken, in bytes, roughly. */
  long weight() {
    synchronized (kept) {
      return weight;
    }
  }

  private void keep(Origin origin, Kept ruling) {
    synchronized (kept) {
      Kept before = kept.put(origin, ruling);
      weight += ruling.weight() - (before == null ? 0 : before.weight());
      var eldest = kept.entrySet().iterator();
      while (weight > MAX_WEIGHT && eldest.hasNext()) {
        weight -= eldest.next().getValue().weight();
        eldest.remove();
      }
    }
  }

  private Kept ask(Origin origin, @Nullable Kept before) {
    URI address = URI.create(origin + "/robots.txt");
    Answer.Ended ended = fetch(Request.of(address));
    int status = ended.status();
    return switch (ended.download()) {
      case Download.Changed file -> kept(rules(address, file), KEPT, file.content().size());
      case Download.Throttled throttled -> kept(new Ruling.Throttled(throttled), Duration.ZERO, 0);
      case Download.Failed failed when status == 0 && failed.kind() == Download.Kind.REFUSED ->
          // The address itself will be refused, with its own reason.
          kept(everything(), UNREAD_KEPT, 0);
      case Download.Failed failed when status < 300 || status >= 500 ->
          before != null && before.ruling() instanceof Ruling.Rules
              ? new Kept(before.ruling(), timer.now() + UNREAD_KEPT.toNanos(), before.weight())
              : kept(new Ruling.Unread(failed.reason()), UNREAD_REFUSES, 0);
      case Download.Failed _, Download.Gone _, Download.Unchanged _ -> kept(everything(), KEPT, 0);
    };
  }

  private Kept kept(Ruling ruling, Duration time, int bytes) {
    return new Kept(ruling, timer.now() + time.toNanos(), 1024 + 8L * bytes);
  }

  private Answer.Ended fetch(Request request) {
    Duration time = Connections.shorter(DEADLINE, fetcher.time(request));
    Journey journey = Journey.of(request, request.address());
    try (Deadline deadline = fetcher.deadline(time)) {
      while (true) {
        switch (fetcher.hop(journey, deadline, MAX_BYTES, true)) {
          case Answer.Ended ended -> {
            return ended;
          }
          case Answer.Moved moved when moved.journey().hops() > MAX_REDIRECTS -> {
            return new Answer.Ended(
                new Download.Failed("robots.txt moves on and on", Download.Kind.LASTING), 302);
          }
          case Answer.Moved moved -> journey = moved.journey();
        }
      }
    }
  }

  private Ruling rules(URI address, Download.Changed file) {
    SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
    // Beyond its own limit it would forbid everything.
    parser.setMaxCrawlDelay(Long.MAX_VALUE);
    parser.setMaxWarnings(0);
    try (InputStream in = file.content().stream()) {
      return new Ruling.Rules(
          parser.parseContent(address.toString(), in.readAllBytes(), file.contentType(), name));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can be read", e);
    }
  }

  private static Ruling everything() {
    return new Ruling.Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL));
  }
}
