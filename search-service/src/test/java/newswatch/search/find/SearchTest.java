package newswatch.search.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import newswatch.matching.query.Parsed;
import newswatch.matching.query.QueryLanguage;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final Search ALL = search(Filters.NONE, Sort.NEWEST, 5);

  @Test
  void searchesWithOtherPagesHaveOtherPrints() {
    Muted muted = new Muted(List.of("A"), List.of());
    List<Search> different =
        List.of(
            ALL,
            search(Filters.NONE, Sort.OLDEST, 5),
            search(Filters.NONE, Sort.RELEVANCE, 5),
            search(
                new Filters(List.of(), List.of("A"), List.of(), List.of(), List.of()),
                Sort.NEWEST,
                5),
            search(
                new Filters(List.of(), List.of(), List.of(), List.of(), List.of(), muted),
                Sort.NEWEST,
                5),
            ALL.eachStoryOnce(),
            new Search(null, Filters.NONE, new Period(Instant.EPOCH, null), Sort.NEWEST, 5, null),
            asking("a"),
            asking("published:2026-11-28"),
            asking("published:2026-11-29"),
            asking("like:0123456789abcdef0123456789abcdef"),
            asking("like:1123456789abcdef0123456789abcdef"));
    Set<String> prints = different.stream().map(Search::print).collect(Collectors.toSet());
    assertThat(prints).hasSameSizeAs(different);
  }

  @Test
  void sizeAndTimelineAreNoMatterOfWhichArticlesFollow() {
    assertThat(Stream.of(search(Filters.NONE, Sort.NEWEST, 9), ALL.cutInto(Interval.DAY)))
        .allMatch(search -> search.print().equals(ALL.print()));
  }

  @Test
  void aPageHoldsAHundred() {
    assertThat(search(Filters.NONE, Sort.NEWEST, 100)).isNotNull();
    assertThatIllegalArgumentException().isThrownBy(() -> search(Filters.NONE, Sort.NEWEST, 101));
    assertThatIllegalArgumentException().isThrownBy(() -> search(Filters.NONE, Sort.NEWEST, -1));
  }

  private static Search search(Filters filters, Sort sort, int size) {
    return new Search(null, filters, Period.ALWAYS, sort, size, null);
  }

  private static Search asking(String text) {
    return switch (QueryLanguage.SEARCHES.parse(text)) {
      case Parsed.Understood understood ->
          new Search(understood.query(), Filters.NONE, Period.ALWAYS, Sort.NEWEST, 5, null);
      case Parsed.Rejected rejected -> throw new AssertionError(rejected.problem());
    };
  }
}
