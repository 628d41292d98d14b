package newswatch.ingest.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of an element in a vocabulary.
 *
 * @param of {@link Vocabulary#CORE} stands for Atom's as well
 * @param name in lower case
 */
record Word(Vocabulary of, String name) {
  /** What the title of a feed or of an entry is called. */
  static final List<Word> TITLE =
      List.of(
          own("title"),
          new Word(Vocabulary.DUBLIN_CORE, "title"),
          new Word(Vocabulary.MEDIA, "title"),
          new Word(Vocabulary.ITUNES, "title"));

  static Word own(String name) {
    return new Word(Vocabulary.CORE, name);
  }

  /**
   * What the first of these words that says anything says.
   *
   * @param words the best first
   */
  static @Nullable FeedText first(Element in, List<Word> words) {
    for (Word word : words) {
      for (Element element : in.elements()) {
        if (element.is(word.of, word.name)) {
          FeedText text = FeedText.of(element);
          if (text != null) {
            return text;
          }
        }
      }
    }
    return null;
  }

  /** As {@link #first}, without what tells plain text from HTML. */
  static @Nullable String value(Element in, List<Word> words) {
    FeedText text = first(in, words);
    return text == null ? null : text.value();
  }
}
