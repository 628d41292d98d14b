package newswatch.search.api;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Set;
import newswatch.events.Feed;
import newswatch.search.catalogue.FeedCredentials;
import newswatch.secrets.Credentials;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What somebody sends to become of a feed's credentials. Problems with it never repeat it. */
sealed interface CredentialsBody {
  String FIELD = "credentials";
  String FORM =
      "expected null, or one of {\"basic\": {\"username\", \"password\"}}, {\"bearer\": {\"token\"}}"
          + " and {\"header\": {\"name\", \"value\"}}; {\"kind\"} as it was answered keeps them";

  /** They stay what they are: nothing was sent. */
  record Untouched() implements CredentialsBody {}

  /** They stay what they are, as they were answered. */
  record Kept(String kind) implements CredentialsBody {
    public Kept {
      requireNonNull(kind, "kind");
    }
  }

  /** There are to be none. */
  record Removed() implements CredentialsBody {}

  /** These are to be used. */
  record Given(Credentials credentials) implements CredentialsBody {
    public Given {
      requireNonNull(credentials, "credentials");
    }
  }

  /**
   * Reads what was sent.
   *
   * @param sent absent where the field was not there
   * @throws BadField when it cannot be used
   */
  static CredentialsBody read(@Nullable JsonNode sent) {
    if (sent == null) {
      return new Untouched();
    }
    if (sent.isNull()) {
      return new Removed();
    }
    if (sent.isObject() && sent.path("kind").isString() && only(sent, Set.of("kind", "problem"))) {
      return new Kept(sent.path("kind").asString());
    }
    try {
      if (isKind(sent, "basic", Set.of("username", "password"))) {
        JsonNode basic = sent.path("basic");
        return new Given(
            new Credentials.Basic(
                basic.path("username").asString(), basic.path("password").asString()));
      }
      if (isKind(sent, "bearer", Set.of("token"))) {
        return new Given(new Credentials.Bearer(sent.path("bearer").path("token").asString()));
      }
      if (isKind(sent, "header", Set.of("name", "value"))) {
        JsonNode header = sent.path("header");
        return new Given(
            new Credentials.Header(
                header.path("name").asString(), header.path("value").asString()));
      }
    } catch (IllegalArgumentException e) {
      throw new BadField(FIELD, String.valueOf(e.getMessage()));
    }
    throw new BadField(FIELD, FORM);
  }

  private static boolean isKind(JsonNode sent, String kind, Set<String> fields) {
    JsonNode one = sent.path(kind);
    return only(sent, Set.of(kind))
        && one.isObject()
        && only(one, fields)
        && fields.stream().allMatch(field -> one.path(field).isString());
  }

  private static boolean only(JsonNode object, Set<String> fields) {
    return fields.containsAll(object.propertyNames());
  }

  /**
   * The sealed text that a feed has from now on; absent for none.
   *
   * @param present the feed as it is; absent for a new one
   * @param wanted the feed as it will be
   * @throws BadField when there is nothing to keep, or they could be read on their way
   * @throws FeedCredentials.NoKeys when no key file is set
   */
  default @Nullable String sealed(
      FeedCredentials credentials, @Nullable Feed present, Feed wanted) {
    String now = present == null ? null : present.credentials();
    return switch (this) {
      case Untouched _ -> now;
      case Removed _ -> null;
      case Kept(var kind) -> {
        FeedCredentials.Shown shown = present == null ? null : credentials.shown(present);
        if (shown == null || !shown.kind().equals(kind)) {
          throw new BadField(FIELD, "there are none of this kind to keep; " + FORM);
        }
        yield now;
      }
      case Given(var given) -> {
        URI url = wanted.url();
        if (!FeedCredentials.canBeSentTo(url)) {
          throw new BadField(
              FIELD,
              "they could be read on their way to "
                  + url
                  + ": credentials are sent by https alone");
        }
        yield credentials.sealed(wanted.id(), given, now);
      }
    };
  }
}
