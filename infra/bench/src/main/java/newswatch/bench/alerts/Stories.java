package newswatch.bench.alerts;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import newswatch.bench.stored.StoredCorpus;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import org.jspecify.annotations.Nullable;

/** Makes articles of 300 words that have names of their own, so that each is a story. */
final class Stories {
  private static final int PARAGRAPHS = 3;
  private static final int SENTENCE = 20;

  private final StoredCorpus corpus;
  private final Wants wants;
  private final String name;
  private final Random random;
  private int made;
  private int planted;

  /**
   * @param name tells its articles from those of others
   */
  Stories(StoredCorpus corpus, Wants wants, String name, long seed) {
    this.corpus = corpus;
    this.wants = wants;
    this.name = name;
    this.random = new Random(seed);
  }

  /** So many, of which every second one is planted for one subscription after the other. */
  List<Story> steady(int count) {
    List<Story> stories = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stories.add(i % 2 == 0 ? planted() : story(null));
    }
    return stories;
  }

  /** So many, each planted for one subscription after the other. */
  List<Story> allPlanted(int count) {
    List<Story> stories = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stories.add(planted());
    }
    return stories;
  }

  /** So many that nobody has planted anything in. */
  List<Story> plain(int count) {
    List<Story> stories = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stories.add(story(null));
    }
    return stories;
  }

  /** One that this subscription is to be told of. */
  Story plantedFor(Wants.Subscription subscription) {
    return story(subscription.word());
  }

  private Story planted() {
    List<Wants.Subscription> all = wants.subscriptions();
    return story(all.get(planted++ % all.size()).word());
  }

  private Story story(@Nullable String plant) {
    int number = made++;
    Article drawn = corpus.another(random);
    String[] words = requireNonNull(drawn.body()).split(" ", -1);
    String who = "Zw" + name + Wants.code(number) + "o";
    String where = "Wz" + Wants.code(number) + name + "i";
    int length = words.length / PARAGRAPHS;
    List<String> paragraphs = new ArrayList<>();
    for (int i = 0; i < PARAGRAPHS; i++) {
      String[] part = Arrays.copyOfRange(words, i * length, (i + 1) * length);
      part[1 + random.nextInt(SENTENCE - 2)] = who;
      part[SENTENCE + 1 + random.nextInt(SENTENCE - 2)] = where;
      if (plant != null && i == 0) {
        part[2 * SENTENCE + 1 + random.nextInt(SENTENCE - 2)] = plant;
      }
      paragraphs.add(sentences(part));
    }
    String title = who + " " + drawn.title() + " " + where;
    URI link = URI.create("http://127.0.4.1/%s/%06d".formatted(name, number));
    Article article =
        new Article(
            ArticleId.ofAddress(link),
            link,
            title,
            null,
            String.join("\n\n", paragraphs),
            false,
            null,
            "Bench",
            "en",
            null);
    return new Story(link, title, paragraphs, plant, wants.askers(article));
  }

  private static String sentences(String[] words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.length; i++) {
      boolean first = i % SENTENCE == 0;
      text.append(i == 0 ? "" : first ? ". " : " ");
      text.append(
          first ? Character.toUpperCase(words[i].charAt(0)) + words[i].substring(1) : words[i]);
    }
    return text.append('.').toString();
  }
}
