package newswatch.search.export;

/** Text as XML 1.0 can hold it. */
public final class XmlText {
  private XmlText() {}

  /** Without the characters that XML 1.0 has no way to write (section 2.2), and without halves. */
  public static String of(String text) {
    return text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || (c >= ' ' && c < Character.MIN_SURROGATE)
                    || (c > Character.MAX_SURROGATE && c < 0xFFFE)
                    || c > 0xFFFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
