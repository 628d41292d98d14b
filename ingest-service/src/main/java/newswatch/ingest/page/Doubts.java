package newswatch.ingest.page;

import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Why a page with some text may be no article after all. */
final class Doubts {
  private static final Pattern ERROR = Vocabulary.of("errors", "%s");
  private static final Pattern WALL = Vocabulary.of("walls", "%s");

  /** In characters: what errors and walls say is short, an article about them is not. */
  private static final int SHORT = 700;

  /** Headings that lead elsewhere; lists of articles have more. */
  private static final int MANY = 8;

  /** In characters: a teaser is shorter, the text of an article is not. */
  private static final int TEASER = 400;

  private Doubts() {}

  /** In words for people; absent when nothing is against it. */
  static @Nullable String about(Document document, PageFacts facts, String text) {
    if (text.isBlank()) {
      return "no text of an article was found on the page";
    }
    String title = document.title().strip();
    if (text.length() < SHORT) {
      if (WALL.matcher(title).matches() || WALL.matcher(text).matches()) {
        return "the page asks for consent, a login or proof of being human instead of showing an article";
      }
      if (!facts.claimsAnArticle()
          && (ERROR.matcher(title).matches() || ERROR.matcher(facts.title()).matches())) {
        return "the page says that there is nothing here: '%s'".formatted(title);
      }
    }
    return !facts.claimsAnArticle() && isList(document, text)
        ? "the page lists articles and is none itself"
        : null;
  }

  private static boolean isList(Document document, String text) {
    if (text.lines().anyMatch(line -> line.length() > TEASER)) {
      return false;
    }
    return LinkedHeadings.areAtLeast(MANY, document);
  }
}
