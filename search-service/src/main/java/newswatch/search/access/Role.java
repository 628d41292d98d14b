package newswatch.search.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do. Each role may do what those before it may. */
public enum Role {
  /**
   * Reads all there is, says whether tags are right, and has alerts sent to places of their own.
   */
  READER,

  /** Changes what is watched, and hands articles in. */
  EDITOR,

  /** Takes articles down, and looks after what could not be worked and what others have set up. */
  ADMIN;

  /** As it is written in files and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /** The role of that word, letter by letter. */
  static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /** All words, for people. */
  static String words() {
    return "reader, editor or admin";
  }
}
