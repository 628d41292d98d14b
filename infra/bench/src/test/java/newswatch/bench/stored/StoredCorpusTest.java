package newswatch.bench.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import newswatch.events.Article;
import newswatch.matching.query.Parsed;
import newswatch.matching.query.QueryLanguage;
import org.junit.jupiter.api.Test;

class StoredCorpusTest {
  private static final StoredCorpus CORPUS = new StoredCorpus();

  @Test
  void isTheSameEveryTime() {
    StoredCorpus again = new StoredCorpus();
    Workload workload = Workload.of("300-mixed");
    assertThat(again.articles()).isEqualTo(CORPUS.articles());
    assertThat(again.queries(workload)).isEqualTo(CORPUS.queries(workload));
    assertThat(CORPUS.queries(Workload.of("1000-mixed")))
        .startsWith(CORPUS.queries(workload).toArray(String[]::new));
  }

  @Test
  void anArticleHas300Words() {
    assertThat(CORPUS.articles())
        .hasSize(StoredCorpus.ARTICLES)
        .allSatisfy(
            article -> {
              assertThat(article.title().split(" ")).hasSize(10);
              assertThat(String.valueOf(article.body()).split(" ")).hasSize(290);
            });
  }

  @Test
  void ofAHundredQueries30HavePhrasesAnd2PrefixesAndAllAreUnderstood() {
    List<String> queries = CORPUS.queries(Workload.of("1000-mixed"));
    assertThat(queries)
        .allSatisfy(
            query ->
                assertThat(QueryLanguage.TOPICS.parse(query))
                    .isInstanceOf(Parsed.Understood.class));
    assertThat(queries).filteredOn(query -> query.contains("\"")).hasSize(300);
    assertThat(queries).filteredOn(query -> query.contains("*")).hasSize(20);
    assertThat(queries).filteredOn(query -> query.startsWith("language:en NOT ")).hasSize(10);
    assertThat(CORPUS.queries(Workload.of("1000-words")))
        .allSatisfy(query -> assertThat(query).matches("\\(\\w+ OR \\w+\\) AND \\w+ NOT \\w+"));
  }

  @Test
  void oursFindsWhatEachQueryByItselfDoesAndTheLimitMostOfIt() {
    List<String> queries = CORPUS.queries(Workload.of("2000-mixed"));
    Matcher indexed = new IndexedMatcher();
    Matcher oneByOne = new OneByOneMatcher();
    Matcher limit = new HashDispatchMatcher();
    List.of(indexed, oneByOne, limit).forEach(matcher -> matcher.register(queries));
    int found = 0;
    int foundByLimit = 0;
    for (Article article : CORPUS.articles().subList(0, 100)) {
      int[] expected = oneByOne.match(article);
      found += expected.length;
      foundByLimit += limit.match(article).length;
      assertThat(sorted(indexed.match(article))).as(article.title()).isEqualTo(sorted(expected));
    }
    assertThat(found).isGreaterThan(100);
    assertThat(foundByLimit).isBetween(found * 9 / 10, found * 11 / 10);
  }

  @Test
  void aQueryThatIsAddedIsFoundAtOnce() {
    for (Matcher matcher : List.of(new IndexedMatcher(), new OneByOneMatcher())) {
      matcher.register(List.of("alpha", "beta"));
      matcher.add(1, "gamma");
      assertThat(matcher.match(StoredCorpus.article(0, "Alpha beta gamma", "x"))).contains(0, 1);
      assertThat(matcher.match(StoredCorpus.article(0, "beta", "x"))).isEmpty();
    }
  }

  private static int[] sorted(int[] numbers) {
    return Arrays.stream(numbers).sorted().toArray();
  }
}
