package newswatch.bench.stored;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import newswatch.events.Article;
import newswatch.events.ArticleId;

/**
 * Articles and queries made up from words whose frequency falls with their rank, as Zipf's law has
 * it; always the same ones.
 */
public final class StoredCorpus {
  /** How many articles there are. */
  public static final int ARTICLES = 2_000;

  private static final int TITLE_WORDS = 10;
  private static final int BODY_WORDS = 290;
  private static final int VOCABULARY = 20_000;

  /** The most frequent words are asked for by nobody. */
  private static final int FIRST_ASKED = 100;

  private static final int BEGINNING_LETTERS = 5;
  private static final String[] SYLLABLES = {
    "ba", "co", "de", "fi", "gra", "hu", "in", "ke", "lo", "mi", "na", "or", "pre", "re", "sta",
    "tu", "ver", "wa", "ze", "ce", "mu", "no"
  };
  private static final String[] ENDINGS = {"n", "r", "s", "t", "l", "nd", "rk", "st", "ng", ""};

  private final List<String> vocabulary = vocabulary();
  private final List<int[]> texts = new ArrayList<>();
  private final List<Article> articles = new ArrayList<>();

  /** Makes the articles. */
  public StoredCorpus() {
    Random random = new Random(2);
    for (int number = 0; number < ARTICLES; number++) {
      int[] ranks = random.doubles(TITLE_WORDS + BODY_WORDS).mapToInt(StoredCorpus::rank).toArray();
      texts.add(ranks);
      articles.add(
          article(number, text(ranks, 0, TITLE_WORDS), text(ranks, TITLE_WORDS, ranks.length)));
    }
  }

  /** A rank whose logarithm is uniform has a frequency that falls with the rank. */
  private static int rank(double uniform) {
    return (int) Math.pow(VOCABULARY, uniform) - 1;
  }

  private static List<String> vocabulary() {
    Random random = new Random(1);
    Set<String> known = new HashSet<>();
    List<String> words = new ArrayList<>();
    while (words.size() < VOCABULARY) {
      // As in real text, the frequent words are the short ones.
      int syllables = words.size() < 100 ? 1 : 2 + random.nextInt(words.size() < 1_000 ? 1 : 3);
      StringBuilder word = new StringBuilder();
      for (int i = 0; i < syllables; i++) {
        word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
      word.append(ENDINGS[random.nextInt(ENDINGS.length)]);
      if (known.add(word.toString())) {
        words.add(word.toString());
      }
    }
    return words;
  }

  private String text(int[] ranks, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i == from ? "" : " ").append(vocabulary.get(ranks[i]));
    }
    return text.toString();
  }

  /** An article of the same kind that is not among these, as the draws have it. */
  public Article another(Random random) {
    int[] ranks = random.doubles(TITLE_WORDS + BODY_WORDS).mapToInt(StoredCorpus::rank).toArray();
    return article(
        texts.size(), text(ranks, 0, TITLE_WORDS), text(ranks, TITLE_WORDS, ranks.length));
  }

  /** An article in English. */
  static Article article(int number, String title, String body) {
    return new Article(
        new ArticleId("%032x".formatted(number)),
        null,
        title,
        null,
        body,
        false,
        null,
        "Bench",
        "en",
        null);
  }

  /** The articles, 10 words in the title and 290 in the body. */
  public List<Article> articles() {
    return List.copyOf(articles);
  }

  /** Queries of the rank 100 and beyond; those of a longer list begin with those of a shorter. */
  public List<String> queries(Workload workload) {
    Random random = new Random(3);
    List<String> queries = new ArrayList<>();
    for (int number = 0; number < workload.queries(); number++) {
      queries.add(query(random, workload.shape() == Workload.Shape.MIXED ? number % 100 : 99));
    }
    return queries;
  }

  private String query(Random random, int of100) {
    if (of100 == 0) {
      return "language:en NOT " + word(random);
    }
    String needed;
    if (of100 <= 2) {
      String word = word(random);
      needed = word.substring(0, Math.min(BEGINNING_LETTERS, word.length())) + "*";
    } else if (of100 <= 32) {
      needed = phrase(random);
    } else {
      needed = word(random);
    }
    return "(%s OR %s) AND %s NOT %s".formatted(word(random), word(random), needed, word(random));
  }

  private String word(Random random) {
    return vocabulary.get(random.nextInt(FIRST_ASKED, VOCABULARY));
  }

  /** Two words that stand side by side in some article, so that phrases do match. */
  private String phrase(Random random) {
    while (true) {
      int[] text = texts.get(random.nextInt(texts.size()));
      int at = random.nextInt(TITLE_WORDS, text.length - 1);
      if (text[at] >= FIRST_ASKED && text[at + 1] >= FIRST_ASKED) {
        return '"' + text(text, at, at + 2) + '"';
      }
    }
  }
}
