package newswatch.bench.stored;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.events.Article;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.query.CompiledQuery;
import newswatch.matching.query.Match;
import newswatch.matching.query.Parsed;
import newswatch.matching.query.QueryLanguage;

/** The queries and articles that were made to cost Newswatch most. */
final class CostlyQueries {
  private static final int TIMES = 25;
  private static final double MILLION = 1e6;

  private CostlyQueries() {}

  /**
   * One of them, in milliseconds of processor time; the longest of all times, the first of which
   * meets code that is not compiled.
   *
   * @param parseMillis in which it was read or rejected
   * @param matchMillis over the article, whose words had been cut
   * @param cutMillis in which the article's words were cut
   */
  record Costly(
      String name, String ended, double parseMillis, double matchMillis, double cutMillis) {}

  static List<Costly> measured() {
    nothing(); // Loads what cuts words: no service is asked anything before that.
    String letters = article("a x b x ");
    List<Costly> all = new ArrayList<>();
    all.add(measured("5,000 clauses", "a ".repeat(5_000), "a"));
    all.add(measured("4,096 clauses", "a ".repeat(4_096), "a"));
    all.add(measured("parentheses 1,000 deep", "(".repeat(1_000) + "a" + ")".repeat(1_000), "a"));
    all.add(measured("a leading wildcard", "a AND *a*", "a"));
    all.add(measured("a regular expression", "a /(.*)*x/", "a"));
    all.add(measured("a query of 1 MB", "a".repeat(1_000_000), "a"));
    all.add(measured("a phrase of 4,000 words", '"' + "a ".repeat(4_000) + '"', "a"));
    all.add(measured("8,000 Chinese characters", "南".repeat(8_000), "a"));
    all.add(measured("700 phrases that never fit", "\"a b\" ".repeat(1_000), letters));
    all.add(measured("700 near phrases", many(i -> "\"b a\"~" + i % 2 + " "), letters));
    all.add(
        measured(
            "phrases of 61 words that fail at the last",
            many(_ -> "\"" + "a ".repeat(60) + "b\" "),
            article("a ".repeat(59) + "b ")));
    all.add(
        measured(
            "64 equal words near each other, a word repeated 260,000 times",
            many(i -> "\"" + "a ".repeat(64) + "\"~" + (1_000 - i) + " "),
            article("a ")));
    all.add(
        measured(
            "64 equal words that stand too far apart",
            many(i -> "\"" + "a ".repeat(64) + "\"~" + (1_000 - i) + " "),
            article("a " + "x ".repeat(20))));
    all.add(
        measured(
            "near phrases of 26 words, one after the other in the text",
            many(
                i ->
                    "\"a b c d e f g h i j k l m n o p q r s t u v w x y z\"~" + (1_000 - i) + " "),
            runs()));
    all.add(
        measured(
            "1,024 prefixes of two letters",
            IntStream.range(0, 1_024)
                .mapToObj(i -> twoLetters(i) + "* ")
                .collect(Collectors.joining()),
            randomWords()));
    all.add(
        measured(
            "1,000 prefixes of words that all begin so, none further",
            "abab* ".repeat(1_000),
            IntStream.range(0, 90_000).mapToObj(i -> "aba" + i).collect(Collectors.joining(" "))));
    all.add(
        measured(
            "evidence as long as the article",
            many(i -> "\"a b\"~" + (999 - i % 900) + " "),
            article("a " + ("x".repeat(250) + " ").repeat(900) + "b ")));
    return all;
  }

  private static String many(IntFunction<String> part) {
    StringBuilder query = new StringBuilder();
    for (int i = 0; query.length() + part.apply(i).length() <= QueryLanguage.MAX_LENGTH; i++) {
      query.append(part.apply(i));
    }
    return query.toString();
  }

  private static String article(String repeated) {
    return repeated.repeat(Article.MAX_BODY_BYTES / repeated.length());
  }

  private static String twoLetters(int number) {
    return "" + (char) ('a' + number % 26) + (char) ('a' + number / 26 % 26);
  }

  private static String runs() {
    return IntStream.range(0, 260_000)
        .mapToObj(i -> Character.toString('a' + i / 1_100 % 26))
        .collect(Collectors.joining(" "));
  }

  private static String randomWords() {
    Random random = new Random(4);
    return IntStream.range(0, 104_000)
        .mapToObj(_ -> twoLetters(random.nextInt(676)) + twoLetters(random.nextInt(676)))
        .collect(Collectors.joining(" "));
  }

  private static Costly measured(String name, String query, String body) {
    double parse = 0;
    double match = 0;
    double cut = 0;
    String ended = "";
    for (int i = 0; i < TIMES; i++) {
      long began = now();
      Parsed parsed = QueryLanguage.TOPICS.parse(query);
      parse = Math.max(parse, since(began));
      switch (parsed) {
        case Parsed.Rejected rejected -> ended = "rejected at position " + rejected.position();
        case Parsed.Understood understood -> {
          CompiledQuery compiled = CompiledQuery.of(understood.query());
          ArticleWords words = ArticleWords.of(StoredCorpus.article(0, "t", body), List.of());
          began = now();
          nothing().match(words);
          cut = Math.max(cut, since(began));
          began = now();
          ended =
              switch (compiled.match(words)) {
                case Match.Found _ -> "found";
                case Match.NotFound _ -> "not found";
                case Match.GivenUp _ -> "given up";
              };
          match = Math.max(match, since(began));
        }
      }
    }
    return new Costly(name, ended, parse, match, cut);
  }

  private static CompiledQuery nothing() {
    return switch (QueryLanguage.TOPICS.parse("\"nothing such\" nowhere")) {
      case Parsed.Understood understood -> CompiledQuery.of(understood.query());
      case Parsed.Rejected rejected -> throw new IllegalStateException(rejected.problem());
    };
  }

  private static double since(long began) {
    return (now() - began) / MILLION;
  }

  /** Nanoseconds of processor time, which others on the machine do not lengthen. */
  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
