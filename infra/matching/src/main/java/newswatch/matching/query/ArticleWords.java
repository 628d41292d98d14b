package newswatch.matching.query;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import newswatch.events.Article;
import newswatch.events.Field;
import org.jspecify.annotations.Nullable;

/**
 * An article to be matched by many queries: each of its texts is cut into words once, when a query
 * first asks for it. Where it has no body its summary stands in. Not safe for threads.
 */
public final class ArticleWords {
  private final List<TextPart> title;
  private final List<TextPart> body;
  private final List<TextPart> text;
  private final List<TextPart> source;
  private final List<TextPart> author;
  private final String language;
  private final List<String> collections;
  private final Map<Class<?>, Object> kept = new HashMap<>();
  private final Effort effort = new Effort();

  private ArticleWords(Article article, List<String> collections) {
    Form form = Form.of(article.language());
    this.title = List.of(new TextPart(Field.TITLE, article.title(), form));
    this.body = List.of(bodyOf(article, form));
    this.text = List.of(title.getFirst(), body.getFirst());
    this.source = List.of(new TextPart(null, article.source(), Form.EXACT));
    this.author = List.of(new TextPart(null, orEmpty(article.author()), Form.EXACT));
    this.language = folded(orEmpty(article.language()));
    this.collections = collections.stream().map(ArticleWords::folded).toList();
  }

  /**
   * @param collections of the feeds that carried it
   */
  public static ArticleWords of(Article article, List<String> collections) {
    return new ArticleWords(article, collections);
  }

  private static TextPart bodyOf(Article article, Form form) {
    String body = orEmpty(article.body());
    String summary = orEmpty(article.summary());
    return body.isBlank() && !summary.isBlank()
        ? new TextPart(Field.SUMMARY, summary, form)
        : new TextPart(Field.BODY, body, form);
  }

  /** The texts that evidence points into: the title, then the body or what stands in for it. */
  public List<ArticleText> texts() {
    return text.stream().map(TextPart::whole).toList();
  }

  /**
   * What somebody makes of this article, made once however many topics ask for it.
   *
   * @param kind what it is, and the key under which it is kept
   */
  public <T> T once(Class<T> kind, Function<? super ArticleWords, T> make) {
    T made = kind.cast(kept.get(kind));
    if (made == null) {
      made = make.apply(this);
      kept.put(kind, made);
    }
    return made;
  }

  /** The texts in which a field of words is searched, in the order in which evidence is given. */
  List<TextPart> parts(QueryField field) {
    return switch (field) {
      case TEXT -> text;
      case TITLE -> title;
      case BODY -> body;
      case SOURCE -> source;
      case AUTHOR -> author;
      case LANGUAGE, COLLECTION, TOPIC, STORY, PUBLISHED, LIKE ->
          throw new IllegalArgumentException(field.word() + " has no words");
    };
  }

  /**
   * Whether a field has this value.
   *
   * @param value as {@link #folded} gives it
   */
  boolean has(QueryField field, String value) {
    return switch (field) {
      case LANGUAGE -> language.equals(value) || language.startsWith(value + "-");
      case COLLECTION -> collections.contains(value);
      case TEXT, TITLE, BODY, SOURCE, AUTHOR, TOPIC, STORY, PUBLISHED, LIKE ->
          throw new IllegalArgumentException(field.word() + " has no value here");
    };
  }

  /** The folded language; empty where it is not known. */
  public String language() {
    return language;
  }

  /** The folded names of the collections. */
  List<String> collections() {
    return collections;
  }

  /** What the query costs that is asked at present. */
  Effort effort() {
    return effort;
  }

  static String folded(String value) {
    return Normalizer.normalize(value.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
