package newswatch.search.api;

/** Text for people, as somebody sends it. */
final class PlainText {
  private PlainText() {}

  /**
   * Looks whether it is that.
   *
   * @param longest in UTF-16 units
   * @throws BadField when it is too long, or holds control characters or halves of characters
   */
  static void check(String field, String text, int longest) {
    if (text.length() > longest) {
      throw new BadField(
          field, "it has at most " + longest + " characters, and this one " + text.length());
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
        throw new BadField(field, i, "a control character at position " + i);
      }
      if (Character.isSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          throw new BadField(field, i, "half a character at position " + i);
        }
        i++;
      }
    }
  }
}
