package newswatch.matching.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Queries and articles of several languages made up from a few words, so that they often meet. The
 * same seed gives the same ones.
 */
public final class Generated {
  private static final List<String> ENGLISH =
      List.of("party", "parties", "claim", "claims", "claimed", "the", "sea", "agency's", "co-op");
  private static final List<String> VIETNAMESE =
      List.of("Trường", "Truong", "Sa", "sa", "biển", "đảo", "đông", "quần");
  private static final List<String> FRENCH =
      List.of("République", "republique", "été", "ete", "l'été", "îles", "mer", "Mer");
  private static final List<String> CHINESE = List.of("南海", "仲裁", "海仲", "南海仲裁", "案", "中国");
  private static final List<String> OTHER_EASTERN = List.of("한국어", "한국", "カタカナ", "タカ", "南シナ海");
  private static final List<List<String>> VOCABULARIES =
      List.of(ENGLISH, VIETNAMESE, FRENCH, CHINESE, OTHER_EASTERN);
  private static final List<String> LANGUAGES =
      List.of("en", "en-GB", "vi", "fr", "zh", "zh-Hans", "ko", "und", "");
  private static final List<String> SOURCES = List.of("Sea Times", "Le Mer", "Agency", "Sa");
  private static final List<String> COLLECTIONS = List.of("Asia", "Maritime law", "News");

  private final Random random;
  private List<String> words = ENGLISH;

  public Generated(long seed) {
    random = new Random(seed);
  }

  /** A query of nested groups, over all fields. */
  public String query() {
    words = pick(VOCABULARIES);
    return group(3);
  }

  private String group(int depth) {
    StringBuilder query = new StringBuilder();
    int clauses = 1 + random.nextInt(4);
    for (int i = 0; i < clauses; i++) {
      query.append(i == 0 ? "" : pick(" ", " ", " AND ", " OR ", " && ", " || "));
      query.append(pick("", "", "", "", "+", "-", "NOT ", "!"));
      query.append(operand(depth));
    }
    return query.toString();
  }

  private String operand(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 8)) {
      case 0 -> pick("", "", "title:", "body:", "source:") + phrase();
      case 1 -> pick("", "", "title:", "body:") + beginning(word());
      case 2 -> pick("title:", "body:") + word();
      case 3 -> pick("source:", "author:") + pick("sea", "Times", "mer", "\"le mer\"", "ti*", "Sa");
      case 4 ->
          pick("language:" + pick("en", "vi", "zh", "zh-hans", "fr"), "collection:" + collection());
      case 5, 6, 7 -> word();
      default -> "(" + group(depth - 1) + ")";
    };
  }

  private String collection() {
    return '"' + pick(COLLECTIONS).toUpperCase(Locale.ROOT) + '"';
  }

  /** Words that all differ: where one repeats, Lucene misses what its own definition allows. */
  private String phrase() {
    List<String> different = new ArrayList<>();
    for (String word : shuffled(words)) {
      if (Collections.disjoint(Form.EXACT.terms(word), terms(different))) {
        different.add(word);
      }
    }
    int count = Math.min(different.size(), 2 + random.nextInt(2));
    String slop = pick("", "", "~1", "~2", "~5");
    return '"' + String.join(" ", different.subList(0, count)) + '"' + slop;
  }

  private static List<String> terms(List<String> words) {
    return words.stream().flatMap(word -> Form.EXACT.terms(word).stream()).toList();
  }

  private List<String> shuffled(List<String> list) {
    List<String> shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static String beginning(String word) {
    String first = Form.EXACT.terms(word).getFirst();
    return (first.length() > 3 ? first.substring(0, 3) : first) + "*";
  }

  /** An article in any of the languages, its words mostly of one of them. */
  public SomeArticle article() {
    words = pick(VOCABULARIES);
    SomeArticle article =
        SomeArticle.titled(text(1 + random.nextInt(4)))
            .source(pick(SOURCES))
            .author(pick("", "Sea Mer", "Times"))
            .language(language());
    return switch (random.nextInt(6)) {
      case 0 -> article;
      case 1 -> article.summary(text(6));
      default -> article.body(text(random.nextInt(14))).summary(text(3));
    };
  }

  /** Of the feeds that carry an article. */
  public String[] collections() {
    return shuffled(COLLECTIONS).subList(0, random.nextInt(3)).toArray(String[]::new);
  }

  private @Nullable String language() {
    String language = pick(LANGUAGES);
    return language.isEmpty() ? null : language;
  }

  private String text(int count) {
    String between = words.equals(CHINESE) ? pick("", " ", "，") : " ";
    return String.join(between, IntStream.range(0, count).mapToObj(i -> word()).toList());
  }

  private String word() {
    return pick(random.nextInt(8) == 0 ? pick(VOCABULARIES) : words);
  }

  /** A number from 0 to below the bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
