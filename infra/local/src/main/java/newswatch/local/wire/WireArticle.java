package newswatch.local.wire;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An article as it stands in the outlet's file.
 *
 * @param slug its name in the address: lower-case letters, digits and hyphens
 * @param published when the event was reported
 * @param body its paragraphs, a line each
 * @param language BCP 47; the outlet's without it
 * @param appears how long after the wire's start it is first seen; from the start without it
 */
record WireArticle(
    String slug,
    String title,
    String author,
    Instant published,
    String summary,
    String body,
    @Nullable String language,
    @Nullable Duration appears) {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  WireArticle {
    if (!SLUG.matcher(slug).matches()) {
      throw new IllegalArgumentException("no slug: " + slug);
    }
    title = text(slug, "title", title);
    author = text(slug, "author", author);
    summary = text(slug, "summary", summary);
    body = text(slug, "body", body);
    requireNonNull(published, () -> slug + " was never published");
    if (appears != null && appears.isNegative()) {
      throw new IllegalArgumentException(slug + " appears before the start");
    }
  }

  Duration delay() {
    return appears == null ? Duration.ZERO : appears;
  }

  String languageOr(String usual) {
    return language == null ? usual : language;
  }

  List<String> paragraphs() {
    return body.lines().filter(Predicate.not(String::isBlank)).toList();
  }

  private static String text(String slug, String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(slug + " has no " + field);
    }
    return text.strip();
  }
}
