package newswatch.classify.head;

import static java.nio.charset.StandardCharsets.UTF_8;
import static newswatch.classify.SomeSighting.NOON;
import static newswatch.classify.SomeSighting.feedId;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.classify.SomeSighting;
import newswatch.events.Article;
import newswatch.events.ArticleSeen;
import newswatch.events.EventJson;
import newswatch.events.FeedId;
import newswatch.events.Origin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadTest {
  private static final Instant LATER = NOON.plusSeconds(60);

  private final SomeSighting sighting = SomeSighting.of("one").in("a", "world");
  private final Head first = Head.first(sighting.seen(), at(7));

  @Test
  void theFirstSightingMakesRevisionOne() {
    assertThat(first.revision()).isEqualTo(1);
    assertThat(first.sequence()).isEqualTo(1);
    assertThat(first.feeds()).containsExactly(feedId("a"));
    assertThat(first.collections()).containsExactly("world");
    assertThat(first.firstSeenAt()).isEqualTo(NOON);
    assertThat(first.cause()).isEqualTo(at(7));
  }

  @Nested
  class TheSameTextInAnotherFeed {
    private final Head.Merged merged =
        first.and(
            HeadTest::notKept,
            sighting
                .in("b", "asia")
                .source("Syndicate")
                .origin(Origin.BACKLOG)
                .fetchedAt(LATER)
                .seen(),
            at(8));

    @Test
    void addsTheFeedAndKeepsTheRevision() {
      Head head = told(merged, Head.News.FEED);
      assertThat(head.feeds()).containsExactly(feedId("a"), feedId("b"));
      assertThat(head.collections()).containsExactly("world", "asia");
      assertThat(head.revision()).isEqualTo(1);
      assertThat(head.sequence()).isEqualTo(2);
    }

    @Test
    void changesNeitherPublisherNorOriginNorWhenItWasFirstSeen() {
      Head head = told(merged, Head.News.FEED);
      assertThat(head.source()).isEqualTo("Source");
      assertThat(head.origin()).isEqualTo(Origin.LIVE);
      assertThat(head.firstSeenAt()).isEqualTo(NOON);
    }
  }

  @Nested
  class TheSameTextInAFeedThatIsKnown {
    @Test
    void isKnown() {
      assertThat(first.and(HeadTest::notKept, sighting.seen(), at(8)))
          .isInstanceOf(Head.Merged.Known.class);
    }

    @Test
    void isToldWhenTheFeedJoinedACollection() {
      Head head =
          told(
              first.and(HeadTest::notKept, sighting.in("a", "asia").seen(), at(8)), Head.News.FEED);
      assertThat(head.feeds()).containsExactly(feedId("a"));
      assertThat(head.collections()).containsExactly("world", "asia");
    }
  }

  @Nested
  class OtherText {
    private final Head head =
        told(
            first.and(
                HeadTest::notKept,
                sighting.body("Corrected.").origin(Origin.BACKLOG).fetchedAt(LATER).seen(),
                at(8)),
            Head.News.REVISION);

    @Test
    void isTheNextRevisionWithItsOwnOrigin() {
      assertThat(head.revision()).isEqualTo(2);
      assertThat(head.sequence()).isEqualTo(2);
      assertThat(head.origin()).isEqualTo(Origin.BACKLOG);
      assertThat(head.firstSeenAt()).isEqualTo(NOON);
    }

    @Test
    void thatReturnsToTheFirstIsARevisionAgain() {
      Head third = told(head.and(HeadTest::notKept, sighting.seen(), at(9)), Head.News.REVISION);
      assertThat(third.revision()).isEqualTo(3);
      assertThat(third.textHash()).isEqualTo(first.textHash());
    }
  }

  @Nested
  class ASightingThatComesAgain {
    @Test
    void namesTheRevisionThatItReplacedAsItDidBefore() {
      SomeSighting edit = sighting.body("Corrected.").fetchedAt(NOON.plusSeconds(60));
      Head second = told(first.and(HeadTest::notKept, edit.seen(), at(8)), Head.News.REVISION);
      assertThat(second.former()).isEqualTo(new Former(1, first.textHash(), NOON));
      assertThat(second.revisedAt()).isEqualTo(NOON.plusSeconds(60));
      assertThat(second.and(HeadTest::notKept, edit.seen(), at(8)))
          .isEqualTo(new Head.Merged.Told(second, Head.News.AGAIN));
    }

    @Test
    void isToldAgainUnchangedWhenItMadeTheHead() {
      assertThat(first.and(HeadTest::notKept, sighting.seen(), at(7)))
          .isEqualTo(new Head.Merged.Told(first, Head.News.AGAIN));
    }

    @Test
    void isKnownWhenANewerOneMadeTheHead() {
      Head second =
          told(
              first.and(HeadTest::notKept, sighting.body("Other.").seen(), at(8)),
              Head.News.REVISION);
      assertThat(second.and(HeadTest::notKept, sighting.seen(), at(7)))
          .isInstanceOf(Head.Merged.Known.class);
    }

    @Test
    void isJudgedByItsTextWhenItCameThroughAnotherChannel() {
      Cause elsewhere = new Cause("news.retag", 0, 3);
      assertThat(first.and(HeadTest::notKept, sighting.seen(), elsewhere))
          .isInstanceOf(Head.Merged.Known.class);
    }
  }

  @Nested
  class WhatOnlySomeSightingsName {
    @Test
    void isKept() {
      Head head = Head.first(sighting.author("A. Author").publishedAt(NOON).seen(), at(1));
      SomeSighting bare = sighting.in("b");
      Head second = told(head.and(HeadTest::notKept, bare.seen(), at(2)), Head.News.FEED);
      assertThat(second.complete(bare.seen().article()).author()).isEqualTo("A. Author");
      assertThat(second.complete(bare.seen().article()).publishedAt()).isEqualTo(NOON);
    }

    @Test
    void followsTheNewestThatNamesIt() {
      Head head = Head.first(sighting.author("A. Author").seen(), at(1));
      SomeSighting other = sighting.in("b").author("B. Author");
      Head second = told(head.and(HeadTest::notKept, other.seen(), at(2)), Head.News.FEED);
      assertThat(second.complete(other.seen().article()).author()).isEqualTo("B. Author");
    }
  }

  @Nested
  class OtherWordsFromAnotherFeed {
    private static final String TEXT =
        "Two fleets met near the shoal on Monday. Both sides said that they had kept to the rules,"
            + " and that the other had not. Talks go on for another week, behind closed doors.";

    private final SomeSighting whole = sighting.body(TEXT).author("A. Author");
    private final Head head = Head.first(whole.seen(), at(1));

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "  ",
          "Two fleets met near the shoal",
          "Two fleets met near the shoal on Monday. Read more\u2026",
          "Words about it that an aggregator made up.",
          TEXT + "More on our site."
        })
    void addTheFeedAndKeepWhatIsShown(String body) {
      Head second =
          told(
              head.and(HeadTest::notKept, whole.in("b", "asia").body(body).seen(), at(2)),
              Head.News.FEED);
      assertThat(second.feeds()).containsExactly(feedId("a"), feedId("b"));
      assertThat(second.collections()).containsExactly("world", "asia");
      assertThat(second.revision()).isEqualTo(1);
      assertThat(second.sequence()).isEqualTo(2);
      assertThat(second.textHash()).isEqualTo(head.textHash());
      assertThat(second.wording()).isEqualTo(head.wording());
    }

    @Test
    void areARevisionWhereTheyAreClearlyMore() {
      Head teaser = Head.first(whole.body("Two fleets met\u2026").seen(), at(1));
      Head second =
          told(teaser.and(HeadTest::notKept, whole.in("b").seen(), at(2)), Head.News.REVISION);
      assertThat(second.revision()).isEqualTo(2);
      assertThat(second.feeds()).containsExactly(feedId("a"), feedId("b"));
      assertThat(second.and(HeadTest::notKept, whole.body("Two fleets meet\u2026").seen(), at(3)))
          .isInstanceOf(Head.Merged.Known.class);
    }

    @Test
    void doNotMakeTheTitleGoBackAndForth() {
      SomeSighting other = whole.in("b").title("A title - The Aggregator");
      Head second = told(head.and(HeadTest::notKept, other.seen(), at(2)), Head.News.FEED);
      assertThat(second.and(HeadTest::notKept, other.title("A title | Aggregator").seen(), at(3)))
          .isInstanceOf(Head.Merged.Known.class);
      assertThat(second.and(HeadTest::notKept, whole.seen(), at(4)))
          .isInstanceOf(Head.Merged.Known.class);
      told(
          second.and(HeadTest::notKept, whole.title("A better title").seen(), at(5)),
          Head.News.REVISION);
    }

    @Test
    void areAnEditWhereTheFeedToldWhatIsShownBefore() {
      Head both = told(head.and(HeadTest::notKept, whole.in("b").seen(), at(2)), Head.News.FEED);
      Head edited =
          told(
              both.and(HeadTest::notKept, whole.in("b").body("Nothing happened.").seen(), at(3)),
              Head.News.REVISION);
      assertThat(edited.and(HeadTest::notKept, whole.seen(), at(4)))
          .as("feed a, whose words they are no more, tells clearly more")
          .isInstanceOf(Head.Merged.Told.class);
      assertThat(edited.and(HeadTest::notKept, whole.body("Nothing has happened.").seen(), at(4)))
          .isInstanceOf(Head.Merged.Known.class);
    }

    @Test
    void areAnEditWhereTheFeedFollowedAnEditBefore() {
      SomeSighting second = whole.body(TEXT + "Corrected.");
      Head both = told(head.and(HeadTest::notKept, whole.in("b").seen(), at(2)), Head.News.FEED);
      Head edited = told(both.and(HeadTest::notKept, second.seen(), at(3)), Head.News.REVISION);
      Head followed = noted(edited.and(HeadTest::notKept, second.in("b").seen(), at(4)));
      assertThat(followed).usingRecursiveComparison().ignoringFields("wording").isEqualTo(edited);
      assertThat(followed.wording()).isEqualTo(Wording.of(second.seen()).toldBy(feedIds("b")));
      assertThat(followed.and(HeadTest::notKept, second.in("b").seen(), at(5)))
          .isInstanceOf(Head.Merged.Known.class);
      Head third =
          told(
              followed.and(
                  HeadTest::notKept, whole.in("b").body(TEXT + "Once more.").seen(), at(6)),
              Head.News.REVISION);
      assertThat(third.revision()).isEqualTo(3);
    }

    @Test
    void nameWhatNobodyElseNamed() {
      SomeSighting other = whole.in("b").body("Words.").author("An Aggregator").publishedAt(NOON);
      Head second = told(head.and(HeadTest::notKept, other.seen(), at(2)), Head.News.FEED);
      assertThat(second.author()).isEqualTo("A. Author");
      assertThat(second.publishedAt()).isEqualTo(NOON);
    }
  }

  @Nested
  class WordsOfTheArticlesOwnSite {
    private final SomeSighting brief = sighting.body("Two fleets met near the shoal. ".repeat(10));
    private final SomeSighting elsewhere = sighting.body("An aggregator's words. ".repeat(10));

    @Test
    void replaceThoseFromElsewhereThatAreAboutAsLong() {
      Head head = Head.first(elsewhere.seen(), at(1));
      Head own = told(head.and(HeadTest::notKept, ofSite(brief), at(2)), Head.News.REVISION);
      assertThat(own.wording()).isEqualTo(Wording.of(ofSite(brief)));
      told(own.and(HeadTest::notKept, ofSite(brief.body("Withdrawn.")), at(3)), Head.News.REVISION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Two fleets met.", "TEXT Read more\u2026"})
    void doNotWhereTheyAreATeaser(String body) {
      Head head = Head.first(elsewhere.seen(), at(1));
      SomeSighting teaser = brief.body(body.replace("TEXT", "Two fleets met. ".repeat(10)));
      told(head.and(HeadTest::notKept, ofSite(teaser), at(2)), Head.News.FEED);
    }

    @Test
    void yieldToNoneThatAreOnlyLonger() {
      Head head = Head.first(ofSite(brief), at(1));
      ArticleSeen longer = elsewhere.body("An aggregator's words. ".repeat(50)).seen();
      Article shown = brief.seen().article();
      told(head.and(() -> shown, longer, at(2)), Head.News.FEED);
      told(head.and(HeadTest::notKept, longer, at(2)), Head.News.FEED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Two fleets met near the shoal.", "About two fleets\u2026"})
    void yieldToTheWholeWhereTheyAreATeaser(String body) {
      Head head = Head.first(ofSite(brief.body(body)), at(1));
      Article shown = brief.body(body).seen().article();
      told(head.and(() -> shown, brief.seen(), at(2)), Head.News.REVISION);
    }

    @Test
    void replaceATitleFromElsewhereThatCameWithoutText() {
      Head head = Head.first(sighting.title("By an aggregator").body("").seen(), at(1));
      told(head.and(HeadTest::notKept, ofSite(sighting.body("")), at(2)), Head.News.REVISION);
    }

    private ArticleSeen ofSite(SomeSighting other) {
      ArticleSeen seen = other.seen();
      FeedId own = FeedId.ofAddress(URI.create("https://rss.news.example/all"));
      return new ArticleSeen(
          seen.article(), List.of(own), List.of("world"), Origin.LIVE, seen.fetchedAt());
    }
  }

  @Nested
  class OtherWordsFromTheSameFeed {
    private final SomeSighting whole = sighting.body("Two fleets met near the shoal. ".repeat(10));
    private final Head head = Head.first(whole.seen(), at(1));

    @Test
    void areAnEditHoweverShort() {
      told(head.and(HeadTest::notKept, whole.body("Withdrawn.").seen(), at(2)), Head.News.REVISION);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "Two fleets met\u2026", "Two fleets met. Read more \u00bb", "Two [...]"})
    void areNoneWhereTheyAreMissingOrBreakOff(String body) {
      assertThat(head.and(HeadTest::notKept, whole.body(body).title("Other").seen(), at(2)))
          .isInstanceOf(Head.Merged.Known.class);
    }

    @Test
    void areNoneWhereTheyAreTakenFromWhatIsShown() {
      ArticleSeen teaser = whole.body("Two fleets met near the shoal.").title("Other").seen();
      assertThat(head.and(() -> whole.seen().article(), teaser, at(2)))
          .isInstanceOf(Head.Merged.Known.class);
      told(head.and(HeadTest::notKept, teaser, at(2)), Head.News.REVISION);
    }

    @Test
    void areAnEditWhereTheyAreNotTakenFromWhatIsShown() {
      ArticleSeen notice = whole.body("This report has been withdrawn.").seen();
      told(head.and(() -> whole.seen().article(), notice, at(2)), Head.News.REVISION);
    }

    @Test
    void areAnEditWhereThereNeverWasAText() {
      Head bare = Head.first(whole.body("").seen(), at(1));
      told(
          bare.and(HeadTest::notKept, whole.body("").title("Other").seen(), at(2)),
          Head.News.REVISION);
      assertThat(bare.and(HeadTest::notKept, whole.in("a").body("").seen(), at(2)))
          .isInstanceOf(Head.Merged.Known.class);
      told(
          bare.and(HeadTest::notKept, whole.body("").title("Other").in("b").seen(), at(2)),
          Head.News.FEED);
    }
  }

  @Nested
  class WordsThatWereHandedIn {
    private final String text = "Two fleets met near the shoal. ".repeat(10);
    private final SomeSighting whole = sighting.body(text);

    @Test
    void areBelievedWhateverTheirLength() {
      Head head = Head.first(whole.seen(), at(1));
      told(head.and(HeadTest::notKept, handedIn("Short."), at(2)), Head.News.REVISION);
      assertThat(head.and(HeadTest::notKept, handedIn(""), at(2)))
          .isInstanceOf(Head.Merged.Known.class);
    }

    @Test
    void yieldToAFeedButNotToItsTeaser() {
      Head head = Head.first(handedIn(text), at(1));
      told(
          head.and(HeadTest::notKept, whole.body("A short teaser.").seen(), at(2)), Head.News.FEED);
      told(
          head.and(HeadTest::notKept, whole.body(text + "Corrected.").seen(), at(2)),
          Head.News.REVISION);
    }

    @Test
    void areEditedByTheFeedThatFollowsThem() {
      Head head = Head.first(whole.seen(), at(1));
      String second = text + "Corrected.";
      Head edited = told(head.and(HeadTest::notKept, handedIn(second), at(2)), Head.News.REVISION);
      Head followed = noted(edited.and(HeadTest::notKept, whole.body(second).seen(), at(3)));
      told(
          followed.and(HeadTest::notKept, whole.body("Withdrawn.").seen(), at(4)),
          Head.News.REVISION);
    }

    private ArticleSeen handedIn(String body) {
      return new ArticleSeen(
          whole.body(body).seen().article(), List.of(), List.of(), Origin.IMPORT, NOON);
    }
  }

  @Nested
  class AHeadOfBeforeItsWordingWasNoted {
    private final Head old =
        EventJson.read(
            """
            {"revision":1,"sequence":1,"textHash":"%s","source":"Source","feeds":["%s"],
            "collections":["world"],"origin":"live","firstSeenAt":"2026-03-01T12:00:00Z",
            "cause":{"channel":"news.articles","partition":0,"offset":7}}
            """
                .formatted(first.textHash(), feedId("a"))
                .getBytes(UTF_8),
            Head.class);

    @Test
    void isRead() {
      assertThat(old.wording()).isNull();
      assertThat(old.and(HeadTest::notKept, sighting.seen(), at(7)))
          .isEqualTo(new Head.Merged.Told(old, Head.News.AGAIN));
    }

    @Test
    void takesTheTextOfAnyFeedButNotItsSilence() {
      told(
          old.and(HeadTest::notKept, sighting.in("b").body("Other.").seen(), at(8)),
          Head.News.REVISION);
      told(old.and(HeadTest::notKept, sighting.in("b").body("").seen(), at(8)), Head.News.FEED);
    }

    @Test
    void notesItWhenAFeedThatIsKnownTellsThemAgain() {
      Head head = noted(old.and(HeadTest::notKept, sighting.in("a", "world").seen(), at(8)));
      assertThat(head.wording()).isEqualTo(new Wording(feedIds("a"), 7));
      assertThat(head.cause()).isEqualTo(at(7));
    }

    @Test
    void notesItWithTheNextSightingInTheSameWords() {
      Head head = told(old.and(HeadTest::notKept, sighting.in("b").seen(), at(8)), Head.News.FEED);
      assertThat(head.wording()).isEqualTo(new Wording(List.of(feedId("b"), feedId("a")), 7));
    }
  }

  private static Head told(Head.Merged merged, Head.News news) {
    assertThat(merged).isInstanceOf(Head.Merged.Told.class);
    Head.Merged.Told told = (Head.Merged.Told) merged;
    assertThat(told.news()).isEqualTo(news);
    return told.head();
  }

  private static Head noted(Head.Merged merged) {
    assertThat(merged).isInstanceOf(Head.Merged.Noted.class);
    return ((Head.Merged.Noted) merged).head();
  }

  private static @Nullable Article notKept() {
    return null;
  }

  private static List<FeedId> feedIds(String name) {
    return List.of(feedId(name));
  }

  private static Cause at(long offset) {
    return new Cause("news.articles", 0, offset);
  }
}
