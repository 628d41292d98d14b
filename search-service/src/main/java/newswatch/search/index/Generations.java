package newswatch.search.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.indices.IndexState;
import co.elastic.clients.elasticsearch.indices.get.Feature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import newswatch.events.Digest;
import newswatch.events.EventJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which generations of the index there are. Searches ask the one behind the alias. A service whose
 * template differs from that one's writes to its own beside it, until its own holds everything and
 * takes the alias over.
 */
@Component
class Generations {
  private static final Logger LOG = LoggerFactory.getLogger(Generations.class);
  private static final String TEMPLATE = "/index/articles.json";
  private static final int MARK_BITS = 32;

  /** Above that of the template of before, whose pattern fits every generation. */
  private static final int PRIORITY = 501;

  private final ElasticsearchClient client;
  private final ObjectNode template;
  private final Generation own;

  Generations(ElasticsearchClient client) {
    this.client = client;
    this.template = read();
    JsonNode content = template.path("template");
    this.own =
        new Generation(
            Digest.hex(
                MARK_BITS,
                content.path("settings").toString(),
                content.path("mappings").toString()));
  }

  private static ObjectNode read() {
    try (InputStream resource = Generations.class.getResourceAsStream(TEMPLATE)) {
      return (ObjectNode) EventJson.mapper().readTree(requireNonNull(resource, TEMPLATE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one that this program's template makes. */
  Generation own() {
    return own;
  }

  /**
   * Those behind the alias: one, or for a moment more; none in an empty Elasticsearch.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  Set<Generation> serving() {
    return indices().entrySet().stream()
        .filter(index -> index.getValue().aliases().containsKey(ArticleIndex.NAME))
        .flatMap(index -> Generation.ofIndex(index.getKey()).stream())
        .collect(toCollection(LinkedHashSet::new));
  }

  /**
   * Those that have indices, behind the alias or not.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  Set<Generation> present() {
    return indices().keySet().stream()
        .flatMap(index -> Generation.ofIndex(index).stream())
        .collect(toCollection(LinkedHashSet::new));
  }

  /**
   * Whether every index of the own generation is behind the alias.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  boolean servesWhole() {
    return indices().entrySet().stream()
        .filter(index -> Generation.ofIndex(index.getKey()).filter(own::equals).isPresent())
        .allMatch(index -> index.getValue().aliases().containsKey(ArticleIndex.NAME));
  }

  /**
   * Whether the own template is in place.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  boolean isPrepared() {
    return Answers.ask(() -> client.indices().existsIndexTemplate(of -> of.name(own.name())))
        .value();
  }

  /**
   * Puts the own template in place. Its indices are behind the alias from their making, unless
   * another generation serves.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  void prepare() {
    Set<Generation> serving = serving();
    boolean serves = serving.isEmpty() || serving.contains(own);
    putTemplate(serves);
    LOG.atInfo()
        .addKeyValue("template", own.name())
        .addKeyValue("serves", serves)
        .log("index template in place");
    if (!serves) {
      LOG.atWarn()
          .addKeyValue("serving", serving)
          .log(
              "the index has a new form, which ./newswatch replay fills; until then searches ask"
                  + " the old one");
    }
  }

  private void putTemplate(boolean serves) {
    ObjectNode put = template.deepCopy();
    put.putArray("index_patterns").add(own.everyIndex());
    put.put("priority", PRIORITY);
    ObjectNode aliases = ((ObjectNode) put.path("template")).putObject("aliases");
    if (serves) {
      aliases.putObject(ArticleIndex.NAME);
    }
    Answers.ask(
        () ->
            client
                .indices()
                .putIndexTemplate(
                    of ->
                        of.name(own.name())
                            .withJson(new ByteArrayInputStream(put.toString().getBytes(UTF_8)))));
  }

  /**
   * The indices of these generations, oldest month first.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  List<String> indicesOf(Set<Generation> generations) {
    return indices().keySet().stream()
        .filter(name -> Generation.ofIndex(name).filter(generations::contains).isPresent())
        .sorted(Comparator.comparing(name -> Generation.monthOfIndex(name).orElseThrow()))
        .toList();
  }

  /**
   * Has the own generation serve in place of those that do, at once for all who search.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  void serve() {
    // Before the alias moves: a month that begins now is served twice rather than not at all.
    putTemplate(true);
    Set<String> served = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    indices()
        .forEach(
            (name, state) -> {
              boolean ours = Generation.ofIndex(name).filter(own::equals).isPresent();
              if (ours) {
                served.add(name);
              } else if (state.aliases().containsKey(ArticleIndex.NAME)) {
                others.add(name);
              }
            });
    Answers.ask(
        () ->
            client
                .indices()
                .updateAliases(
                    update -> {
                      served.forEach(
                          name ->
                              update.actions(
                                  a -> a.add(add -> add.index(name).alias(ArticleIndex.NAME))));
                      others.forEach(
                          name ->
                              update.actions(
                                  a ->
                                      a.remove(gone -> gone.index(name).alias(ArticleIndex.NAME))));
                      return update;
                    }));
    LOG.atInfo()
        .addKeyValue("generation", own.name())
        .addKeyValue("indices", served.size())
        .log("the index has taken on its new form");
  }

  /**
   * Removes what no other than the own generation needs.
   *
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  void removeOthers() {
    List<String> others =
        indices().keySet().stream()
            .filter(name -> Generation.ofIndex(name).filter(one -> !one.equals(own)).isPresent())
            .toList();
    others.stream()
        .flatMap(name -> Generation.ofIndex(name).stream())
        .map(Generation::name)
        .distinct()
        .forEach(this::removeTemplate);
    if (!others.isEmpty()) {
      Answers.ask(() -> client.indices().delete(of -> of.index(others).ignoreUnavailable(true)));
    }
  }

  private void removeTemplate(String name) {
    if (Answers.ask(() -> client.indices().existsIndexTemplate(of -> of.name(name))).value()) {
      Answers.ask(() -> client.indices().deleteIndexTemplate(of -> of.name(name)));
    }
  }

  private Map<String, IndexState> indices() {
    return Answers.ask(
            () ->
                client
                    .indices()
                    .get(of -> of.index(ArticleIndex.NAME + "-*").features(Feature.Aliases)))
        .indices();
  }
}
