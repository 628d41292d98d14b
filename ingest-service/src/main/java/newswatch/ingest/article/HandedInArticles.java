package newswatch.ingest.article;

import static newswatch.ingest.article.ArticleFields.MAX_LINE;
import static newswatch.ingest.article.ArticleFields.MAX_SUMMARY;
import static newswatch.ingest.article.ArticleFields.absentIfBlank;
import static newswatch.ingest.article.ArticleFields.cut;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.Digest;
import newswatch.events.HandedIn;
import newswatch.ingest.language.LanguageDetector;
import org.jspecify.annotations.Nullable;

/**
 * Makes articles of what people hand in. Its text is plain by contract, so signs that look like
 * HTML are kept as they are.
 */
public final class HandedInArticles {
  private static final Pattern WEB = Pattern.compile("\\s*https?://.*", Pattern.DOTALL);
  private static final String NOBODY = "import";
  private static final int SHOWN = 100;

  /** Beyond these years other services could not read the time. */
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final LanguageDetector languages;

  /** Where nobody names a language, the text tells. */
  public HandedInArticles(LanguageDetector languages) {
    this.languages = languages;
  }

  /** The article that was handed in, or why it is none. */
  public Taken of(HandedIn given) {
    Optional<URI> address = ArticleAddress.of(given.url());
    String url = given.url();
    if (url != null && !url.isBlank() && address.isEmpty() && !WEB.matcher(url).matches()) {
      return new Taken.Refused(
          "its url is no http or https address: '%s'"
              .formatted(cut(PlainText.lineOfText(url), SHOWN)));
    }
    Instant published = given.publishedAt();
    if (published != null && (published.isBefore(FIRST) || published.isAfter(LAST))) {
      return new Taken.Refused("its publishedAt lies outside the years 1900 to 9999");
    }
    String title = cut(PlainText.lineOfText(given.title()), MAX_LINE);
    String teaser = PlainText.ofText(given.summary());
    String text = PlainText.ofText(given.body());
    String body = text.isEmpty() ? teaser : text;
    if (title.isEmpty() && body.isEmpty()) {
      return new Taken.Refused("it has neither a title nor a body that can be read");
    }
    return new Taken.Accepted(article(given, address, title, teaser, body, text.isEmpty()));
  }

  private Article article(
      HandedIn given,
      Optional<URI> address,
      String title,
      String teaser,
      String body,
      boolean teaserIsBody) {
    String kept = Article.bodyOf(body);
    return new Article(
        id(given, address, title, body),
        address.orElse(null),
        title,
        teaserIsBody || body.startsWith(teaser) ? null : cut(teaser, MAX_SUMMARY),
        absentIfBlank(kept),
        given.truncated() || kept.length() < body.length(),
        absentIfBlank(cut(PlainText.lineOfText(given.author()), MAX_LINE)),
        source(given.source(), address),
        ArticleFields.language(given.language(), title + "\n" + body, languages),
        given.publishedAt());
  }

  private static ArticleId id(HandedIn given, Optional<URI> address, String title, String body) {
    if (address.isPresent()) {
      return ArticleId.ofAddress(address.get());
    }
    return given.id() != null && !given.id().isBlank()
        ? ArticleId.ofHandedIn(given.id())
        : new ArticleId(Digest.hex(128, "handed-in text", title, body));
  }

  private static String source(@Nullable String given, Optional<URI> address) {
    String source = cut(PlainText.lineOfText(given), MAX_LINE);
    return source.isEmpty() ? address.map(URI::getHost).orElse(NOBODY) : source;
  }
}
