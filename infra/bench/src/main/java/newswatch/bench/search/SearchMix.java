package newswatch.bench.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import newswatch.bench.indexing.IndexingCorpus;
import newswatch.events.ArticleTagged;

/**
 * What is searched for, in words of the articles themselves, so that everything finds something. Of
 * ten searches four want two words, two a phrase, two a topic, a source and a week, one the counts
 * and the timeline alone, and one a word's third page.
 */
final class SearchMix {
  /** Shorter words are frequent ones, which nobody asks for. */
  private static final int SHORTEST_WORD = 7;

  private final IndexingCorpus corpus;
  private final int articles;
  private final Random random = new Random(5);

  SearchMix(IndexingCorpus corpus, int articles) {
    this.corpus = corpus;
    this.articles = articles;
  }

  /**
   * One search.
   *
   * @param path with its parameters
   * @param page which of its pages is asked for, from 1
   */
  record Wanted(String path, int page) {}

  /** So many, always the same ones. */
  List<Wanted> searches(int count) {
    List<Wanted> searches = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      ArticleTagged article = corpus.article(random.nextInt(articles));
      searches.add(
          switch (number % 10) {
            case 0, 2, 4, 6 -> first("q", word(article) + " AND " + word(article));
            case 1, 7 -> first("q", phrase(article));
            case 3, 8 -> filtered(article);
            case 5 -> first("q", word(article), "size", "0");
            default -> new Wanted(path("q", word(article)), 3);
          });
    }
    return searches;
  }

  private Wanted filtered(ArticleTagged article) {
    LocalDate day = article.firstSeenAt().atZone(ZoneOffset.UTC).toLocalDate();
    return first(
        "topic",
        article.topics().getFirst().id().value(),
        "source",
        article.article().source(),
        "from",
        day.minusDays(3).toString(),
        "to",
        day.plusDays(3).toString());
  }

  private static Wanted first(String... parameters) {
    return new Wanted(path(parameters), 1);
  }

  private static String path(String... parameters) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < parameters.length; i += 2) {
      pairs.add(parameters[i] + "=" + URLEncoder.encode(parameters[i + 1], UTF_8));
    }
    return pairs.stream().collect(Collectors.joining("&", "/api/articles?", ""));
  }

  private String word(ArticleTagged article) {
    String[] words =
        Arrays.stream(words(article))
            .filter(word -> word.length() >= SHORTEST_WORD)
            .toArray(String[]::new);
    return words[random.nextInt(words.length)];
  }

  private String phrase(ArticleTagged article) {
    String[] words = words(article);
    int at = random.nextInt(words.length - 1);
    return '"' + words[at] + ' ' + words[at + 1] + '"';
  }

  private static String[] words(ArticleTagged article) {
    return requireNonNull(article.article().body()).split(" ", -1);
  }
}
