package newswatch.search.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.Origin;
import newswatch.events.StoryId;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.query.Parsed;
import newswatch.matching.query.Query;
import newswatch.matching.query.QueryLanguage;
import newswatch.search.find.Filters;
import newswatch.search.find.Muted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaggedQueryTest {
  private static final URI ADDRESS = URI.create("https://news.example/one");
  private static final ArticleId ID = ArticleId.ofAddress(ADDRESS);
  private static final StoryId STORY = StoryId.ofFirst(ID);

  /** Published, as it says, after it was first seen. */
  private static final ArticleTagged ARTICLE =
      new ArticleTagged(
          new Article(
              ID,
              ADDRESS,
              "A strike",
              null,
              "Cranes stand still.",
              false,
              null,
              "Harbour Post",
              "en",
              Instant.parse("2099-01-01T00:00:00Z")),
          List.of(),
          List.of(),
          Origin.LIVE,
          Instant.parse("2026-11-28T12:00:00Z"),
          Instant.parse("2026-11-28T12:00:00Z"),
          1,
          1,
          List.of(),
          STORY);

  @ParameterizedTest
  @CsvSource({
    "published:2026-11-28, true",
    "published:2099-01-01, false",
    "published:[2026-11-28T12:00:00Z TO *], true",
    "published:{2026-11-28T12:00:00Z TO *], false",
    "published:[* TO 2026-11-28T12:00:00Z}, false",
    "strike AND published:2026-11-27, false",
    "strike -published:2026-11-27, true",
    "story:STORY, true",
    "story:STORY AND strike, true",
    "strike -story:STORY, false",
    "story:00000000000000000000000000000000, false",
  })
  void liveArticleIsJudgedByItsTimeAndStory(String query, boolean matches) {
    assertThat(
            TaggedQuery.of(read(query.replace("STORY", STORY.value())))
                .matches(ARTICLE, ArticleWords.of(ARTICLE.article(), List.of())))
        .isEqualTo(matches);
  }

  @Test
  void liveArticleIsComparedWithNoOther() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TaggedQuery.of(read("strike -like:" + ID)));
  }

  @Test
  void whatIsMutedIsNotToldOf() {
    assertThat(includes(new Muted(List.of("Somebody"), List.of()))).isTrue();
    assertThat(includes(new Muted(List.of("Harbour Post"), List.of()))).isFalse();
    assertThat(includes(new Muted(List.of(), List.of(STORY)))).isFalse();
  }

  private static boolean includes(Muted muted) {
    return Wanted.of(
            null, new Filters(List.of(), List.of(), List.of(), List.of(), List.of(), muted))
        .includes(ARTICLE, ArticleWords.of(ARTICLE.article(), List.of()));
  }

  private static Query read(String text) {
    return switch (QueryLanguage.SEARCHES.parse(text)) {
      case Parsed.Understood understood -> understood.query();
      case Parsed.Rejected rejected -> throw new AssertionError(rejected.problem());
    };
  }
}
