package newswatch.local.handin;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Articles that are handed in with one request. Its lines are counted from 1, as the console counts
 * them. Not for several threads.
 */
final class Parcel {
  static final int MOST_LINES = 500;

  /** In bytes; a single article may be larger. */
  static final int LARGEST = 4 << 20;

  private final List<Item.Article> articles;
  private final Set<Integer> refused = new HashSet<>();
  private long size;

  Parcel() {
    this(List.of());
  }

  private Parcel(List<Item.Article> articles) {
    this.articles = new ArrayList<>(articles);
    this.size = articles.stream().mapToLong(article -> article.json().length + 1L).sum();
  }

  boolean holds(Item.Article another) {
    return articles.isEmpty()
        || (articles.size() < MOST_LINES && size + another.json().length < LARGEST);
  }

  void add(Item.Article article) {
    articles.add(article);
    size += article.json().length + 1L;
  }

  boolean isEmpty() {
    return articles.isEmpty();
  }

  int lines() {
    return articles.size();
  }

  /** Where a line came from; answers a range for a line that is not there. */
  String where(int line) {
    return line >= 1 && line <= articles.size()
        ? articles.get(line - 1).where()
        : articles.getFirst().where() + " or after it";
  }

  byte[] body() {
    ByteArrayOutputStream body = new ByteArrayOutputStream((int) size);
    for (Item.Article article : articles) {
      body.writeBytes(article.json());
      body.write('\n');
    }
    return body.toByteArray();
  }

  /** Answers whether this is news. */
  boolean refuse(int line) {
    return refused.add(line);
  }

  int refused() {
    return refused.size();
  }

  /** Two halves of one with several lines. */
  List<Parcel> halves() {
    int middle = articles.size() / 2;
    return List.of(
        new Parcel(articles.subList(0, middle)),
        new Parcel(articles.subList(middle, articles.size())));
  }
}
