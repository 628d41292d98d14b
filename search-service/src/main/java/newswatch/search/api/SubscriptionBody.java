package newswatch.search.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import newswatch.events.Change;
import newswatch.events.PersonId;
import newswatch.events.ReceiverId;
import newswatch.events.Subscription;
import newswatch.events.SubscriptionId;
import newswatch.events.TopicChange;
import newswatch.events.TopicId;
import org.jspecify.annotations.Nullable;

/** A subscription as somebody sends it. */
final class SubscriptionBody {
  static final String TOPIC = "topic";
  static final String RECEIVER = "receiver";

  private static final String QUERY = "query";
  private static final String LANGUAGES = "languages";
  private static final String MOST_PER_HOUR = "mostPerHour";
  private static final String CHANGES = "changes";
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "name",
          TOPIC,
          QUERY,
          "minimumScore",
          "sources",
          LANGUAGES,
          RECEIVER,
          "rhythm",
          "quietHours",
          MOST_PER_HOUR,
          CHANGES,
          "paused");
  private static final Set<String> ONLY_ANSWERED =
      Set.of("owner", "problem", "changedBy", "changedAt");
  private static final SubscriptionId TRIED = new SubscriptionId("preview");
  private static final ReceiverId NOWHERE = new ReceiverId("nowhere");
  private static final int MAX_BYTES = 64 * 1024;
  private static final int LONGEST_ID = 64;
  private static final int LONGEST_NAME = 200;
  private static final int MOST_VALUES = 100;
  private static final int LONGEST_SOURCE = 1_024;
  private static final int LONGEST_LANGUAGE = 35;
  private static final int MOST_MESSAGES = 1_000;

  private SubscriptionBody() {}

  /**
   * Reads a subscription. Whether there are such a topic and such a receiver is not looked at.
   *
   * @param known which it is, where the path says so
   * @param owner whose it is
   * @throws BadBody when it is no JSON object, or too large
   * @throws BadField when one of its fields cannot be used
   */
  static Subscription read(
      InputStream sent, @Nullable SubscriptionId known, PersonId owner, Change by)
      throws IOException {
    Body body = Body.read(sent, MAX_BYTES, FIELDS, ONLY_ANSWERED);
    String name = body.line("name", LONGEST_NAME);
    SubscriptionId id = ChosenId.of(body, known, name, "subscription", SubscriptionId::new);
    return subscription(body, id, name, receiver(body), owner, by);
  }

  /**
   * Reads one that is to be tried and not kept: it needs no id, and no receiver.
   *
   * @throws BadBody likewise
   * @throws BadField likewise
   */
  static Subscription readToTry(InputStream sent, PersonId owner, Change by) throws IOException {
    Body body = Body.read(sent, MAX_BYTES, FIELDS, ONLY_ANSWERED);
    ReceiverId receiver = body.line(RECEIVER, LONGEST_ID) == null ? NOWHERE : receiver(body);
    return subscription(body, TRIED, body.line("name", LONGEST_NAME), receiver, owner, by);
  }

  private static Subscription subscription(
      Body body,
      SubscriptionId id,
      @Nullable String name,
      ReceiverId receiver,
      PersonId owner,
      Change by) {
    TopicId topic = topic(body);
    String query = TopicBody.query(body, QUERY);
    if (topic == null && query == null) {
      throw new BadField(QUERY, "expected a query, a topic, or both");
    }
    return new Subscription(
        id,
        name == null ? id.value() : name,
        owner,
        topic,
        query,
        body.share("minimumScore"),
        body.lines("sources", MOST_VALUES, LONGEST_SOURCE),
        languages(body),
        receiver,
        RhythmBody.rhythm(body),
        RhythmBody.quietHours(body),
        mostPerHour(body),
        changes(body, topic),
        body.flag("paused"),
        by,
        /* deleted= */ false);
  }

  private static @Nullable TopicId topic(Body body) {
    String sent = body.line(TOPIC, LONGEST_ID);
    try {
      return sent == null ? null : new TopicId(sent);
    } catch (IllegalArgumentException e) {
      throw new BadField(TOPIC, String.valueOf(e.getMessage()));
    }
  }

  private static ReceiverId receiver(Body body) {
    String sent = body.line(RECEIVER, LONGEST_ID);
    if (sent == null) {
      throw new BadField(RECEIVER, "expected the id of a receiver of yours");
    }
    try {
      return new ReceiverId(sent);
    } catch (IllegalArgumentException e) {
      throw new BadField(RECEIVER, String.valueOf(e.getMessage()));
    }
  }

  private static List<String> languages(Body body) {
    return body.lines(LANGUAGES, MOST_VALUES, LONGEST_LANGUAGE).stream()
        .map(SubscriptionBody::language)
        .distinct()
        .toList();
  }

  private static String language(String sent) {
    try {
      return new Locale.Builder().setLanguageTag(sent).build().toLanguageTag();
    } catch (IllformedLocaleException _) {
      throw new BadField(LANGUAGES, "expected BCP 47 tags such as en or zh-Hans");
    }
  }

  private static List<TopicChange> changes(Body body, @Nullable TopicId topic) {
    List<TopicChange> changes =
        body.lines(CHANGES, MOST_VALUES, LONGEST_ID).stream()
            .map(SubscriptionBody::change)
            .distinct()
            .toList();
    if (topic == null && !changes.isEmpty()) {
      throw new BadField(CHANGES, "expected none without a topic: they are set against its habit");
    }
    return changes;
  }

  private static TopicChange change(String sent) {
    return switch (sent) {
      case "spike" -> TopicChange.SPIKE;
      case "silence" -> TopicChange.SILENCE;
      default -> throw new BadField(CHANGES, "expected spike, silence, or both");
    };
  }

  private static @Nullable Integer mostPerHour(Body body) {
    int most = body.number(MOST_PER_HOUR, 1, MOST_MESSAGES, 0);
    return most == 0 ? null : most;
  }
}
