package newswatch.bench.indexing;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import newswatch.bench.stored.StoredCorpus;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.DocumentVersion;
import newswatch.events.Evidence;
import newswatch.events.FeedId;
import newswatch.events.Field;
import newswatch.events.Origin;
import newswatch.events.StoryId;
import newswatch.events.Tag;
import newswatch.events.TopicId;

/**
 * Tagged articles, always the same ones, each made when it is asked for. Of a hundred one comes
 * twice and another one comes again later as its second revision, under another title; of a
 * thousand one can never be stored.
 */
public final class IndexingCorpus {
  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  /** All fall into one index. */
  private static final Duration SPAN = Duration.ofDays(28);

  private static final FeedId FEED = FeedId.ofAddress(URI.create("https://bench.example/feed"));
  private static final int TOPICS = 20;
  private static final int SOURCES = 200;

  /** How many others come between an article and its second revision. */
  private static final int LATER = 500;

  /** Longer than a term of the index can be, in characters. */
  private static final int TOO_LONG = 40_000;

  private final StoredCorpus words = new StoredCorpus();
  private final String name;
  private final long seed;
  private final int articles;

  /**
   * @param name tells its articles from those of other ones
   * @param seed of the draws
   */
  public IndexingCorpus(String name, long seed, int articles) {
    this.name = name;
    this.seed = seed;
    this.articles = articles;
  }

  /** Gives all records, in the order in which they are sent. */
  public void each(Consumer<ArticleTagged> record) {
    for (int number = 0; number < articles + LATER; number++) {
      if (number < articles) {
        ArticleTagged article = article(number);
        record.accept(article);
        if (comesTwice(number)) {
          record.accept(article);
        }
      }
      int earlier = number - LATER;
      if (earlier >= 0 && isRevised(earlier)) {
        record.accept(revised(earlier));
      }
    }
  }

  /** How many records there are. */
  public int records() {
    return articles + count(IndexingCorpus::comesTwice) + revisions();
  }

  /** How many documents there are once all is stored. */
  public int documents() {
    return articles - unstorable();
  }

  /** Of how many the second revision is to be stored. */
  public int revisions() {
    return count(IndexingCorpus::isRevised);
  }

  /** How many can never be stored. */
  public int unstorable() {
    return count(IndexingCorpus::isUnstorable);
  }

  private int count(IntPredicate such) {
    return (int) IntStream.range(0, articles).filter(such).count();
  }

  private static boolean comesTwice(int number) {
    return number % 100 == 50;
  }

  private static boolean isRevised(int number) {
    return number % 100 == 51;
  }

  /** Whether an article can never be stored. */
  public static boolean isUnstorable(int number) {
    return number % 1_000 == 999;
  }

  /** The first revision of an article. */
  public ArticleTagged article(int number) {
    Random random = new Random(seed * 1_000_003 + number);
    Article drawn = words.another(random);
    URI url = URI.create("https://bench.example/" + name + "/" + number);
    Instant seen = BEGIN.plus(SPAN.multipliedBy(number).dividedBy(articles));
    return tagged(
        new Article(
            ArticleId.ofAddress(url),
            url,
            drawn.title(),
            null,
            drawn.body(),
            false,
            null,
            "Bench " + random.nextInt(SOURCES),
            "en",
            seen.minusSeconds(random.nextInt(3_600))),
        isUnstorable(number) ? "x".repeat(TOO_LONG) : "bench",
        seen,
        1,
        tags(requireNonNull(drawn.body()), random));
  }

  private ArticleTagged revised(int number) {
    ArticleTagged first = article(number);
    Article was = first.article();
    return tagged(
        new Article(
            was.id(),
            was.url(),
            words.another(new Random(-number)).title(),
            null,
            was.body(),
            false,
            null,
            was.source(),
            was.language(),
            was.publishedAt()),
        first.collections().getFirst(),
        first.firstSeenAt(),
        2,
        first.topics());
  }

  private static ArticleTagged tagged(
      Article article, String collection, Instant seen, int revision, List<Tag> tags) {
    return new ArticleTagged(
        article,
        List.of(FEED),
        List.of(collection),
        Origin.LIVE,
        seen,
        seen,
        revision,
        DocumentVersion.of(revision, TOPICS),
        tags,
        StoryId.ofFirst(article.id()));
  }

  /** One or two, each with two words as evidence and the sentence they stand in. */
  private static List<Tag> tags(String body, Random random) {
    List<Tag> tags = new ArrayList<>();
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      int begin = body.indexOf(' ', random.nextInt(body.length() / 2)) + 1;
      int between = body.indexOf(' ', begin);
      int end = body.indexOf(' ', between + 1);
      int sentence = Math.min(body.length(), begin + 150);
      tags.add(
          new Tag(
              new TopicId("topic-" + (random.nextInt(TOPICS / 2) * 2 + i)),
              1,
              0.5 + random.nextInt(50) / 100.0,
              List.of(evidence(body, begin, between), evidence(body, between + 1, end)),
              new Evidence(Field.BODY, begin, sentence, body.substring(begin, sentence))));
    }
    return tags;
  }

  private static Evidence evidence(String body, int start, int end) {
    String text = body.substring(start, end);
    return new Evidence(Field.BODY, start, end, text, text);
  }
}
