package newswatch.search.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.search.catalogue.FeedHealth;
import newswatch.search.catalogue.WatchedFeed;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which feeds somebody wants listed.
 *
 * @param words each of which stands in the name, the title or the address, in lower case
 * @param collections any of which it belongs to, in lower case; empty for all
 * @param healths any of which it has; empty for all
 * @param size how many at once; absent for all of them
 * @param after the last one of the page before; absent for the first page
 */
record FeedParameters(
    List<String> words,
    Set<String> collections,
    Set<FeedHealth> healths,
    @Nullable Integer size,
    @Nullable FeedId after) {
  /** The most that a page holds. */
  static final int MAX_SIZE = 1_000;

  private static final Set<String> KNOWN =
      new TreeSet<>(Set.of("q", "collection", "health", "size", "cursor"));
  private static final int LONGEST = 1_024;

  FeedParameters {
    words = List.copyOf(words);
    collections = Set.copyOf(collections);
    healths = Set.copyOf(healths);
  }

  /**
   * Reads the parameters of a request.
   *
   * @throws BadParameter naming the one that cannot be used
   */
  static FeedParameters of(MultiValueMap<String, String> given) {
    for (String name : given.keySet()) {
      if (!KNOWN.contains(name)) {
        throw new BadParameter(name, "the parameters are " + String.join(", ", KNOWN));
      }
    }
    return new FeedParameters(
        values(given, "q").flatMap(text -> Stream.of(text.split("\\s+"))).toList(),
        Set.copyOf(values(given, "collection").toList()),
        Set.copyOf(
            values(given, "health")
                .flatMap(words -> Stream.of(words.split(",")))
                .map(FeedParameters::health)
                .toList()),
        size(given.getFirst("size")),
        after(given.getFirst("cursor")));
  }

  private static Stream<String> values(MultiValueMap<String, String> given, String name) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.stream().anyMatch(value -> value != null && value.length() > LONGEST)) {
      throw new BadParameter(name, "it has at most " + LONGEST + " characters");
    }
    return values.stream()
        .filter(value -> value != null && !value.isBlank())
        .map(value -> value.strip().toLowerCase(Locale.ROOT));
  }

  private static FeedHealth health(String word) {
    return FeedHealth.of(word.strip())
        .orElseThrow(
            () ->
                new BadParameter(
                    "health",
                    "'%s' is none of %s"
                        .formatted(
                            word,
                            String.join(
                                ", ",
                                Stream.of(FeedHealth.values()).map(FeedHealth::word).toList()))));
  }

  private static @Nullable Integer size(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      int size = Integer.parseInt(text.strip());
      if (size >= 0 && size <= MAX_SIZE) {
        return size;
      }
    } catch (NumberFormatException _) {
      // Told below, with what it should have been.
    }
    throw new BadParameter(
        "size",
        "'%s' is no number from 0 to %d; without it all are told".formatted(text, MAX_SIZE));
  }

  private static @Nullable FeedId after(@Nullable String cursor) {
    if (cursor == null || cursor.isBlank()) {
      return null;
    }
    try {
      return new FeedId(new String(Base64.getUrlDecoder().decode(cursor.strip()), UTF_8));
    } catch (IllegalArgumentException _) {
      throw new BadParameter("cursor", "it is not one that was answered as 'next'");
    }
  }

  /** What leads to those after a feed. */
  static String cursor(FeedId last) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(last.value().getBytes(UTF_8));
  }

  /** Whether a feed is one of those, whatever its health. */
  boolean finds(WatchedFeed watched) {
    Feed feed = watched.defined().definition();
    if (!collections.isEmpty()
        && feed.collections().stream()
            .noneMatch(name -> collections.contains(name.toLowerCase(Locale.ROOT)))) {
      return false;
    }
    if (words.isEmpty()) {
      return true;
    }
    FeedStatus status = watched.status();
    String text =
        Stream.of(feed.name(), status == null ? null : status.title(), feed.url().toString())
            .filter(Objects::nonNull)
            .collect(joining("\n"))
            .toLowerCase(Locale.ROOT);
    return words.stream().allMatch(text::contains);
  }
}
