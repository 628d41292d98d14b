package newswatch.search.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Set;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.search.catalogue.FeedAddress;
import newswatch.search.catalogue.FeedCredentials;
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
    CredentialsBody credentials,
    Set<String> has) {
  private static final Set<String> FIELDS =
      Set.of("id", "url", "name", "collections", "paused", CredentialsBody.FIELD);
  private static final Set<String> ONLY_ANSWERED =
      Set.of(
          "definedBy",
          "definedAt",
          "health",
          "problem",
          "failures",
          "polledAt",
          "changedAt",
          "dueAt",
          "wantedAt",
          "interval",
          "entries",
          "coverage",
          "gaps",
          "silentSince",
          "movedTo",
          "goneAt");
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
    Body body = Body.readSecret(sent, FIELDS, ONLY_ANSWERED);
    return new FeedBody(
        body.line("id", LONGEST_ID),
        url(body),
        body.line("name", LONGEST_NAME),
        body.lines("collections", MOST_COLLECTIONS, LONGEST_COLLECTION),
        body.flag("paused"),
        CredentialsBody.read(body.json(CredentialsBody.FIELD)),
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
  Feed asNew(FeedCredentials keys) {
    if (url == null) {
      throw new BadField("url", "expected the address of a feed");
    }
    FeedId computed = FeedId.ofAddress(url);
    checkId(computed);
    Feed wanted = new Feed(computed, url, name, collections, paused, null, false);
    return withCredentials(wanted, credentials.sealed(keys, null, wanted));
  }

  /** The feed with all of this, and nothing of what it was but its address and credentials. */
  Feed replacing(Feed present, FeedCredentials keys) {
    checkId(present.id());
    return following(present, name, collections, paused, keys);
  }

  /** The feed with what was sent in place of what it was, RFC 7396. */
  Feed merged(Feed present, FeedCredentials keys) {
    checkId(present.id());
    return following(
        present,
        has.contains("name") ? name : present.name(),
        has.contains("collections") ? collections : present.collections(),
        has.contains("paused") ? paused : present.paused(),
        keys);
  }

  private Feed following(
      Feed present,
      @Nullable String name,
      List<String> collections,
      boolean paused,
      FeedCredentials keys) {
    Feed wanted =
        new Feed(
            present.id(),
            url == null ? present.url() : url,
            name,
            collections,
            paused,
            present.fileDigest(),
            null,
            present.wantedAt(),
            false);
    return withCredentials(wanted, credentials.sealed(keys, present, wanted));
  }

  private static Feed withCredentials(Feed feed, @Nullable String sealed) {
    return new Feed(
        feed.id(),
        feed.url(),
        feed.name(),
        feed.collections(),
        feed.paused(),
        feed.fileDigest(),
        sealed,
        feed.wantedAt(),
        feed.change(),
        feed.deleted());
  }

  private void checkId(FeedId right) {
    if (id != null && !id.equals(right.value())) {
      throw new BadField("id", "it is computed from the address, and is '" + right + "'");
    }
  }
}
