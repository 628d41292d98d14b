package newswatch.ingest.document;

import static newswatch.ingest.document.Word.own;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who wrote something: persons in parts as Atom has them, or in one text as the others do. */
final class People {
  private static final List<Word> NAME =
      List.of(own("name"), new Word(Vocabulary.ITUNES, "name"), own("title"));
  private static final List<Word> EMAIL =
      List.of(own("email"), new Word(Vocabulary.ITUNES, "email"));
  private static final List<Word> PAGE = List.of(own("uri"), own("url"), own("homepage"));

  private People() {}

  /**
   * The people whom the first of these words that names any names, parted by commas.
   *
   * @param words the best first
   */
  static @Nullable String named(Element in, List<Word> words) {
    for (Word word : words) {
      Set<String> people = new LinkedHashSet<>();
      for (Element element : in.elements()) {
        String person = element.is(word.of(), word.name()) ? person(element) : null;
        if (person != null) {
          people.add(person);
        }
      }
      if (!people.isEmpty()) {
        return String.join(", ", people);
      }
    }
    return null;
  }

  private static @Nullable String person(Element element) {
    String name = Word.value(element, NAME);
    String email = Word.value(element, EMAIL);
    if (name != null) {
      return email == null ? name : name + " (" + email + ")";
    }
    if (email != null) {
      return email;
    }
    String page = Word.value(element, PAGE);
    String text = page == null ? element.text() : page;
    return text.isEmpty() ? null : text;
  }
}
