package newswatch.classify.story;

import static java.util.Objects.requireNonNull;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.classify.story.Features.Kind;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.EventJson;
import newswatch.events.Sketch;
import newswatch.events.StoryId;

/**
 * Measures how many articles a second one thread places while the window is full, and what a
 * telling takes: {@code PlacementSpeed [tellings]...}. Times are the thread's own on a core.
 *
 * <p>The window is filled with tellings whose terms are drawn from the distribution of the words of
 * articles. The articles are generated: 300 words from a Zipf distribution, names and numbers; of
 * ten, six are new, two reprints and two reworded.
 */
final class PlacementSpeed {
  private static final int VOCABULARY = 200_000;
  private static final int WORDS = 300;
  private static final int MEASURED = 10_000;
  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  private final Random random = new Random(7);
  private final double[] zipf = new double[VOCABULARY];
  private final int[] terms = new int[VOCABULARY];
  private final List<Article> recent = new ArrayList<>();
  private int articles;

  private PlacementSpeed() {
    double sum = 0;
    for (int i = 0; i < VOCABULARY; i++) {
      sum += 1 / Math.pow(i + 10, 1.05);
      zipf[i] = sum;
      terms[i] = Features.hash(word(i, false));
    }
  }

  static void main(String[] sizes) {
    for (String size : sizes.length == 0 ? new String[] {"100000"} : sizes) {
      new PlacementSpeed().measure(Integer.parseInt(size));
    }
  }

  private record Said(ArticleId id, Instant at, Sketch sketch) {}

  private void measure(int most) {
    long before = used();
    Window window = new Window(most);
    Stories stories = new Stories(window, Duration.ofDays(7));
    while (!window.isFull()) {
      tell(window, StoryId.ofFirst(id(-1 - window.size())), BEGIN, drawn());
    }
    long bytes = (used() - before) / window.size();
    long sketching = cpu();
    List<Said> ready = IntStream.range(0, MEASURED).mapToObj(_ -> said(next())).toList();
    sketching = cpu() - sketching;
    long[] took = new long[MEASURED];
    int joined = 0;
    for (int i = 0; i < MEASURED; i++) {
      long start = cpu();
      joined += place(stories, window, ready.get(i)) ? 1 : 0;
      took[i] = cpu() - start;
    }
    long all = Arrays.stream(took).sum();
    Arrays.sort(took);
    System.out.printf(
        "%,d tellings of %,d bytes: %,.0f articles/s placed, median %.0f us, p99 %.0f us; %.0f%%"
            + " joined a story; with their texts made, %.0f us a sketch of %d characters;"
            + " %,.0f tellings/s read back%n",
        window.size(),
        bytes,
        1e9 * MEASURED / all,
        took[MEASURED / 2] / 1e3,
        took[MEASURED * 99 / 100] / 1e3,
        100.0 * joined / MEASURED,
        sketching / 1e3 / MEASURED,
        ready.stream().mapToInt(said -> said.sketch().data().length()).sum() / MEASURED,
        readBack(ready));
  }

  private static boolean place(Stories stories, Window window, Said said) {
    Features features = Features.of(said.sketch());
    Stories.Place place = stories.find(said.id(), features, said.at());
    if (place.telling()) {
      window.removeOldest();
      tell(window, place.story().id(), said.at(), features);
    }
    return !place.first();
  }

  private static void tell(Window window, StoryId story, Instant at, Features said) {
    window.add(0, window.story(story), at, at, said);
  }

  /** In tellings a second. */
  private static double readBack(List<Said> ready) {
    List<byte[]> stored =
        ready.stream()
            .map(
                said ->
                    new Telling(StoryId.ofFirst(said.id()), said.at(), said.at(), said.sketch()))
            .map(EventJson::write)
            .toList();
    Window window = new Window(MEASURED);
    long begun = cpu();
    for (byte[] bytes : stored) {
      Telling telling = EventJson.read(bytes, Telling.class);
      tell(window, telling.story(), telling.toldAt(), Features.of(telling.sketch()));
    }
    return 1e9 * MEASURED / (cpu() - begun);
  }

  private static Said said(Article article) {
    return new Said(article.id(), BEGIN, Sketches.of(article, BEGIN));
  }

  /** What a telling says whose words are drawn as those of articles are. */
  private Features drawn() {
    TreeMap<Integer, Byte> said = new TreeMap<>();
    while (said.size() < Features.TERMS) {
      Kind kind = random.nextInt(5) == 0 ? Kind.NAME : Kind.WORD;
      said.put(terms[rank()], Features.mark(1 + random.nextDouble(), kind, random.nextInt(3) == 0));
    }
    int[] hashes = said.keySet().stream().mapToInt(Integer::intValue).toArray();
    byte[] marks = new byte[hashes.length];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = requireNonNull(said.get(hashes[i]));
    }
    return new Features(hashes, marks, drawn(Features.OPENING), drawn(Features.PASSAGES));
  }

  private int[] drawn(int passages) {
    return random.ints(passages).sorted().toArray();
  }

  private Article next() {
    int number = articles++;
    int kind = number % 10;
    if (kind >= 6 && !recent.isEmpty()) {
      Article other = recent.get(random.nextInt(recent.size()));
      return retold(number, other, kind < 8 ? 0.05 : 0.6);
    }
    Article article = article(number, words(this::word));
    recent.add(article);
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

  private static Article article(int number, String body) {
    String title = body.substring(0, body.indexOf(' ', 60));
    return new Article(id(number), null, title, null, body, false, null, "Source", "en", BEGIN);
  }

  private static ArticleId id(int number) {
    return ArticleId.ofAddress(URI.create("https://news.example/" + number));
  }

  private String word(int place) {
    return place % 40 == 39
        ? Integer.toString(random.nextInt(3_000))
        : word(rank(), place % 12 == 11);
  }

  private int rank() {
    int found = Arrays.binarySearch(zipf, random.nextDouble() * zipf[VOCABULARY - 1]);
    return Math.min(found < 0 ? -found - 1 : found, VOCABULARY - 1);
  }

  /** A word of letters alone that no stemmer shortens. */
  private static String word(int rank, boolean capital) {
    StringBuilder word = new StringBuilder();
    for (int left = rank + 26; left > 0; left /= 26) {
      word.append((char) ((capital && word.isEmpty() ? 'A' : 'a') + left % 26));
    }
    return word.append("ou").toString();
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
