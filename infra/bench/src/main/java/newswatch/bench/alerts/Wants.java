package newswatch.bench.alerts;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import newswatch.bench.stored.StoredCorpus;
import newswatch.bench.stored.Workload;
import newswatch.events.Article;
import newswatch.events.Tag;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.topic.Topics;

/**
 * Topics and subscriptions, half of these by topic and half by a query of their own; always the
 * same ones. Each query is {@code (a OR b) AND c NOT d}, or a word that stands in an article only
 * where it is planted.
 */
final class Wants {
  private static final int LETTERS = 5;

  /** Of which no word is made that stemming would change, or that stands anywhere else. */
  private static final String ALPHABET = "bcfhjkmprv";

  private final List<String> topics = new ArrayList<>();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final Topics all;
  private final Map<TopicId, List<String>> askers = new HashMap<>();

  /**
   * A subscription.
   *
   * @param asks the id of its topic, or its query
   * @param word which an article has to have so that it is told of it
   */
  record Subscription(String id, boolean byTopic, String asks, String word) {}

  /**
   * @param topics how many there are, 1 to 100,000
   * @param subscriptions likewise
   */
  Wants(StoredCorpus corpus, int topics, int subscriptions) {
    List<String> queries =
        corpus.queries(new Workload(topics + subscriptions, Workload.Shape.WORDS));
    List<Topic> judged = new ArrayList<>();
    for (int number = 0; number < topics; number++) {
      this.topics.add(either(queries.get(number), topicWord(number)));
      judged.add(topic(topicId(number), this.topics.get(number)));
    }
    for (int number = 0; number < subscriptions; number++) {
      String id = "subscription-" + number;
      boolean byTopic = number % 2 == 0;
      int topic = number / 2 % topics;
      String word = byTopic ? topicWord(topic) : "xq" + code(number) + "x";
      String asks = byTopic ? topicId(topic) : either(queries.get(topics + number), word);
      this.subscriptions.add(new Subscription(id, byTopic, asks, word));
      askers
          .computeIfAbsent(new TopicId(byTopic ? topicId(topic) : id), _ -> new ArrayList<>())
          .add(id);
      if (!byTopic) {
        judged.add(topic(id, asks));
      }
    }
    this.all = Topics.of(judged);
  }

  private static String topicWord(int number) {
    return "qx" + code(number) + "q";
  }

  static String topicId(int number) {
    return "topic-" + number;
  }

  private static String either(String query, String word) {
    return "(" + query + ") OR " + word;
  }

  private static Topic topic(String id, String query) {
    return new Topic(new TopicId(id), id, null, query, null, 0, 1, null, false);
  }

  /** A number in letters, always as many. */
  static String code(int number) {
    StringBuilder code = new StringBuilder();
    int rest = number;
    for (int i = 0; i < LETTERS; i++) {
      code.insert(0, ALPHABET.charAt(rest % ALPHABET.length()));
      rest /= ALPHABET.length();
    }
    return code.toString();
  }

  /** The topics as a topics file has them. */
  List<Map<String, String>> topicsFile() {
    return IntStream.range(0, topics.size())
        .mapToObj(
            number ->
                Map.of("id", topicId(number), "name", topicId(number), "query", topics.get(number)))
        .toList();
  }

  List<Subscription> subscriptions() {
    return List.copyOf(subscriptions);
  }

  /** The ids of those that are to be told of an article, as their queries have it. */
  Set<String> askers(Article article) {
    Set<String> ids = new HashSet<>();
    for (Tag tag : all.tag(ArticleWords.of(article, List.of()))) {
      ids.addAll(requireNonNull(askers.getOrDefault(tag.id(), List.of())));
    }
    return ids;
  }
}
