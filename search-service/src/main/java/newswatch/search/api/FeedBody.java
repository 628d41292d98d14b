package newswatch.search.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Set;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.search.catalogue.FeedAddress;
import org.jspecify.annotations.Nullable;

/**
 * A feed, or changes of one, as somebody sends them.
 *
 * @param has the fields that were sent
 */
record FeedBody(
    @Nullable String id,
    @Nullable URI url,
    @Nullable String name,
    List<String> collections,
    boolean paused,
    Set<String> has) {
  private static final Set<String> FIELDS = Set.of("id", "url", "name", "collections", "paused");
  private static final Set<String> ONLY_ANSWERED =
      Set.of("polledAt", "changedAt", "dueAt", "failures", "problem");
  private static final int LONGEST_ID = 300;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_COLLECTION = 100;
  private static final int MOST_COLLECTIONS = 20;

  FeedBody {
    collections = List.copyOf(collections);
    has = Set.copyOf(has);
  }

  /**
   * Reads what was sent.
   *
   * @throws BadBody when it is no JSON object, or too large
   * @throws BadField when one of its fields cannot be used
   */
  static FeedBody read(InputStream sent) throws IOException {
    Body body = Body.read(sent, FIELDS, ONLY_ANSWERED);
    return new FeedBody(
        body.line("id", LONGEST_ID),
        url(body),
        body.line("name", LONGEST_NAME),
        body.lines("collections", MOST_COLLECTIONS, LONGEST_COLLECTION),
        body.flag("paused"),
        Set.copyOf(FIELDS.stream().filter(body::has).toList()));
  }

  private static @Nullable URI url(Body body) {
    String url = body.line("url", FeedAddress.MAX_LENGTH);
    try {
      return url == null ? null : FeedAddress.of(url);
    } catch (IllegalArgumentException e) {
      throw new BadField("url", String.valueOf(e.getMessage()));
    }
  }

  /**
   * A feed that is not watched yet.
   *
   * @throws BadField without an address
   */
  Feed asNew() {
    if (url == null) {
      throw new BadField("url", "expected the address of a feed");
    }
    FeedId computed = FeedId.ofAddress(url);
    checkId(computed);
    return new Feed(computed, url, name, collections, paused, null, false);
  }

  /** The feed with all of this, and nothing of what it was but its address. */
  Feed replacing(Feed present) {
    checkId(present.id());
    return new Feed(
        present.id(),
        url == null ? present.url() : url,
        name,
        collections,
        paused,
        present.fileDigest(),
        false);
  }

  /** The feed with what was sent in place of what it was, RFC 7396. */
  Feed merged(Feed present) {
    checkId(present.id());
    return new Feed(
        present.id(),
        url == null ? present.url() : url,
        has.contains("name") ? name : present.name(),
        has.contains("collections") ? collections : present.collections(),
        has.contains("paused") ? paused : present.paused(),
        present.fileDigest(),
        false);
  }

  private void checkId(FeedId right) {
    if (id != null && !id.equals(right.value())) {
      throw new BadField("id", "it is computed from the address, and is '" + right + "'");
    }
  }
}
