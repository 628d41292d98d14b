package newswatch.classify.story;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.Sketch;

/**
 * Measures how many articles a second one thread places while the window is full, and what a
 * telling takes: {@code PlacementSpeed [tellings]...}. The articles are generated: 300 words from a
 * Zipf distribution, names and numbers; of ten, six are new, two reprints and two reworded.
 */
final class PlacementSpeed {
  private static final int VOCABULARY = 200_000;
  private static final int WORDS = 300;
  private static final int MEASURED = 20_000;
  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  private final Random random = new Random(7);
  private final double[] zipf = new double[VOCABULARY];
  private final List<Article> recent = new ArrayList<>();
  private int articles;

  private PlacementSpeed() {
    double sum = 0;
    for (int i = 0; i < VOCABULARY; i++) {
      sum += 1 / Math.pow(i + 10, 1.05);
      zipf[i] = sum;
    }
  }

  static void main(String[] sizes) {
    for (String size : sizes.length == 0 ? new String[] {"100000"} : sizes) {
      new PlacementSpeed().measure(Integer.parseInt(size));
    }
  }

  private void measure(int most) {
    long before = used();
    Window window = new Window(most);
    Stories stories = new Stories(window, Duration.ofDays(7));
    long begun = cpu();
    long sketching = 0;
    while (!window.isFull()) {
      sketching += place(stories, window, next());
    }
    long filled = cpu() - begun;
    long held = used() - before;
    List<Said> ready = IntStream.range(0, MEASURED).mapToObj(_ -> said(next())).toList();
    long[] took = new long[MEASURED];
    int joined = 0;
    for (int i = 0; i < MEASURED; i++) {
      long start = cpu();
      joined += place(stories, window, ready.get(i)) ? 1 : 0;
      took[i] = cpu() - start;
    }
    double seconds = Arrays.stream(took).sum() / 1e9;
    Arrays.sort(took);
    System.out.printf(
        "%,d tellings: %,.0f articles/s placed, median %.0f us, p99 %.0f us, longest %.1f ms;"
            + " %.0f%% joined a story; %,d bytes a telling; sketches %.0f us each, %d bytes;"
            + " filled in %.0f s%n",
        window.size(),
        MEASURED / seconds,
        took[MEASURED / 2] / 1e3,
        took[MEASURED * 99 / 100] / 1e3,
        took[MEASURED - 1] / 1e6,
        100.0 * joined / MEASURED,
        held / window.size(),
        sketching / 1e3 / articles,
        ready.stream().mapToInt(said -> said.sketch().data().length()).sum() / MEASURED,
        filled / 1e9);
  }

  private record Said(ArticleId id, Instant at, Sketch sketch) {}

  private static Said said(Article article) {
    Instant at = article.publishedAt() == null ? BEGIN : article.publishedAt();
    return new Said(article.id(), at, Reading.of(article, at).sketch());
  }

  private static long place(Stories stories, Window window, Article article) {
    long start = cpu();
    Said said = said(article);
    long sketched = cpu() - start;
    place(stories, window, said);
    return sketched;
  }

  private static boolean place(Stories stories, Window window, Said said) {
    Features features = Features.of(said.sketch());
    Stories.Place place = stories.find(said.id(), features, said.at());
    if (place.telling()) {
      if (window.isFull()) {
        window.removeOldest();
      }
      window.add(0, place.story(), said.at(), said.at(), features);
    }
    return !place.first();
  }

  private Article next() {
    int number = articles++;
    int kind = number % 10;
    Article article =
        recent.size() < 100 || kind < 6
            ? article(number, words(this::word))
            : retold(number, recent.get(random.nextInt(recent.size())), kind < 8 ? 0.05 : 0.6);
    if (kind < 6) {
      if (recent.size() == 1_000) {
        recent.remove(random.nextInt(recent.size()));
      }
      recent.add(article);
    }
    return article;
  }

  /** Names and numbers stay, for they tell the event. */
  private Article retold(int number, Article other, double changed) {
    String[] words = String.valueOf(other.body()).split(" ", -1);
    return article(
        number,
        words(
            i ->
                Character.isLowerCase(words[i].charAt(0)) && random.nextDouble() < changed
                    ? word(i)
                    : words[i]));
  }

  private static String words(IntFunction<String> word) {
    return IntStream.range(0, WORDS).mapToObj(word).collect(Collectors.joining(" "));
  }

  private Article article(int number, String body) {
    return new Article(
        ArticleId.ofAddress(URI.create("https://news.example/" + number)),
        null,
        body.substring(0, body.indexOf(' ', 60)),
        null,
        body,
        false,
        null,
        "Source",
        "en",
        BEGIN.plusSeconds(number / 10));
  }

  private String word(int place) {
    if (place % 40 == 39) {
      return Integer.toString(random.nextInt(3_000));
    }
    int found = Arrays.binarySearch(zipf, random.nextDouble() * zipf[VOCABULARY - 1]);
    int rank = found < 0 ? -found - 1 : found;
    String letters = Integer.toString(rank * 31 + 7, 26);
    StringBuilder word = new StringBuilder();
    letters.chars().forEach(c -> word.append((char) (c <= '9' ? 'a' + c - '0' : c + 10)));
    String form = word.append("ou").toString();
    return place % 12 == 11 ? Character.toUpperCase(form.charAt(0)) + form.substring(1) : form;
  }

  /** The thread's own time on a core: others may run beside it. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
