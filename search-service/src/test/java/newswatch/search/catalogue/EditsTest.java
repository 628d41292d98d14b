package newswatch.search.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import newswatch.events.Change;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.PersonId;
import newswatch.events.SavedSearch;
import newswatch.events.SearchId;
import newswatch.events.Topic;
import newswatch.events.TopicExamples;
import newswatch.events.TopicId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Changes of topics and feeds, with a channel that is read back at once. */
class EditsTest {
  private static final Precondition ALWAYS = new Precondition.None();
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final PersonId ANA = new PersonId("ana");
  private static final Change BY_FILE = new Change("topics.yml", NOW);

  private final Catalogue catalogue = new Catalogue();
  private final List<Object> published = new ArrayList<>();
  private final TopicEdits topics = new TopicEdits(catalogue, new ReadBack(), () -> NOW);
  private final FeedEdits feeds = new FeedEdits(catalogue, new ReadBack(), () -> NOW);
  private final SavedSearches saved = new SavedSearches();
  private final SearchEdits searches = new SearchEdits(saved, new ReadBack(), () -> NOW);

  @Test
  void versionCountsDefinitionsAndSayingTheSameAgainPublishesNothing() {
    assertThat(topics.put(topic("sea", null), ALWAYS, ANA)).isInstanceOf(Edited.Created.class);
    Defined<Topic> first = now(topics.put(topic("sea", null), ALWAYS, ANA));
    assertThat(first.definition().version()).isEqualTo(1);
    assertThat(published).hasSize(1);

    Defined<Topic> second = now(topics.put(topic("ocean", null), ALWAYS, ANA));
    assertThat(second.definition().version()).isEqualTo(2);
    assertThat(second.offset()).isNotEqualTo(first.offset());
  }

  @Test
  void editAndDeletionKeepTheDigestOfTheFilesEntryAndVersionsGoOnCounting() {
    take(topic("sea", "d1"));
    assertThat(now(topics.put(topic("ocean", null), ALWAYS, ANA)).definition().fileDigest())
        .isEqualTo("d1");
    assertThat(topics.delete(new TopicId("ports"), ALWAYS, ANA)).isInstanceOf(Edited.Deleted.class);
    assertThat(catalogue.changedTopics(List.of(topic("sea", "d1")), BY_FILE)).isEmpty();

    Edited<Topic> again = topics.create(topic("sea", null), ANA);
    assertThat(again)
        .isInstanceOfSatisfying(
            Edited.Created.class,
            created -> {
              Topic topic = (Topic) created.now().definition();
              assertThat(topic.version()).isEqualTo(3);
              assertThat(topic.fileDigest()).isEqualTo("d1");
            });
  }

  @Test
  void eachVersionAndTheEndOfATopicSayWhoMadeThemAndWhen() {
    Change ana = new Change("ana", NOW);
    Topic made = now(topics.create(topic("sea", null), ANA)).definition();
    assertThat(made.change()).isEqualTo(ana);
    Defined<Topic> same = now(topics.put(topic("sea", null), ALWAYS, new PersonId("bob")));
    assertThat(same.definition().change()).isEqualTo(ana);
    topics.delete(made.id(), ALWAYS, new PersonId("bob"));
    assertThat(((Topic) published.getLast()).change()).isEqualTo(new Change("bob", NOW));

    assertThat(catalogue.changedTopics(List.of(topic("ocean", "d2")), BY_FILE))
        .singleElement()
        .satisfies(topic -> assertThat(topic.change()).isEqualTo(BY_FILE));
  }

  @Test
  void examplesOfAllTopicsTogetherAreBoundedAndFewerAreAlwaysTaken() {
    for (int i = 0; i < 8; i++) {
      topics.create(taught("full-" + i, TopicExamples.MAX_LENGTH), ANA);
    }
    assertThat(topics.create(taught("more", 1), ANA))
        .isEqualTo(
            new Edited.TooManyExamples<>(TopicEdits.MAX_EXAMPLES + 1, TopicEdits.MAX_EXAMPLES));
    assertThat(topics.create(topic("sea", null), ANA)).isInstanceOf(Edited.Created.class);
    assertThat(topics.put(taught("full-0", TopicExamples.MAX_LENGTH - 1), ALWAYS, ANA))
        .isInstanceOf(Edited.Changed.class);
    assertThat(topics.put(taught("more", 1), ALWAYS, ANA)).isInstanceOf(Edited.Created.class);
  }

  @Test
  void outdatedWriterChangesNothing() {
    Defined<Topic> first = now(topics.create(topic("sea", null), ANA));
    Precondition known = new Precondition.Unchanged(Set.of(first.offset()));
    assertThat(topics.put(topic("ocean", null), known, ANA)).isInstanceOf(Edited.Changed.class);
    assertThat(topics.put(topic("lake", null), known, ANA)).isInstanceOf(Edited.Outdated.class);
    assertThat(topics.delete(first.definition().id(), known, ANA))
        .isInstanceOf(Edited.Outdated.class);
    assertThat(catalogue.topics()).singleElement().matches(topic -> topic.query().equals("ocean"));
  }

