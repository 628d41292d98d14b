package newswatch.search.revision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import newswatch.events.Article;

/**
 * What an article says, as one text that everybody can make of it again: its title, a blank line,
 * and its body, or where it has none its summary.
 *
 * @param title empty where it has none
 * @param text empty where it has none
 */
record CanonicalText(String title, String text) {
  private static final String BETWEEN = "\n\n";

  CanonicalText {
    requireNonNull(title, "title");
    requireNonNull(text, "text");
  }

  static CanonicalText of(Article article) {
    String body = article.body();
    String text = body == null || body.isBlank() ? article.summary() : body;
    return new CanonicalText(article.title(), text == null ? "" : text);
  }

  /** The SHA-256 of it in UTF-8, in lower-case hex. */
  String sha256() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest((title + BETWEEN + text).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
