package newswatch.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every event ever published must still be readable: the files under {@code golden/} are what
 * earlier versions wrote, and are never edited.
 */
class GoldenEventsTest {
  private static final FeedId FEED = FeedId.ofAddress(URI.create("https://example.org/feed.xml"));
  private static final Article ARTICLE =
      new Article(
          ArticleId.ofAddress(URI.create("https://example.org/a/1")),
          URI.create("https://example.org/a/1"),
          "Talks resume",
          "Two coast guards agree to meet.",
          "Two coast guards agreed on Monday to meet again.",
          false,
          "A. Writer",
          "Example Post",
          "en",
          Instant.parse("2026-01-02T03:04:05Z"));
  private static final Tag TAG =
      new Tag(
          new TopicId("south-china-sea"),
          3,
          0.75,
          List.of(new Evidence(Field.BODY, 4, 16, "coast guards")));
  private static final Tag TAG_WITH_REASONS =
      new Tag(
          new TopicId("south-china-sea"),
          3,
          0.75,
          List.of(
              new Evidence(Field.TITLE, 0, 5, "Talks", Evidence.EXAMPLES),
              new Evidence(Field.BODY, 4, 16, "coast guards", "\"coast guard\"")),
          new Evidence(Field.BODY, 0, 48, "Two coast guards agreed on Monday to meet again."));
  private static final Instant FETCHED = Instant.parse("2026-01-02T03:10:00Z");

  private static final SubmissionId SUBMISSION =
      new SubmissionId("00112233445566778899aabbccddeeff");

  private static final Map<String, Object> EVENTS =
      Map.of(
          "ArticleSeen",
          new ArticleSeen(ARTICLE, List.of(FEED), List.of("asia"), Origin.LIVE, FETCHED),
          "ArticleClassified",
          new ArticleClassified(
              ARTICLE,
              List.of(FEED),
              List.of("asia"),
              Origin.BACKLOG,
              FETCHED,
              FETCHED,
              1,
              DocumentVersion.of(1, 3),
              List.of(TAG)),
          "ArticleTagged",
          new ArticleTagged(
              ARTICLE,
              List.of(FEED),
              List.of("asia"),
              Origin.LIVE,
              FETCHED,
              FETCHED,
              2,
              DocumentVersion.of(2, 3),
              List.of(TAG)),
          "Topic",
          new Topic(
              new TopicId("south-china-sea"),
              "South China Sea",
              "The disputes over the sea and its features",
              "\"south china sea\" OR spratly*",
              "yorkshire",
              0.2,
              3,
              "0123abcd",
              false),
          "Feed",
          new Feed(
              FEED,
              URI.create("https://example.org/feed.xml"),
              "Example Post",
              List.of("asia"),
              false,
              "0123abcd",
              false),
          "Submission",
          new Submission(
              SUBMISSION,
              2,
              3,
              null,
              new HandedIn(
                  "a-1",
                  "https://example.org/a/1",
                  "Talks resume",
                  null,
                  "Two coast guards agreed on Monday to meet again.",
                  false,
                  "A. Writer",
                  "Example Post",
                  "en",
                  Instant.parse("2026-01-02T03:04:05Z")),
              false,
              FETCHED),
          "SubmissionEnded",
          new SubmissionEnded(SUBMISSION, 2, 3, ARTICLE.id(), null, FETCHED),
          "FeedStatus",
          new FeedStatus(
              FEED,
              "Example Post",
              "\"v1\"",
              "Fri, 02 Jan 2026 03:04:05 GMT",
              Map.of("k1", "f1"),
              FETCHED,
              FETCHED,
              FETCHED.plusSeconds(300),
              0,
              null));

