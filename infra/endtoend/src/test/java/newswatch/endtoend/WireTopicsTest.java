package newswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.Tag;
import newswatch.local.wire.Outlet;
import newswatch.local.wire.Outlets;
import newswatch.local.wire.WireArticle;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.topic.Topics;
import newswatch.matching.topic.TopicsFile;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each article of the sample wire says which subjects its reader would put it under. */
class WireTopicsTest {
  private static final Topics TOPICS = Topics.of(TopicsFile.defaults());

  static Stream<Arguments> articles() {
    return Outlets.load().stream()
        .flatMap(
            outlet ->
                outlet.articles().stream()
                    .map(
                        article ->
                            Arguments.of(
                                outlet, Named.of(outlet.id() + "/" + article.slug(), article))));
  }

  @ParameterizedTest
  @MethodSource("articles")
  void articleIsTaggedAsItsReaderWould(Outlet outlet, WireArticle article) {
    List<Tag> tags = TOPICS.tag(ArticleWords.of(published(outlet, article), List.of()));
    assertThat(new TreeSet<>(tags.stream().map(tag -> tag.id().value()).toList()))
        .isEqualTo(new TreeSet<>(article.topics()));
  }

  private static Article published(Outlet outlet, WireArticle article) {
    return new Article(
        ArticleId.ofHandedIn(article.slug()),
        null,
        article.title(),
        article.summary(),
        article.body(),
        false,
        article.author(),
        outlet.name(),
        article.languageOr(outlet.language()),
        article.published());
  }
}
