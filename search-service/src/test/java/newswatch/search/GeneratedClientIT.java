package newswatch.search;

import static java.util.Objects.requireNonNull;
import static newswatch.search.SampleArticles.article;
import static newswatch.search.SampleArticles.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import newswatch.client.ApiClient;
import newswatch.client.ApiException;
import newswatch.client.ApiResponse;
import newswatch.client.ArticlesApi;
import newswatch.client.FeedsApi;
import newswatch.client.TopicsApi;
import newswatch.client.model.Article;
import newswatch.client.model.Feed;
import newswatch.client.model.FeedDefinition;
import newswatch.client.model.FoundArticles;
import newswatch.client.model.ListedTopic;
import newswatch.client.model.Problem;
import newswatch.client.model.Topic;
import newswatch.client.model.TopicDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The API, asked by a client that a generator made of its document, and nobody has touched. */
class GeneratedClientIT {
  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static RunningSearch service;
  private static ApiClient client;

  @BeforeAll
  static void start() {
    service = RunningSearch.start(SERVERS);
    client = new ApiClient();
    client.updateBaseUri("http://127.0.0.1:" + service.port());
    service.arrive(
        tagged(article("harbour", "Harbour opens", "The harbour opened on Tuesday."), "economy"),
        article("mole", "Mole closes", "The mole closed on Monday."));
    await().atMost(Duration.ofMinutes(1)).until(() -> service.search().get("total").asInt() == 2);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void articlesAreFoundAndRead() throws ApiException {
    ArticlesApi articles = new ArticlesApi(client);
    FoundArticles found =
        articles.findArticles(
            ArticlesApi.APIFindArticlesRequest.newBuilder()
                .q("harbour OR mole")
                .topic(List.of("economy", "shipping"))
                .source(List.of("Example Post"))
                .from("2026-01-01")
                .sort("relevance")
                .size(10)
                .build());
    assertThat(found.getTotal()).isEqualTo(1);
    assertThat(found.getFacets().getTopics().getFirst().getValue()).isEqualTo("economy");

    Article harbour = articles.readArticle(found.getArticles().getFirst().getId(), null);
    assertThat(harbour.getTitle()).isEqualTo("Harbour opens");
    assertThat(harbour.getUrl()).isEqualTo(URI.create("https://news.example/harbour"));
    assertThat(harbour.getFirstSeenAt()).isEqualTo(OffsetDateTime.parse("2026-03-10T12:00:00Z"));
    assertThat(harbour.getTopics().getFirst().getEvidence().getFirst().getText())
        .isEqualTo("Harbour");
  }

  @Test
  void topicIsPutByWhoeverKnowsItAsItIs() throws ApiException {
    TopicsApi topics = new TopicsApi(client);
    ApiResponse<Topic> made =
        topics.putTopicWithHttpInfo(
            "harbours", new TopicDefinition().name("Harbours").query("harbour"), null, "*");
    assertThat(made.getStatusCode()).isEqualTo(201);
    String tag = requireNonNull(made.getHeaders().get("etag")).getFirst();

    Topic changed = topics.putTopic("harbours", new TopicDefinition().query("quay"), tag, null);
    assertThat(changed.getVersion()).isEqualTo(2);
    ApiException outdated =
        catchThrowableOfType(
            ApiException.class,
            () -> topics.putTopic("harbours", new TopicDefinition().query("mole"), tag, null));
    assertThat(outdated.getCode()).isEqualTo(412);
    assertThat(topics.readTopic("harbours").getQuery()).isEqualTo("quay");
    topics.deleteTopic("harbours", null);
    assertThat(topics.listTopics().getTopics())
        .extracting(ListedTopic::getId)
        .contains("economy")
        .doesNotContain("harbours");
  }

  @Test
  void feedIsWatched() throws ApiException {
    FeedsApi feeds = new FeedsApi(client);
    Feed feed =
        feeds.addFeed(
            new FeedDefinition()
                .url(URI.create("https://news.example/feed"))
                .addCollectionsItem("Asia"));
    assertThat(feeds.listFeeds(null, List.of("asia"), null, null, null).getFeeds())
        .extracting(Feed::getId)
        .containsExactly(feed.getId());
    assertThat(feeds.listCollections().getCollections().getFirst().getName()).isEqualTo("Asia");
  }

  @Test
  void problemNamesTheParameterAndThePlace() throws JsonProcessingException {
    ApiException refused =
        catchThrowableOfType(
            ApiException.class,
            () ->
                new TopicsApi(client)
                    .createTopic(new TopicDefinition().id("broken").query("a AND (b")));
    Problem problem = client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
    assertThat(problem.getStatus()).isEqualTo(400);
    assertThat(problem.getParameter()).isEqualTo("query");
    assertThat(problem.getPosition()).isNotNull();
    assertThat(problem.getDetail()).contains("at position " + problem.getPosition());
  }
}
