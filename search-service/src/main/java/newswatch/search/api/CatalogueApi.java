package newswatch.search.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.catalogue.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/topics} and {@code /api/feeds}: what is watched, and what is wrong with it. */
@RestController
@RequestMapping("/api")
final class CatalogueApi {
  private final Catalogue catalogue;

  CatalogueApi(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  record Topics(List<TopicView> topics, List<Problem> problems) {}

  record TopicView(
      TopicId id,
      String name,
      @Nullable String description,
      String query,
      @Nullable String exclusions,
      double minimumScore,
      long version,
      @Nullable String problem) {}

  record Feeds(List<FeedView> feeds, List<Problem> problems) {}

  record FeedView(
      FeedId id,
      URI url,
      @Nullable String name,
      List<String> collections,
      boolean paused,
      @Nullable Instant polledAt,
      @Nullable Instant changedAt,
      @Nullable Instant dueAt,
      int failures,
      @Nullable String problem) {}

  @GetMapping("/topics")
  Topics topics() {
    return new Topics(
        catalogue.topics().stream().map(CatalogueApi::view).toList(), catalogue.topicProblems());
  }

  @GetMapping("/feeds")
  Feeds feeds() {
    return new Feeds(
        catalogue.feeds().stream().map(feed -> view(feed, catalogue.status(feed.id()))).toList(),
        catalogue.feedProblems());
  }

  private static TopicView view(Topic topic) {
    return new TopicView(
        topic.id(),
        topic.name(),
        topic.description(),
        topic.query(),
        topic.exclusions(),
        topic.minimumScore(),
        topic.version(),
        Catalogue.problemOf(topic));
  }

  private static FeedView view(Feed feed, @Nullable FeedStatus status) {
    String title = status == null ? null : status.title();
    return new FeedView(
        feed.id(),
        feed.url(),
        feed.name() == null ? title : feed.name(),
        feed.collections(),
        feed.paused(),
        status == null ? null : status.polledAt(),
        status == null ? null : status.changedAt(),
        status == null ? null : status.dueAt(),
        status == null ? 0 : status.failures(),
        status == null ? null : status.problem());
  }
}
