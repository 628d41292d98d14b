package newswatch.search.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import newswatch.events.Change;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Change BY_FILE = new Change("feeds.opml", NOW);

  private static final Change FILE = new Change("topics.yml", NOW);

  private final Catalogue catalogue = new Catalogue();

  @Test
  void entryThatIsNotThereYetIsPublishedAsItStands() {
    assertThat(catalogue.changedTopics(List.of(topic("sea", 1, "d1")), FILE))
        .containsExactly(topic("sea", 1, "d1").changed(FILE));
  }

  @Test
  void entryThatHasNotChangedIsNotPublishedAlsoWhenSomebodyEditedTheTopicSince() {
    take(topic("sea", 7, "d1"));
    assertThat(catalogue.changedTopics(List.of(topic("sea", 1, "d1")), FILE)).isEmpty();
  }

  @Test
  void entryThatHasChangedIsPublishedAsTheNextVersion() {
    take(topic("sea", 7, "d1"));
    assertThat(catalogue.changedTopics(List.of(topic("sea", 1, "d2")), FILE))
        .containsExactly(topic("sea", 8, "d2").changed(FILE));
  }

  @Test
  void deletedTopicIsNotShownAndItsEntryBringsItBackOnlyOnceItHasChanged() {
    take(deleted("sea", 7, "d1"));
    assertThat(catalogue.topics()).isEmpty();
    assertThat(catalogue.topic(new TopicId("sea"))).isNull();
    assertThat(catalogue.changedTopics(List.of(topic("sea", 1, "d1")), FILE)).isEmpty();
    assertThat(catalogue.changedTopics(List.of(topic("sea", 1, "d2")), FILE))
        .containsExactly(topic("sea", 8, "d2").changed(FILE));
  }

  @Test
  void topicFromAFileThatNoLongerNamesItIsMissingAndOneOfSomebodysOwnIsNot() {
    take(topic("sea", 1, "d1"));
    take(topic("gone", 3, "d2"));
    take(topic("own", 1, null));
    List<Topic> missing = catalogue.topicsMissingFrom(List.of(topic("sea", 1, "d1")), FILE);
    assertThat(missing).containsExactly(deleted("gone", 3, null).changed(FILE));

    take(missing.getFirst());
    assertThat(catalogue.changedTopics(List.of(topic("gone", 1, "d2")), FILE))
        .containsExactly(topic("gone", 4, "d2").changed(FILE));
  }

  @Test
  void feedIsOverdueAMinuteAfterItWasDueUnlessItIsPausedOrWasDefinedJustNow() {
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    Instant early = now.minusSeconds(600);
    assertThat(watched(false, early, now.minusSeconds(61)).overdue(now)).isTrue();
    assertThat(watched(false, early, now.minusSeconds(59)).overdue(now)).isFalse();
    assertThat(watched(false, early, null).overdue(now)).isTrue();
    assertThat(watched(false, now.minusSeconds(59), now.minusSeconds(600)).overdue(now)).isFalse();
    assertThat(watched(true, early, now.minusSeconds(600)).overdue(now)).isFalse();
  }

  private static WatchedFeed watched(boolean paused, Instant since, @Nullable Instant due) {
    URI url = URI.create("https://a.example/");
    FeedId id = FeedId.ofAddress(url);
    return new WatchedFeed(
        new Defined<>(new Feed(id, url, null, List.of(), paused, null, false), 0, since),
        due == null
            ? null
            : new FeedStatus(id, null, null, null, Map.of(), due, null, due, 0, null));
  }

  @Test
  void changedEntryOfAFileKeepsTheFeedsCredentials() {
    Feed own = feed("d1", "v1.sealed", NOW);
    catalogue.takeFeed(own.id(), new Defined<>(own, 0, NOW));
    assertThat(catalogue.changedFeeds(List.of(feed("d1", null, null)), BY_FILE)).isEmpty();
    assertThat(catalogue.changedFeeds(List.of(feed("d2", null, null)), BY_FILE))
        .containsExactly(feed("d2", "v1.sealed", NOW).changed(BY_FILE));
  }

  private static Feed feed(
      String digest, @Nullable String credentials, @Nullable Instant wantedAt) {
    URI url = URI.create("https://a.example/");
    FeedId id = FeedId.ofAddress(url);
    return new Feed(id, url, "A", List.of(), false, digest, credentials, wantedAt, false);
  }

  @Test
  void brokenTopicSaysWhy() {
    Topic broken = new Topic(new TopicId("sea"), "Sea", null, "(a", null, 0, 1, null, false);
    assertThat(Catalogue.problemOf(broken)).contains("')'");
    assertThat(Catalogue.problemOf(topic("sea", 1, "d"))).isNull();
  }

  private void take(Topic topic) {
    catalogue.takeTopic(topic.id(), new Defined<>(topic, 0, Instant.EPOCH));
  }

  private static Topic topic(String id, long version, @Nullable String digest) {
    return new Topic(new TopicId(id), "Sea", null, "sea", null, 0, version, digest, false);
  }

  private static Topic deleted(String id, long version, @Nullable String digest) {
    return new Topic(new TopicId(id), "Sea", null, "sea", null, 0, version, digest, true);
  }
}
