package newswatch.search.catalogue;

import java.net.InetAddress;
import java.net.URI;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.secrets.CannotOpen;
import newswatch.secrets.Credentials;
import newswatch.secrets.Keyring;
import org.jspecify.annotations.Nullable;

/** Seals the credentials of feeds, each for its feed, and tells of sealed ones only their kind. */
public final class FeedCredentials {
  /** The kind that is told of credentials which cannot be opened here. */
  public static final String UNKNOWN = "unknown";

  private final @Nullable Keyring keys;

  /**
   * @param keys absent where no key file is set: then there can be no credentials
   */
  public FeedCredentials(@Nullable Keyring keys) {
    this.keys = keys;
  }

  /** Credentials cannot be sealed, as no key file is set. */
  public static final class NoKeys extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoKeys() {
      super("no key file is set");
    }
  }

  /**
   * What may be told of a feed's credentials.
   *
   * @param kind {@code basic}, {@code bearer}, {@code header}, or {@value #UNKNOWN}
   * @param problem why they cannot be used; absent when they can
   */
  public record Shown(String kind, @Nullable String problem) {}

  /** What may be told of a feed's credentials; absent when it has none. */
  public @Nullable Shown shown(Feed feed) {
    String sealed = feed.credentials();
    if (sealed == null) {
      return null;
    }
    if (keys == null) {
      return new Shown(UNKNOWN, "No key file is set: set NEWSWATCH_KEY_FILE to the one it was.");
    }
    try {
      return new Shown(Credentials.open(keys, feed.id().value(), sealed).kind(), null);
    } catch (CannotOpen e) {
      return new Shown(UNKNOWN, e.getMessage());
    }
  }

  /**
   * Credentials sealed for a feed; the text that is there already where it holds the same.
   *
   * @throws NoKeys when no key file is set
   */
  public String sealed(FeedId feed, Credentials credentials, @Nullable String present) {
    if (keys == null) {
      throw new NoKeys();
    }
    return present != null && keys.isCurrent(present) && holds(keys, feed, present, credentials)
        ? present
        : credentials.sealed(keys, feed.value());
  }

  /**
   * The feed with its credentials sealed by the key that seals now; absent where they are, or
   * cannot be opened.
   */
  @Nullable Feed resealed(Feed feed) {
    String sealed = feed.credentials();
    if (keys == null || sealed == null || keys.isCurrent(sealed)) {
      return null;
    }
    try {
      return with(
          feed, Credentials.open(keys, feed.id().value(), sealed).sealed(keys, feed.id().value()));
    } catch (CannotOpen _) {
      return null;
    }
  }

  private static Feed with(Feed feed, String sealed) {
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

  private static boolean holds(Keyring keys, FeedId feed, String present, Credentials credentials) {
    try {
      return Credentials.open(keys, feed.value(), present).equals(credentials);
    } catch (CannotOpen _) {
      return false;
    }
  }

  /** Whether nobody on the way can read what is sent there: https, or this machine itself. */
  public static boolean canBeSentTo(URI address) {
    return "https".equalsIgnoreCase(address.getScheme()) || isLoopback(address.getHost());
  }

  private static boolean isLoopback(@Nullable String host) {
    if (host == null || host.equalsIgnoreCase("localhost")) {
      return host != null;
    }
    try {
      return InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
