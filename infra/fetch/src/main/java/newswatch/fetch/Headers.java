package newswatch.fetch;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** What stands in the head of an answer. */
final class Headers {
  private static final int LONGEST_PHRASE = 80;

  private Headers() {}

  /** Of the first header of this name; null without one. */
  static @Nullable String value(HttpResponse answer, String name) {
    Header header = answer.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  /** The status in words; those of the server are its own, and shown to people. */
  static String said(HttpResponse answer) {
    String phrase = answer.getReasonPhrase() == null ? "" : answer.getReasonPhrase();
    String plain = phrase.replaceAll("[^\\x20-\\x7e]", " ").strip();
    String words = plain.length() > LONGEST_PHRASE ? plain.substring(0, LONGEST_PHRASE) : plain;
    return ("the server answered " + answer.getCode() + " " + words).strip();
  }
}