  /** What later versions added to the first. */
  private static final Map<String, Object> GROWN =
      Map.of(
          "Feed",
          new Feed(
              FEED,
              URI.create("https://example.org/feed.xml"),
              "Example Post",
              List.of("asia"),
              false,
              "0123abcd",
              "v1.0123abcd.AAAA",
              FETCHED,
              false),
          "FeedStatus",
          new FeedStatus(
              FEED,
              "Example Post",
              "\"v1\"",
              "Fri, 02 Jan 2026 03:04:05 GMT",
              Map.of("k1", "f1"),
              FETCHED,
              FETCHED,
              FETCHED.plusSeconds(300),
              0,
              null,
              new FeedRhythm(Duration.ofMinutes(5), Duration.ofHours(1), FETCHED, FETCHED, FETCHED),
              new FeedCoverage(
                  FETCHED,
                  Duration.ofMinutes(30),
                  List.of(
                      FeedGap.open(FETCHED, FETCHED.plusSeconds(1800)),
                      new FeedGap(
                          FETCHED, FETCHED.plusSeconds(1800), FETCHED.plusSeconds(1800), 2))),
              URI.create("https://example.org/new.xml"),
              FETCHED),
          "ArticleClassified",
          new ArticleClassified(
              ARTICLE,
              List.of(FEED),
              List.of("asia"),
              Origin.BACKLOG,
              FETCHED,
              FETCHED,
              1,
              DocumentVersion.of(1, 3),
              List.of(TAG),
              new Sketch(1, "AQIDBA==")),
          "ArticleTagged",
          new ArticleTagged(
              ARTICLE,
              List.of(FEED),
              List.of("asia"),
              Origin.LIVE,
              FETCHED,
              FETCHED,
              2,
              DocumentVersion.of(2, 3),
              List.of(TAG),
              StoryId.ofFirst(ARTICLE.id())),
          "PageWatch",
          new PageWatch(
              PageId.of(FEED, URI.create("https://example.org/a/1")),
              URI.create("https://example.org/a/1"),
              new ArticleSeen(ARTICLE, List.of(FEED), List.of("asia"), Origin.LIVE, FETCHED),
              PageWatch.Stage.TEASER,
              1,
              FETCHED.plusSeconds(3600),
              new PageView("\"v1\"", "Fri, 02 Jan 2026 03:04:05 GMT", "0123", "4567", 48)));

  /** What came with examples, reasons by clause and sentence, versions that are kept, verdicts. */
  private static final Map<String, Object> KEPT =
      Map.of(
          "ArticleClassified",
          new ArticleClassified(
              ARTICLE,
              List.of(FEED),
              List.of("asia"),
              Origin.REPLAY,
              FETCHED,
              FETCHED,
              1,
              DocumentVersion.of(1, 3),
              List.of(TAG_WITH_REASONS),
              new Sketch(1, "AQIDBA==")),
          "ArticleTagged",
          new ArticleTagged(
              ARTICLE,
              List.of(FEED),
              List.of("asia"),
              Origin.LIVE,
              FETCHED,
              FETCHED,
              2,
              DocumentVersion.of(2, 3),
              List.of(TAG_WITH_REASONS),
              StoryId.ofFirst(ARTICLE.id())),
          "Topic",
          new Topic(
              new TopicId("south-china-sea"),
              "South China Sea",
              null,
              "\"south china sea\" OR spratly*",
              null,
              new TopicExamples(
                  List.of("Coast guards meet near the shoal"),
                  List.of("Cruise lines return to the South China Sea")),
              0,
              4,
              new Change("local", FETCHED),
              null,
              false),
          "VerdictGiven",
          new VerdictGiven(
              new ArticleId("00112233445566778899aabbccddeeff"),
              new TopicId("south-china-sea"),
              new PersonId("local"),
              VerdictGiven.Thumb.DOWN,
              3,
              true,
              FETCHED));

  private static final Instant EDITED = FETCHED.plusSeconds(3600);

  private static final Revision FORMER =
      new Revision(
          new Article(
              ARTICLE.id(),
              ARTICLE.url(),
              "Talks to resume",
              null,
              "Two coast guards agreed to meet.",
              false,
              null,
              "Example Post",
              "en",
              null),
          1,
          FETCHED);

