package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where a publisher lists new articles. Travels on {@link Channel#FEEDS}.
 *
 * @param url where it is fetched from, http or https
 * @param name the publisher's name as readers know it; the feed's own title is used without it
 * @param collections the named groups it belongs to
 * @param paused whether it is left alone for now
 * @param fileDigest which entry of the feeds file this came from, kept through later edits so that
 *     only a change in the file overrides them
 * @param credentials what the publisher asks for, encrypted for this feed alone; absent when it
 *     asks for nothing
 * @param wantedAt when somebody last asked for it to be polled at once; absent when nobody did
 * @param change who defined it as it is, and when; absent in what was published before that was
 *     kept. Polling it at once and sealing its credentials anew are no changes
 * @param deleted whether nobody watches it any more; kept, so that its file does not bring it back
 */
public record Feed(
    FeedId id,
    URI url,
    @Nullable String name,
    List<String> collections,
    boolean paused,
    @Nullable String fileDigest,
    @Nullable String credentials,
    @Nullable Instant wantedAt,
    @Nullable Change change,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean deleted) {
  public Feed {
    requireNonNull(id, "id");
    requireNonNull(url, "url");
    collections = List.copyOf(collections);
  }

  /** One of which it is not kept who defined it. */
  public Feed(
      FeedId id,
      URI url,
      @Nullable String name,
      List<String> collections,
      boolean paused,
      @Nullable String fileDigest,
      @Nullable String credentials,
      @Nullable Instant wantedAt,
      boolean deleted) {
    this(id, url, name, collections, paused, fileDigest, credentials, wantedAt, null, deleted);
  }

  /** One that asks for no credentials, and that nobody wants polled at once. */
  public Feed(
      FeedId id,
      URI url,
      @Nullable String name,
      List<String> collections,
      boolean paused,
      @Nullable String fileDigest,
      boolean deleted) {
    this(id, url, name, collections, paused, fileDigest, null, null, deleted);
  }

  /** The same definition, made by somebody. */
  public Feed changed(@Nullable Change by) {
    return new Feed(
        id, url, name, collections, paused, fileDigest, credentials, wantedAt, by, deleted);
  }

  /** Whether it is watched alike: all that is neither who nor when. */
  public boolean saysTheSame(Feed other) {
    return changed(null).equals(other.changed(null));
  }
}
