package newswatch.matching.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static newswatch.matching.query.SomeArticle.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import newswatch.events.Tag;
import newswatch.matching.query.SomeArticle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DefaultTopicsTest {
  private static final Path LABELLED = Path.of("shared/data/topics/dev.jsonl");

  private final Topics topics = Topics.of(TopicsFile.defaults());

  /** A news item and the topics that a reader gave it. */
  private record Labelled(SomeArticle article, Set<String> labels) {}

  @Test
  void allOfThemCanJudge() {
    assertThat(topics.broken()).isEmpty();
    assertThat(topics.ready())
        .extracting(ready -> ready.topic().id().value())
        .containsExactly("party-diplomacy", "south-china-sea", "economy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | Green Party delegation arrives for talks with ruling party | party-diplomacy
          en | Coast guard ships face off at Scarborough Shoal            | south-china-sea
          vi | Trung Quốc tập trận gần quần đảo Hoàng Sa                  | south-china-sea
          zh | 外交部就南海问题答记者问                                    | south-china-sea
          en | Central bank holds interest rates as inflation eases       | economy
          en | Court names liquidators as airline fails its creditors     | economy
          en | Rice exports rise by a tenth to three million tonnes       | economy
          en | Lam congratulates Communist Party chairman on his election | party-diplomacy
          en | Liberals from forty countries found alliance of parties    | party-diplomacy
          en | Workers' party chairman congratulates winners of elections |
          en | We do not export our model, the president says             |
          en | Six-party talks resume in Beijing                          |
          en | Scarborough welcomes its first summer visitors             |
          en | Actor and his wife welcome their first child               |
          """)
  void tagWhatTheyAreAbout(String language, String title, String topic) {
    assertThat(tagged(titled(title).language(language)))
        .isEqualTo(topic == null ? Set.of() : Set.of(topic));
  }

  @Test
  void agreeWithAReaderOfLabelledNews() throws IOException {
    assertAgreement(read(Files.readString(labelledNews())), 0.93);
  }

  /**
   * Written and labelled by hands that knew what a label means, and neither query nor examples. The
   * first chose between queries and minima; the second chose nothing.
   */
  @ParameterizedTest
  @CsvSource({"written.jsonl, 420, 0.91", "blind.jsonl, 330, 0.94"})
  void agreeWithWhoWroteNewsToTryThem(String file, int items, double macro) throws IOException {
    try (InputStream written = DefaultTopicsTest.class.getResourceAsStream("/news/" + file)) {
      List<Labelled> labelled =
          read(new String(requireNonNull(written, file).readAllBytes(), UTF_8));
      assertThat(labelled).hasSize(items);
      assertAgreement(labelled, macro);
    }
  }

  private void assertAgreement(List<Labelled> items, double macro) {
    double sum = 0;
    for (CompiledTopic ready : topics.ready()) {
      String topic = ready.topic().id().value();
      double f1 = f1(topic, items);
      assertThat(f1).as("F1 of %s", topic).isGreaterThanOrEqualTo(0.9);
      sum += f1;
    }
    List<Labelled> unlabelled = items.stream().filter(item -> item.labels().isEmpty()).toList();
    long left = unlabelled.stream().filter(item -> tagged(item.article()).isEmpty()).count();
    assertThat(sum / topics.ready().size()).as("macro F1").isGreaterThanOrEqualTo(macro);
    assertThat(left / (double) unlabelled.size()).as("unlabelled left alone").isGreaterThan(0.92);
  }

  private double f1(String topic, List<Labelled> items) {
    int both = 0;
    int either = 0;
    for (Labelled item : items) {
      boolean labelled = item.labels().contains(topic);
      boolean tagged = tagged(item.article()).contains(topic);
      both += labelled && tagged ? 2 : 0;
      either += (labelled ? 1 : 0) + (tagged ? 1 : 0);
    }
    return both / (double) either;
  }

  private Set<String> tagged(SomeArticle article) {
    return topics.tag(article.words()).stream()
        .map(Tag::id)
        .map(Object::toString)
        .collect(Collectors.toSet());
  }

  private static Path labelledNews() {
    Path here = Path.of("").toAbsolutePath();
    Path file =
        Stream.iterate(here, folder -> folder != null, Path::getParent)
            .map(folder -> folder.resolve(LABELLED))
            .filter(Files::exists)
            .findFirst()
            .orElse(LABELLED);
    assumeTrue(
        Files.exists(file), LABELLED + " is not beside the checkout: nothing to measure with");
    return file;
  }

  private static List<Labelled> read(String lines) {
    List<Labelled> items = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      JsonNode item = JsonMapper.shared().readTree(line);
      Set<String> labels = new HashSet<>();
      item.get("topics").forEach(label -> labels.add(label.asString()));
      SomeArticle article =
          titled(item.get("title").asString())
              .body(item.get("body").asString())
              .source(item.get("source").asString())
              .language(null);
      items.add(new Labelled(article, labels));
    }
    return items;
  }
}