  /** What came with revisions and searches that are kept, and articles that are withdrawn. */
  private static final Map<String, Object> AFTERWARDS =
      Map.of(
          "ArticleClassified",
          new ArticleClassified(
              ARTICLE,
              List.of(FEED),
              List.of("asia"),
              Origin.REPLAY,
              FETCHED,
              EDITED,
              2,
              DocumentVersion.of(1, 3),
              List.of(TAG_WITH_REASONS),
              new Sketch(1, "AQIDBA=="),
              EDITED,
              FORMER),
          "ArticleTagged",
          new ArticleTagged(
              ARTICLE,
              List.of(FEED),
              List.of("asia"),
              Origin.LIVE,
              FETCHED,
              EDITED,
              2,
              DocumentVersion.of(2, 3),
              List.of(TAG_WITH_REASONS),
              StoryId.ofFirst(ARTICLE.id()),
              EDITED,
              FORMER),
          "ArticleWithdrawn",
          new ArticleWithdrawn(
              new ArticleId("00112233445566778899aabbccddeeff"),
              "The publisher took it back.",
              new PersonId("local"),
              FETCHED),
          "SavedSearch",
          new SavedSearch(
              new SearchId("rates-in-asia"),
              "Rates in Asia",
              Map.of(
                  "q",
                  List.of("\"interest rate\""),
                  "topic",
                  List.of("asia", "economy"),
                  "sort",
                  List.of("newest")),
              new Change("local", FETCHED),
              false));

  private static final SubscriptionId DESK = new SubscriptionId("desk-asia");
  private static final StoryId STORY = StoryId.ofFirst(ARTICLE.id());
  private static final Evidence SENTENCE =
      new Evidence(Field.BODY, 0, 48, "Two coast guards agreed on Monday to meet again.");

  private static AlertRaised raised(Occasion occasion, boolean late) {
    return new AlertRaised(
        AlertId.of(DESK, STORY, occasion),
        DESK,
        STORY,
        occasion,
        AlertedArticle.of(ARTICLE),
        late ? null : new TopicId("south-china-sea"),
        0.75,
        List.of(new Evidence(Field.BODY, 4, 16, "coast guards", "\"coast guard\"")),
        late ? null : SENTENCE,
        new StorySize(3, 2),
        FETCHED,
        late,
        FETCHED.plusSeconds(1));
  }

  /** What came with subscriptions, receivers, alerts and their delivery. */
  private static final Map<String, Object> TOLD =
      Map.ofEntries(
          Map.entry(
              "Subscription",
              new Subscription(
                  DESK,
                  "Desk Asia",
                  new PersonId("ana@desk.example"),
                  new TopicId("south-china-sea"),
                  "\"coast guard\" OR navy",
                  0.3,
                  List.of("Example Post"),
                  List.of("en", "zh-Hans"),
                  new ReceiverId("desk-chat"),
                  new Rhythm(
                      Rhythm.Every.WEEK,
                      LocalTime.of(8, 0),
                      DayOfWeek.MONDAY,
                      ZoneId.of("Europe/Berlin")),
                  new QuietHours(
                      LocalTime.of(22, 0), LocalTime.of(6, 30), ZoneId.of("Europe/Berlin")),
                  20,
                  true,
                  new Change("ana@desk.example", FETCHED),
                  false)),
          Map.entry(
              "SubscriptionAtOnce",
              new Subscription(
                  DESK,
                  "Desk Asia",
                  new PersonId("local"),
                  null,
                  "navy",
                  0,
                  List.of(),
                  List.of(),
                  new ReceiverId("desk-chat"),
                  Rhythm.AT_ONCE,
                  null,
                  null,
                  false,
                  new Change("local", FETCHED),
                  false)),
          Map.entry(
              "Receiver",
              new Receiver(
                  new ReceiverId("desk-chat"),
                  "Desk chat",
                  new PersonId("ana@desk.example"),
                  Receiver.Kind.SLACK,
                  "v1.0123abcd.AAAA",
                  new Change("ana@desk.example", FETCHED),
                  false)),
          Map.entry(
              "DeliveryState",
              new DeliveryState(
                  MessageId.of(DESK, List.of(AlertId.of(DESK, STORY, new Occasion.FirstTelling()))),
                  DESK,
                  new ReceiverId("desk-chat"),
                  new PersonId("ana@desk.example"),
                  List.of(raised(new Occasion.FirstTelling(), false)),
                  DeliveryState.Stage.GIVEN_UP,
                  0,
                  FETCHED,
                  FETCHED.plusSeconds(60),
                  List.of(
                      new DeliveryAttempt(FETCHED, 120, 503, "The receiver answers 503."),
                      new DeliveryAttempt(FETCHED.plusSeconds(30), 5, null, "No answer.")),
                  "It was tried for three days.")),
          Map.entry(
              "ArticleClassified",
              new ArticleClassified(
                  ARTICLE,
                  List.of(FEED),
                  List.of("asia"),
                  Origin.LIVE,
                  FETCHED,
                  FETCHED,
                  1,
                  DocumentVersion.of(1, 3),
                  List.of(TAG),
                  new Sketch(1, "AQIDBA=="),
                  null,
                  null,
                  List.of(
                      new SubscriptionMatch(
                          DESK, new TopicId("south-china-sea"), 0.75, List.of(), null),
                      new SubscriptionMatch(
                          new SubscriptionId("navy"),
                          null,
                          1,
                          List.of(new Evidence(Field.TITLE, 0, 5, "Talks", "talks")),
                          SENTENCE)),
                  false,
                  false)));

