package newswatch.bench.walk;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import newswatch.bench.stored.StoredCorpus;
import newswatch.bench.stored.Workload;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.ArticleSeen;
import newswatch.events.FeedId;
import newswatch.events.Origin;
import newswatch.events.Topic;
import newswatch.events.TopicId;

/**
 * Sightings and topics for a walk, always the same ones. Of ten articles seven are of their own,
 * two tell what an earlier one told in the same words under another title, and one is an earlier
 * one seen in another feed.
 */
final class WalkCorpus {
  private static final FeedId FEED = FeedId.ofAddress(URI.create("https://bench.example/feed"));
  private static final FeedId OTHER = FeedId.ofAddress(URI.create("https://other.example/feed"));
  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  private final StoredCorpus words = new StoredCorpus();
  private final Random random;
  private final String name;
  private final List<ArticleSeen> sightings = new ArrayList<>();

  /**
   * @param name tells its articles from those of other ones
   * @param seed of the draws
   */
  WalkCorpus(String name, long seed, int count) {
    this.name = name;
    this.random = new Random(seed);
    for (int number = 0; number < count; number++) {
      sightings.add(next(number));
    }
  }

  /** In the order in which they are sent. */
  List<ArticleSeen> sightings() {
    return List.copyOf(sightings);
  }

  /** How often there is something to tell: a new article, or a further feed of one. */
  long tellings() {
    return sightings.stream()
        .map(seen -> seen.article().id() + " " + seen.feeds())
        .distinct()
        .count();
  }

  /** Those that show an article for the first time. */
  List<ArticleSeen> firstSightings() {
    Set<ArticleId> known = new HashSet<>();
    return sightings.stream().filter(seen -> known.add(seen.article().id())).toList();
  }

  /** Topics whose queries have the shapes of the matching measurement. */
  static List<Topic> topics(int count) {
    List<Topic> topics = new ArrayList<>();
    for (String query : new StoredCorpus().queries(new Workload(count, Workload.Shape.MIXED))) {
      String id = "topic-" + topics.size();
      topics.add(new Topic(new TopicId(id), id, null, query, null, 0, 1, null, false));
    }
    return topics;
  }

  /** With names, figures and sentences, as reports have them. */
  private String told(String words) {
    String[] all = words.split(" ", -1);
    for (int i = 0; i < all.length; i++) {
      if (i % 20 == 0 || i % 13 < 2) {
        all[i] = Character.toUpperCase(all[i].charAt(0)) + all[i].substring(1);
      } else if (i % 29 == 7) {
        all[i] = Integer.toString(random.nextInt(2_000));
      }
      if (i % 20 == 19) {
        all[i] += ".";
      }
    }
    return String.join(" ", all);
  }

  private ArticleSeen next(int number) {
    if (number >= 10 && number % 10 == 9) {
      ArticleSeen earlier = sightings.get(random.nextInt(sightings.size()));
      return new ArticleSeen(
          earlier.article(), List.of(OTHER), List.of(), Origin.LIVE, BEGIN.plusSeconds(number));
    }
    boolean reprint = number >= 10 && number % 10 >= 7;
    Article made = words.another(random);
    String body =
        reprint
            ? requireNonNull(sightings.get(random.nextInt(sightings.size())).article().body())
            : told(requireNonNull(made.body()));
    URI url = URI.create("https://bench.example/" + name + "/" + number);
    Article article =
        new Article(
            ArticleId.ofAddress(url),
            url,
            told(made.title()),
            null,
            body,
            false,
            null,
            "Bench",
            "en",
            BEGIN.plusSeconds(number));
    return new ArticleSeen(
        article, List.of(FEED), List.of("bench"), Origin.LIVE, BEGIN.plusSeconds(number));
  }
}