  @Test
  void whatDoesNotExistIsMissingAndCannotBeTheOneThatAWriterKnows() {
    assertThat(topics.delete(new TopicId("none"), ALWAYS, ANA)).isInstanceOf(Edited.Missing.class);
    assertThat(topics.put(topic("sea", null), new Precondition.Exists(), ANA))
        .isInstanceOf(Edited.Outdated.class);
    assertThat(published).isEmpty();
  }

  @Test
  void savedSearchSaysWhoSavedItAndTheSameAgainPublishesNothing() {
    Defined<SavedSearch> first = now(searches.put(search("rates", "rates"), ALWAYS));
    assertThat(first.definition().change()).isEqualTo(new Change("ana", NOW));
    assertThat(now(searches.put(search("rates", "rates"), ALWAYS))).isSameAs(first);
    assertThat(searches.create(search("rates", "other"))).isInstanceOf(Edited.Exists.class);
    assertThat(published).hasSize(1);

    Precondition known = new Precondition.Unchanged(Set.of(first.offset()));
    assertThat(searches.put(search("rates", "other"), known)).isInstanceOf(Edited.Changed.class);
    assertThat(searches.put(search("rates", "third"), known)).isInstanceOf(Edited.Outdated.class);
    SearchId id = first.definition().id();
    assertThat(searches.delete(id, known, ANA)).isInstanceOf(Edited.Outdated.class);
    assertThat(searches.delete(id, ALWAYS, new PersonId("bob"))).isInstanceOf(Edited.Deleted.class);
    assertThat(searches.delete(id, ALWAYS, ANA)).isInstanceOf(Edited.Missing.class);
    assertThat(saved.all()).isEmpty();
    assertThat(published.getLast())
        .isEqualTo(
            new SavedSearch(id, "rates", Map.of(), new Change("bob", NOW), /* deleted= */ true));
  }

  @Test
  void savedSearchesAreBoundedInNumberAndInLength() {
    String filling = "x".repeat((int) (SearchEdits.MOST_LENGTH / SearchEdits.MOST) - 20);
    for (int i = 0; i < SearchEdits.MOST; i++) {
      searches.create(search("full-" + i, filling));
    }
    assertThat(searches.create(search("more", "x"))).isEqualTo(tooMany());
    assertThat(searches.put(search("full-1", filling), ALWAYS)).isInstanceOf(Edited.Changed.class);
    String tooLong =
        "x".repeat((int) (SearchEdits.MOST_LENGTH - saved.length()) + filling.length() + 1);
    assertThat(searches.put(search("full-1", tooLong), ALWAYS)).isEqualTo(tooMany());
    assertThat(searches.put(search("full-1", "x"), ALWAYS)).isInstanceOf(Edited.Changed.class);
    searches.delete(new SearchId("full-2"), ALWAYS, ANA);
    assertThat(searches.create(search("more", "x"))).isInstanceOf(Edited.Created.class);
  }

  private static Edited<SavedSearch> tooMany() {
    return new Edited.TooMany<>(SearchEdits.MOST, SearchEdits.MOST_LENGTH);
  }

  private static SavedSearch search(String id, String q) {
    return new SavedSearch(
        new SearchId(id),
        id,
        Map.of("q", List.of(q)),
        new Change("ana", NOW),
        /* deleted= */ false);
  }

  @Test
  void feedKeepsItsAddressAndItsEntrysDigestAndIsAddedOnce() {
    Feed feed = feed("https://a.example/", "A");
    assertThat(feeds.create(feed, ANA)).isInstanceOf(Edited.Created.class);
    assertThat(feeds.create(feed, ANA)).isInstanceOf(Edited.Exists.class);
    assertThat(feeds.change(feed.id(), ALWAYS, _ -> feed("https://b.example/", "B"), ANA))
        .isInstanceOf(Edited.OtherAddress.class);
    assertThat(feeds.delete(feed.id(), ALWAYS, ANA)).isInstanceOf(Edited.Deleted.class);
    assertThat(feeds.delete(feed.id(), ALWAYS, ANA)).isInstanceOf(Edited.Missing.class);
    assertThat(catalogue.feeds()).isEmpty();

    Feed other = feed("https://b.example/", "B");
    assertThat(feeds.createAll(List.of(feed, other), ImportLimits.USUAL, ANA).added())
        .containsExactly(feed.id(), other.id());
    assertThat(feeds.createAll(List.of(feed, other), ImportLimits.USUAL, ANA).known())
        .containsExactly(feed.id(), other.id());
  }