  /** Alerts, which are read without knowing of what kind they are. */
  private static final Map<String, AlertEvent> ALERTS =
      Map.of(
          "AlertRaised-first", raised(new Occasion.FirstTelling(), false),
          "AlertRaised-clause", raised(new Occasion.NewClause(List.of("navy", "quay")), false),
          "AlertRaised-development", raised(new Occasion.Development(ARTICLE.id()), true),
          "AlertRaised-headline",
              raised(new Occasion.NewHeadline(ARTICLE.id(), 2, "Talks to resume"), false),
          "AlertGrew",
              new AlertGrew(
                  AlertId.of(DESK, STORY, new Occasion.FirstTelling()),
                  DESK,
                  STORY,
                  new StorySize(5, 4),
                  FETCHED));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subscription",
        "SubscriptionAtOnce",
        "Receiver",
        "DeliveryState",
        "ArticleClassified"
      })
  void versionFiveIsReadAndWrittenAsEver(String name) throws IOException {
    isReadAndWritten("v5/" + name + ".json", requireNonNull(TOLD.get(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AlertRaised-first",
        "AlertRaised-clause",
        "AlertRaised-development",
        "AlertRaised-headline",
        "AlertGrew"
      })
  void alertIsReadAndWrittenAsEverByWhoDoesNotKnowItsKind(String name) throws IOException {
    isReadAndWritten("v5/" + name + ".json", AlertEvent.class, requireNonNull(ALERTS.get(name)));
  }

  /** Occasions on which people are told of a topic. */
  private static final Map<String, Occasion> OF_TOPICS =
      Map.of(
          "Occasion-spike",
          new Occasion.Spike(24, 4.5, FETCHED, FETCHED.plusSeconds(3600)),
          "Occasion-silence",
          new Occasion.Silence(FETCHED, FETCHED.plusSeconds(7200), 14.5),
          "Occasion-blind",
          new Occasion.Blind(
              FETCHED, FETCHED.plusSeconds(7200), 14.5, List.of("Example Post"), 3, 0.75));

  @ParameterizedTest
  @ValueSource(strings = {"Occasion-spike", "Occasion-silence", "Occasion-blind"})
  void occasionOfATopicIsReadAndWrittenAsEver(String name) throws IOException {
    isReadAndWritten("v6/" + name + ".json", Occasion.class, requireNonNull(OF_TOPICS.get(name)));
  }

  @Test
  void subscriptionToChangesIsReadAndWrittenAsEver() throws IOException {
    isReadAndWritten(
        "v6/Subscription-changes.json",
        new Subscription(
            DESK,
            "Desk Asia",
            new PersonId("ana@desk.example"),
            new TopicId("south-china-sea"),
            "\"coast guard\" OR navy",
            0.3,
            List.of("Example Post"),
            List.of("en", "zh-Hans"),
            new ReceiverId("desk-chat"),
            new Rhythm(
                Rhythm.Every.WEEK,
                LocalTime.of(8, 0),
                DayOfWeek.MONDAY,
                ZoneId.of("Europe/Berlin")),
            new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30), ZoneId.of("Europe/Berlin")),
            20,
            List.of(TopicChange.SPIKE, TopicChange.SILENCE),
            true,
            new Change("ana@desk.example", FETCHED),
            false));
  }

  /** Articles of our own. */
  private static final Map<String, Object> CANARIES =
      Map.of(
          "ArticleSeen-canary",
          new ArticleSeen(ARTICLE, List.of(), List.of(), Origin.LIVE, FETCHED, true),
          "ArticleClassified-canary",
          new ArticleClassified(
              ARTICLE,
              List.of(),
              List.of(),
              Origin.LIVE,
              FETCHED,
              FETCHED,
              1,
              DocumentVersion.of(1, 3),
              List.of(),
              null,
              null,
              null,
              List.of(),
              true,
              true));

  @ParameterizedTest
  @ValueSource(strings = {"ArticleSeen-canary", "ArticleClassified-canary"})
  void versionSixIsReadAndWrittenAsEver(String name) throws IOException {
    isReadAndWritten("v6/" + name + ".json", requireNonNull(CANARIES.get(name)));
  }

  @Test
  void canaryIsReadAndWrittenAsEverByWhoDoesNotKnowItsKind() throws IOException {
    isReadAndWritten(
        "v6/CanaryArrived.json",
        AlertEvent.class,
        new CanaryArrived(ARTICLE.id(), Instant.parse("2026-01-02T03:04:05Z"), FETCHED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ArticleClassified", "ArticleTagged", "ArticleWithdrawn", "SavedSearch"})
  void versionFourIsReadAndWrittenAsEver(String name) throws IOException {
    isReadAndWritten("v4/" + name + ".json", requireNonNull(AFTERWARDS.get(name)));
  }

  @Test
  void feedThatSaysWhoDefinedItIsReadAndWrittenAsEver() throws IOException {
    isReadAndWritten(
        "v4/Feed.json",
        new Feed(
            FEED,
            URI.create("https://example.org/feed.xml"),
            "Example Post",
            List.of("asia"),
            false,
            "0123abcd",
            "v1.0123abcd.AAAA",
            FETCHED,
            new Change("ana", FETCHED),
            false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ArticleClassified", "ArticleTagged", "Topic", "VerdictGiven"})
  void versionThreeIsReadAndWrittenAsEver(String name) throws IOException {
    isReadAndWritten("v3/" + name + ".json", requireNonNull(KEPT.get(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ArticleClassified", "ArticleTagged", "Feed", "FeedStatus", "PageWatch"})
  void versionTwoIsReadAndWrittenAsEver(String name) throws IOException {
    isReadAndWritten("v2/" + name + ".json", requireNonNull(GROWN.get(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ArticleSeen",
        "ArticleClassified",
        "ArticleTagged",
        "Topic",
        "Feed",
        "FeedStatus",
        "Submission",
        "SubmissionEnded"
      })
  void versionOneIsReadAndWrittenAsEver(String name) throws IOException {
    isReadAndWritten("v1/" + name + ".json", requireNonNull(EVENTS.get(name)));
  }

  private static void isReadAndWritten(String file, Object event) throws IOException {
    isReadAndWritten(file, event.getClass(), event);
  }

  private static void isReadAndWritten(String file, Class<?> type, Object event)
      throws IOException {
    byte[] golden = golden(file);
    assertThat(EventJson.read(golden, type)).isEqualTo(event);
    JsonMapper mapper = new JsonMapper();
    assertThat(mapper.readTree(EventJson.write(event))).isEqualTo(mapper.readTree(golden));
  }

  @Test
  void whatIsDeletedSaysSo() {
    Topic gone = new Topic(new TopicId("asia"), "Asia", null, "asia", null, 0, 4, "0123abcd", true);
    assertThat(new String(EventJson.write(gone), UTF_8)).contains("\"deleted\":true");
    assertThat(EventJson.read(EventJson.write(gone), Topic.class)).isEqualTo(gone);
  }

  @Test
  void unknownFieldsAreIgnored() {
    byte[] json =
        "{\"id\":\"asia\",\"name\":\"Asia\",\"query\":\"asia\",\"version\":1,\"colour\":\"red\"}"
            .getBytes(UTF_8);
    assertThat(EventJson.read(json, Topic.class).query()).isEqualTo("asia");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "{\"id\":\"x\"}", "<rss/>"})
  void bytesThatAreNotTheEventAreRefusedWithTheReason(String bytes) {
    assertThatThrownBy(() -> EventJson.read(bytes.getBytes(UTF_8), ArticleSeen.class))
        .isInstanceOf(UnreadableEvent.class)
        .hasMessageStartingWith("not a readable ArticleSeen: ");
  }

  private static byte[] golden(String name) throws IOException {
    try (var in = GoldenEventsTest.class.getResourceAsStream("/golden/" + name)) {
      if (in == null) {
        throw new IOException("no golden file " + name);
      }
      return in.readAllBytes();
    }
  }
}
