package newswatch.matching.query;

import newswatch.events.Evidence;
import newswatch.events.Field;
import org.jspecify.annotations.Nullable;

/** One text of an article, cut into words when first asked for. */
final class TextPart {
  private final @Nullable Field field;
  private final String text;
  private final Form form;
  private @Nullable TextWords exact;
  private @Nullable TextWords stemmed;

  /**
   * @param field what evidence names it; none where no evidence is given
   * @param form the form in which unquoted words are compared with it
   */
  TextPart(@Nullable Field field, String text, Form form) {
    this.field = field;
    this.text = text;
    this.form = form;
  }

  Form form() {
    return form;
  }

  TextWords words(Form wanted) {
    return switch (wanted) {
      case EXACT -> exact();
      case ENGLISH -> stemmed();
    };
  }

  private TextWords exact() {
    if (exact == null) {
      exact = TextWords.of(text);
    }
    return exact;
  }

  private TextWords stemmed() {
    if (stemmed == null) {
      stemmed = exact().stemmed();
    }
    return stemmed;
  }

  ArticleText whole() {
    if (field == null) {
      throw new IllegalStateException("this text gives no evidence");
    }
    return new ArticleText(field, text);
  }

  boolean givesEvidence() {
    return field != null;
  }

  Evidence evidence(int start, int end) {
    if (field == null) {
      throw new IllegalStateException("this text gives no evidence");
    }
    return new Evidence(field, start, end, text.substring(start, end));
  }
}
