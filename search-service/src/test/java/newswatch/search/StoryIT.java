package newswatch.search;

import static newswatch.search.SampleArticles.SEEN;
import static newswatch.search.SampleArticles.article;
import static newswatch.search.SampleArticles.inStory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import newswatch.events.ArticleTagged;
import newswatch.events.StoryId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The stories of articles, over HTTP and in a real index. */
class StoryIT {
  private static final ArticleTagged FIRST = article("first", "Ferry sinks", "A ferry sank.");
  private static final StoryId STORY = StoryId.ofFirst(FIRST.article().id());
  private static final ArticleTagged LATER =
      article("later", "", "Ferry sank, says who saw it.", "en", SEEN);
  private static final ArticleTagged OTHER = article("other", "Ferry fares rise", "By a tenth.");
  private static final ArticleTagged OLD = article("old", "Ferry timetable", "Of last year.");

  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static RunningSearch service;

  @BeforeAll
  static void start() {
    service = RunningSearch.start(SERVERS);
    service.arrive(
        inStory(FIRST, STORY),
        inStory(LATER, STORY),
        inStory(OTHER, StoryId.ofFirst(OTHER.article().id())),
        OLD);
    await().atMost(Duration.ofMinutes(1)).until(() -> service.search().get("total").asInt() == 4);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void articlesAreFoundByTheirStory() {
    JsonNode found = service.search("story", STORY.value());
    assertThat(ids(found.get("articles"))).containsExactly(id(LATER), id(FIRST));
    assertThat(found.get("articles").get(0).get("story").asString()).isEqualTo(STORY.value());
    assertThat(service.search("story", STORY.value(), "q", "saw").get("total").asInt())
        .isEqualTo(1);
    assertThat(service.search("story", "0".repeat(32)).get("total").asInt()).isZero();
    assertThat(
            service
                .search("story", STORY.value() + "," + StoryId.ofFirst(OTHER.article().id()))
                .get("total")
                .asInt())
        .isEqualTo(3);
  }

  @Test
  void anArticleIsReadWithTheOthersOfItsStory() {
    JsonNode read = read(FIRST);
    assertThat(ids(read.get("storyArticles"))).containsExactly(id(LATER));
    JsonNode other = read.get("storyArticles").get(0);
    assertThat(other.propertyNames())
        .containsExactlyInAnyOrder(
            "id", "url", "title", "source", "language", "publishedAt", "firstSeenAt");
    assertThat(other.get("source").asString()).isEqualTo("Example Post");
    assertThat(ids(read(OTHER).get("storyArticles"))).isEmpty();
  }

  @Test
  void anArticleOfBeforeStoriesHasNone() {
    JsonNode read = read(OLD);
    assertThat(read.has("story")).isFalse();
    assertThat(ids(read.get("storyArticles"))).isEmpty();
  }

  private static JsonNode read(ArticleTagged article) {
    return RunningSearch.json(service.get("/api/articles/" + id(article)));
  }

  private static List<String> ids(JsonNode articles) {
    return articles.values().stream().map(one -> one.get("id").asString()).toList();
  }

  private static String id(ArticleTagged article) {
    return article.article().id().value();
  }
}
