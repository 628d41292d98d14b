package newswatch.local.wire;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

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
 * @param topics the ids of the shipped topics under which a reader would look for it
 * @param edits what becomes of it after it has appeared, in order
 */
public record WireArticle(
    String slug,
    String title,
    String author,
    Instant published,
    String summary,
    String body,
    @Nullable String language,
    @Nullable Duration appears,
    List<String> topics,
    List<Edit> edits) {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public WireArticle {
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
    topics = List.copyOf(topics);
    edits = List.copyOf(edits);
    Duration seen = requireNonNullElse(appears, Duration.ZERO);
    Instant dated = published;
    for (Edit edit : edits) {
      if (edit.after().compareTo(seen) <= 0 || edit.updated().isBefore(dated)) {
        throw new IllegalArgumentException(slug + " is edited before it is there");
      }
      seen = edit.after();
      dated = edit.updated();
    }
  }

  Duration delay() {
    return requireNonNullElse(appears, Duration.ZERO);
  }

  /** As it reads so long after the start, with the edits that have been made by then. */
  public WireArticle asOf(Duration sinceStart) {
    List<Edit> made = edits.stream().filter(edit -> edit.isMadeBy(sinceStart)).toList();
    String title = this.title;
    String summary = this.summary;
    String body = this.body;
    for (Edit edit : made) {
      title = requireNonNullElse(edit.title(), title);
      summary = requireNonNullElse(edit.summary(), summary);
      body = requireNonNullElse(edit.body(), body);
    }
    return new WireArticle(
        slug, title, author, published, summary, body, language, appears, topics, made);
  }

  /** How long after the wire's start it appeared or was last edited. */
  Duration lastChange() {
    return edits.isEmpty() ? delay() : edits.getLast().after();
  }

  /** When it was published or last edited, in the world that is reported on. */
  Instant updated() {
    return edits.isEmpty() ? published : edits.getLast().updated();
  }

  public String languageOr(String usual) {
    return requireNonNullElse(language, usual);
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
