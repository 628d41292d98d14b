package newswatch.bench.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newswatch.events.ArticleTagged;
import newswatch.events.EventJson;
import org.junit.jupiter.api.Test;

class IndexingCorpusTest {
  private final IndexingCorpus corpus = new IndexingCorpus("some", 7, 2_000);

  private static List<ArticleTagged> all(IndexingCorpus corpus) {
    List<ArticleTagged> all = new ArrayList<>();
    corpus.each(all::add);
    return all;
  }

  @Test
  void sameSeedGivesTheSameRecords() {
    assertThat(all(new IndexingCorpus("some", 7, 2_000))).isEqualTo(all(corpus));
  }

  @Test
  void whatItSaysOfItselfIsSo() {
    List<ArticleTagged> all = all(corpus);
    Map<String, ArticleTagged> newest = new HashMap<>();
    all.stream()
        .filter(article -> article.collections().getFirst().length() < 1_000)
        .forEach(article -> newest.put(article.article().id().value(), article));
    assertThat(all).hasSize(corpus.records()).hasSize(2_040);
    assertThat(newest).hasSize(corpus.documents()).hasSize(1_998);
    assertThat(newest.values().stream().filter(article -> article.revision() == 2))
        .hasSize(corpus.revisions())
        .hasSize(20);
    assertThat(corpus.unstorable()).isEqualTo(2);
  }

  @Test
  void secondRevisionIsNewerAndHasAnotherTitle() {
    ArticleTagged second =
        all(corpus).stream().filter(article -> article.revision() == 2).findFirst().orElseThrow();
    ArticleTagged first = corpus.article(51);
    assertThat(second.article().id()).isEqualTo(first.article().id());
    assertThat(second.version()).isGreaterThan(first.version());
    assertThat(second.article().title()).isNotEqualTo(first.article().title());
  }

  @Test
  void allBelongInOneIndex() {
    assertThat(all(corpus).stream().map(article -> IndexedDocument.of(article).index("articles-1")))
        .containsOnly("articles-1-2026.03");
  }

  @Test
  void articlesAreAboutThreeKilobytesLong() {
    assertThat(EventJson.write(corpus.article(3)).length).isBetween(2_000, 4_500);
  }
}
