package newswatch.fetch;

import java.util.regex.Pattern;

/** Who we say we are to publishers (RFC 9110, section 10.1.5). */
public final class UserAgent {
  private static final String NAME = "Newswatch/0.1";

  /** What can stand in a comment of a header (RFC 9110, section 5.6.5) as it is. */
  private static final Pattern CONTACT =
      Pattern.compile("(?:https?://|[^\\s@:/()\\\\]+@)[^\\s@()\\\\\\p{Cntrl}]+");

  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]*");

  private UserAgent() {}

  /**
   * The project's name and where publishers reach whoever runs this.
   *
   * @param contact an e-mail address or the http or https address of a page; none when blank
   * @param inFull what is said instead of all that; nothing when blank
   * @throws IllegalArgumentException when one of them cannot be sent
   */
  public static String of(String contact, String inFull) {
    if (!PRINTABLE.matcher(inFull).matches()) {
      throw new IllegalArgumentException("newswatch.fetch.user-agent has letters beyond ASCII");
    }
    if (!inFull.isBlank()) {
      return inFull;
    }
    String reach = contact.strip();
    if (reach.isEmpty()) {
      return NAME;
    }
    if (!CONTACT.matcher(reach).matches() || !PRINTABLE.matcher(reach).matches()) {
      throw new IllegalArgumentException(
          "newswatch.fetch.contact is neither an e-mail address nor an http or https address");
    }
    return "%s (+%s%s)".formatted(NAME, reach.contains("://") ? "" : "mailto:", reach);
  }
}
