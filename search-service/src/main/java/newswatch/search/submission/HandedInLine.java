package newswatch.search.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import newswatch.events.Article;
import newswatch.events.EventJson;
import newswatch.events.HandedIn;
import newswatch.events.UnreadableEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;

/**
 * A line of JSON that somebody hands in: an article with the fields {@code id, url, title, summary,
 * body, author, source, language, publishedAt}, of which a title or a body is required; or an
 * {@code url} alone, to be read from there.
 */
sealed interface HandedInLine {
  /** The longest of all fields but the body, in UTF-16 units. */
  int MAX_FIELD = 10_000;

  /** An article. */
  record OfArticle(HandedIn article) implements HandedInLine {
    public OfArticle {
      requireNonNull(article, "article");
    }
  }

  /** The address of one. */
  record OfAddress(URI address) implements HandedInLine {
    public OfAddress {
      requireNonNull(address, "address");
    }
  }

  /** Neither. */
  record Refused(String problem) implements HandedInLine {
    public Refused {
      requireNonNull(problem, "problem");
    }
  }

  /** As the line has them. */
  record Fields(
      @Nullable String id,
      @Nullable String url,
      @Nullable String title,
      @Nullable String summary,
      @Nullable String body,
      @Nullable String author,
      @Nullable String source,
      @Nullable String language,
      @Nullable String publishedAt) {
    /**
     * Without characters that no text has: written as JSON each of them takes six bytes, and an
     * article of them would not fit in a record.
     */
    private Fields cleaned() {
      return new Fields(
          clean(id),
          clean(url),
          clean(title),
          clean(summary),
          clean(body),
          clean(author),
          clean(source),
          clean(language),
          clean(publishedAt));
    }

    private static @Nullable String clean(@Nullable String text) {
      return text == null || text.codePoints().allMatch(Fields::isText)
          ? text
          : text.codePoints()
              .filter(Fields::isText)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
    }

    private static boolean isText(int character) {
      return character == '\n'
          || character == '\t'
          || character == '\r'
          || (!Character.isISOControl(character)
              && Character.getType(character) != Character.SURROGATE);
    }
  }

  /** What the bytes of a line hold. */
  static HandedInLine read(byte[] json) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
      return of(EventJson.read(json, Fields.class));
    } catch (CharacterCodingException _) {
      return new Refused("this is not UTF-8");
    } catch (UnreadableEvent e) {
      return new Refused(reason(e));
    } catch (IllegalArgumentException e) {
      return new Refused(String.valueOf(e.getMessage()));
    }
  }

  private static HandedInLine of(Fields sent) {
    Fields fields = sent.cleaned();
    check("id", fields.id());
    check("title", fields.title());
    check("summary", fields.summary());
    check("author", fields.author());
    check("source", fields.source());
    check("language", fields.language());
    URI address = address(fields.url());
    if (isBlank(fields.title()) && isBlank(fields.body())) {
      if (address == null) {
        return new Refused("it has neither a title nor a body, nor an url to read them from");
      }
      return new OfAddress(address);
    }
    String body = fields.body() == null ? null : Article.bodyOf(fields.body());
    return new OfArticle(
        new HandedIn(
            fields.id(),
            address == null ? null : address.toString(),
            fields.title(),
            fields.summary(),
            body,
            body != null && body.length() < requireNonNull(fields.body()).length(),
            fields.author(),
            fields.source(),
            fields.language(),
            time(fields.publishedAt())));
  }

  private static void check(String name, @Nullable String text) {
    if (text != null && text.length() > MAX_FIELD) {
      throw new IllegalArgumentException(
          "'%s' is longer than %d characters".formatted(name, MAX_FIELD));
    }
  }

  private static @Nullable URI address(@Nullable String url) {
    if (isBlank(url)) {
      return null;
    }
    try {
      check("url", url);
      URI address = new URI(requireNonNull(url).strip());
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      if (Set.of("http", "https").contains(scheme) && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException _) {
      // Told below.
    }
    throw new IllegalArgumentException("'url' is no http or https address that names a host");
  }

  private static @Nullable Instant time(@Nullable String text) {
    if (isBlank(text)) {
      return null;
    }
    String time = requireNonNull(text).strip();
    try {
      Instant instant =
          time.length() == "2026-11-30".length()
              ? LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(time).toInstant();
      int year = instant.atOffset(ZoneOffset.UTC).getYear();
      if (year >= 1 && year <= 9999) {
        return instant;
      }
    } catch (DateTimeParseException _) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "'publishedAt' is neither a date such as 2026-11-30 nor a time such as"
            + " 2026-11-30T12:00:00Z");
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static String reason(UnreadableEvent e) {
    return switch (e.getCause()) {
      case StreamReadException broken -> "this is no JSON: " + EventJson.words(broken);
      case DatabindException wrong when !wrong.getPath().isEmpty() ->
          "'" + wrong.getPath().getFirst().getPropertyName() + "' holds no text";
      case null, default -> "expected one JSON object";
    };
  }
}