  @Test
  void feedIsPolledForSomebodyAtMostEveryTenSecondsAndNotWhilePaused() {
    Instant now = NOW;
    Feed feed = feed("https://a.example/", "A");
    assertThat(feeds.poll(feed.id(), now)).isInstanceOf(PollRequest.Missing.class);
    feeds.create(feed, ANA);
    assertThat(feeds.poll(feed.id(), now))
        .isInstanceOfSatisfying(
            PollRequest.Accepted.class,
            accepted -> assertThat(accepted.now().definition().wantedAt()).isEqualTo(now));
    assertThat(feeds.poll(feed.id(), now.plusSeconds(7)))
        .isEqualTo(new PollRequest.TooSoon(Duration.ofSeconds(3)));
    assertThat(feeds.poll(feed.id(), now.minusSeconds(3600)))
        .isEqualTo(new PollRequest.TooSoon(FeedEdits.POLL_REST));
    assertThat(feeds.poll(feed.id(), now.plusSeconds(10))).isInstanceOf(PollRequest.Accepted.class);
    assertThat(published).hasSize(3);

    feeds.change(feed.id(), ALWAYS, present -> paused(present), ANA);
    assertThat(feeds.poll(feed.id(), now.plusSeconds(60))).isInstanceOf(PollRequest.Paused.class);
    assertThat(published).hasSize(4);
  }

  private static Feed paused(Feed feed) {
    return new Feed(
        feed.id(),
        feed.url(),
        feed.name(),
        feed.collections(),
        true,
        null,
        "v1.sealed",
        feed.wantedAt(),
        false);
  }

  @Test
  void feedKeepsWhoDefinedItAndPollingIsNoDefinition() {
    Feed feed = feed("https://a.example/", "A");
    PersonId bob = new PersonId("bob");
    feeds.create(feed, ANA);
    assertThat(last().change()).isEqualTo(new Change("ana", NOW));
    feeds.poll(feed.id(), NOW);
    assertThat(last().change()).isEqualTo(new Change("ana", NOW));

    feeds.change(feed.id(), ALWAYS, present -> present, bob);
    assertThat(published).hasSize(2);
    feeds.change(feed.id(), ALWAYS, EditsTest::paused, bob);
    assertThat(last().change()).isEqualTo(new Change("bob", NOW));
    feeds.delete(feed.id(), ALWAYS, ANA);
    assertThat(last().change()).isEqualTo(new Change("ana", NOW));
    feeds.createAll(List.of(feed), ImportLimits.USUAL, bob);
    assertThat(last().change()).isEqualTo(new Change("bob", NOW));
  }

  private Feed last() {
    return (Feed) published.getLast();
  }

  @Test
  void editKeepsCredentialsAndDeletionLeavesNone() {
    Feed feed = feed("https://a.example/", "A");
    feeds.create(feed, ANA);
    feeds.change(feed.id(), ALWAYS, EditsTest::paused, ANA);
    assertThat(catalogue.feeds().getFirst().credentials()).isEqualTo("v1.sealed");
    feeds.delete(feed.id(), ALWAYS, ANA);
    Feed last = (Feed) published.getLast();
    assertThat(last.deleted()).isTrue();
    assertThat(last.credentials()).isNull();
  }

  private void take(Topic topic) {
    catalogue.takeTopic(topic.id(), new Defined<>(topic, 0, Instant.EPOCH));
  }

  private static <T> Defined<T> now(Edited<T> edited) {
    return switch (edited) {
      case Edited.Created<T>(var now) -> now;
      case Edited.Changed<T>(var now) -> now;
      default -> throw new AssertionError(edited);
    };
  }

  private static Topic topic(String query, @Nullable String digest) {
    return new Topic(new TopicId("ports"), "Ports", null, query, null, 0, 1, digest, false);
  }

  private static Topic taught(String id, int length) {
    TopicExamples examples = new TopicExamples(List.of("x".repeat(length)), List.of());
    return new Topic(new TopicId(id), id, null, "sea", null, examples, 0, 1, null, null, false);
  }

  private static Feed feed(String address, String name) {
    URI url = URI.create(address);
    return new Feed(FeedId.ofAddress(url), url, name, List.of(), false, null, false);
  }

  private final class ReadBack extends NoDefinitions {
    @Override
    public List<Defined<Topic>> publishTopics(List<Topic> topics) {
      return topics.stream()
          .map(
              topic -> {
                Defined<Topic> defined = defined(topic);
                catalogue.takeTopic(topic.id(), defined);
                return defined;
              })
          .toList();
    }

    @Override
    public List<Defined<Feed>> publishFeeds(List<Feed> feeds) {
      return feeds.stream()
          .map(
              feed -> {
                Defined<Feed> defined = defined(feed);
                catalogue.takeFeed(feed.id(), defined);
                return defined;
              })
          .toList();
    }

    @Override
    public List<Defined<SavedSearch>> publishSearches(List<SavedSearch> wanted) {
      return wanted.stream()
          .map(
              search -> {
                Defined<SavedSearch> defined = defined(search);
                saved.take(search.id(), defined);
                return defined;
              })
          .toList();
    }

    private <T> Defined<T> defined(T definition) {
      published.add(definition);
      return new Defined<>(definition, published.size(), Instant.EPOCH);
    }
  }
}
