package newswatch.search;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.indices.get_index_template.IndexTemplateItem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import newswatch.local.server.LocalElasticsearch;
import newswatch.local.server.LocalKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One broker and one node for all classes of tests, since their starts would take most of the time.
 * Each class finds them without channels, groups and articles, and new ones in place of those that
 * the class before has left dead.
 */
final class Servers implements BeforeAllCallback {
  private @Nullable Shared shared;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    shared =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .computeIfAbsent(Shared.class, _ -> new Shared(), Shared.class);
    shared.empty();
  }

  LocalKafka kafka() {
    return requireNonNull(shared).kafka;
  }

  LocalElasticsearch elasticsearch() {
    return requireNonNull(shared).elasticsearch;
  }

  /** Has the node forget all articles, and how they are to be kept. */
  void loseIndex() throws Exception {
    Shared.empty(elasticsearch());
  }

  /** How the names of the monthly indices begin that a running service keeps articles in. */
  static String generation(ElasticsearchClient client) throws IOException {
    return client
        .indices()
        .getIndexTemplate(of -> of.name("newswatch-articles-*"))
        .indexTemplates()
        .getFirst()
        .name();
  }

  private static final class Shared implements AutoCloseable {
    private LocalKafka kafka;
    private LocalElasticsearch elasticsearch;

    /** Starts both at once. */
    Shared() {
      CompletableFuture<LocalElasticsearch> node =
          CompletableFuture.supplyAsync(LocalElasticsearch::temporary);
      kafka = LocalKafka.temporary();
      elasticsearch = node.join();
    }

    private void empty() throws Exception {
      if (isAlive(kafka.pid())) {
        empty(kafka);
      } else {
        kafka.close();
        kafka = LocalKafka.temporary();
      }
      if (isAlive(elasticsearch.pid())) {
        empty(elasticsearch);
      } else {
        elasticsearch.close();
        elasticsearch = LocalElasticsearch.temporary();
      }
    }

    private static boolean isAlive(long pid) {
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void empty(LocalKafka kafka) throws Exception {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
        // A service that closed while its broker was coming back is a member for some seconds more.
        await()
            .atMost(Duration.ofSeconds(30))
            .ignoreExceptionsMatching(e -> e.getCause() instanceof GroupNotEmptyException)
            .untilAsserted(
                () ->
                    admin
                        .deleteConsumerGroups(
                            admin.listGroups().all().get().stream()
                                .map(GroupListing::groupId)
                                .toList())
                        .all()
                        .get());
        admin.deleteTopics(admin.listTopics().names().get()).all().get();
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> admin.listTopics().names().get().isEmpty());
      }
    }

    private static void empty(LocalElasticsearch elasticsearch) throws Exception {
      try (ElasticsearchClient client =
          ElasticsearchClient.of(to -> to.host(elasticsearch.uri().toString()))) {
        List<String> indices =
            List.copyOf(client.indices().get(of -> of.index("_all")).indices().keySet());
        if (!indices.isEmpty()) {
          client.indices().delete(of -> of.index(indices));
        }
        for (IndexTemplateItem template :
            client.indices().getIndexTemplate(of -> of.name("newswatch-*")).indexTemplates()) {
          client.indices().deleteIndexTemplate(of -> of.name(template.name()));
        }
      }
    }

    @Override
    public void close() {
      elasticsearch.close();
      kafka.close();
    }
  }
}
