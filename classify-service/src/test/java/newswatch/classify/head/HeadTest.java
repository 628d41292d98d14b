package newswatch.classify.head;

import static newswatch.classify.SomeSighting.NOON;
import static newswatch.classify.SomeSighting.feedId;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import newswatch.classify.SomeSighting;
import newswatch.events.Origin;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
      assertThat(first.and(sighting.seen(), at(8))).isInstanceOf(Head.Merged.Known.class);
    }

    @Test
    void isToldWhenTheFeedJoinedACollection() {
      Head head = told(first.and(sighting.in("a", "asia").seen(), at(8)), Head.News.FEED);
      assertThat(head.feeds()).containsExactly(feedId("a"));
      assertThat(head.collections()).containsExactly("world", "asia");
    }
  }

  @Nested
  class OtherText {
    private final Head head =
        told(
            first.and(
                sighting.body("Corrected.").origin(Origin.BACKLOG).fetchedAt(LATER).seen(), at(8)),
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
      Head third = told(head.and(sighting.seen(), at(9)), Head.News.REVISION);
      assertThat(third.revision()).isEqualTo(3);
      assertThat(third.textHash()).isEqualTo(first.textHash());
    }
  }

  @Nested
  class ASightingThatComesAgain {
    @Test
    void isToldAgainUnchangedWhenItMadeTheHead() {
      assertThat(first.and(sighting.seen(), at(7)))
          .isEqualTo(new Head.Merged.Told(first, Head.News.AGAIN));
    }

    @Test
    void isKnownWhenANewerOneMadeTheHead() {
      Head second = told(first.and(sighting.body("Other.").seen(), at(8)), Head.News.REVISION);
      assertThat(second.and(sighting.seen(), at(7))).isInstanceOf(Head.Merged.Known.class);
    }

    @Test
    void isJudgedByItsTextWhenItCameThroughAnotherChannel() {
      Cause elsewhere = new Cause("news.retag", 0, 3);
      assertThat(first.and(sighting.seen(), elsewhere)).isInstanceOf(Head.Merged.Known.class);
    }
  }

  @Nested
  class WhatOnlySomeSightingsName {
    @Test
    void isKept() {
      Head head = Head.first(sighting.author("A. Author").publishedAt(NOON).seen(), at(1));
      SomeSighting bare = sighting.in("b");
      Head second = told(head.and(bare.seen(), at(2)), Head.News.FEED);
      assertThat(second.complete(bare.seen().article()).author()).isEqualTo("A. Author");
      assertThat(second.complete(bare.seen().article()).publishedAt()).isEqualTo(NOON);
    }

    @Test
    void followsTheNewestThatNamesIt() {
      Head head = Head.first(sighting.author("A. Author").seen(), at(1));
      SomeSighting other = sighting.in("b").author("B. Author");
      Head second = told(head.and(other.seen(), at(2)), Head.News.FEED);
      assertThat(second.complete(other.seen().article()).author()).isEqualTo("B. Author");
    }
  }

  private static Head told(Head.Merged merged, Head.News news) {
    assertThat(merged).isInstanceOf(Head.Merged.Told.class);
    Head.Merged.Told told = (Head.Merged.Told) merged;
    assertThat(told.news()).isEqualTo(news);
    return told.head();
  }

  private static Cause at(long offset) {
    return new Cause("news.articles", 0, offset);
  }
}
