package newswatch.ingest.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;

/** Reads bytes of which some are UTF-8 and some are Windows-1252. */
final class MixedText {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final byte[] bytes;
  private final StringBuilder text;
  private int at;
  private int wholes;
  private int pieces;

  MixedText(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
    this.text = new StringBuilder(bytes.length);
  }

  String read() {
    int from = at;
    while (at < bytes.length) {
      int length = length(at);
      if (length > 0) {
        at += length;
        wholes += length > 1 ? 1 : 0;
      } else {
        text.append(new String(bytes, from, at - from, UTF_8));
        text.append(new String(bytes, at, 1, WINDOWS_1252));
        from = ++at;
        pieces++;
      }
    }
    return text.append(new String(bytes, from, at - from, UTF_8)).toString();
  }

  /** Whether more of what was read and is not ASCII is characters of UTF-8 than single bytes. */
  boolean isMostlyUtf8() {
    return wholes >= pieces;
  }

  /** How many bytes the character here takes in UTF-8 (RFC 3629, section 4); 0 when it is none. */
  private int length(int index) {
    int first = bytes[index] & 0xff;
    if (first < 0x80) {
      return 1;
    }
    int more =
        first >= 0xc2 && first < 0xe0
            ? 1
            : first < 0xe0 ? 0 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : 0;
    if (more == 0 || index + more >= bytes.length) {
      return 0;
    }
    int second = bytes[index + 1] & 0xff;
    boolean outside =
        (first == 0xe0 && second < 0xa0)
            || (first == 0xed && second > 0x9f)
            || (first == 0xf0 && second < 0x90)
            || (first == 0xf4 && second > 0x8f);
    for (int i = index + 1; i <= index + more; i++) {
      outside |= (bytes[i] & 0xc0) != 0x80;
    }
    return outside ? 0 : more + 1;
  }
}
