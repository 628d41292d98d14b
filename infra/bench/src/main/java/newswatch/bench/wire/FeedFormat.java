package newswatch.bench.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;

/** The forms that feeds come in, and how many of a hundred do. */
public enum FeedFormat {
  RSS2(UTF_8, 70),
  ATOM(UTF_8, 25),
  RSS1(UTF_8, 2),
  RSS2_LATIN1(ISO_8859_1, 2),
  RSS2_UTF16(UTF_16, 1);

  private final Charset charset;
  private final int ofHundred;

  FeedFormat(Charset charset, int ofHundred) {
    this.charset = charset;
    this.ofHundred = ofHundred;
  }

  /** Begins with a byte order mark where the encoding has one. */
  Charset charset() {
    return charset;
  }

  public int ofHundred() {
    return ofHundred;
  }

  /** Which form the feed of this number has: the shares hold for every hundred in a row. */
  static FeedFormat of(int number) {
    // Times a number without common divisor, so that the forms are mixed on every host.
    int place = Math.floorMod(number * 37, 100);
    for (FeedFormat format : values()) {
      place -= format.ofHundred;
      if (place < 0) {
        return format;
      }
    }
    throw new IllegalStateException("the shares do not add up to a hundred");
  }
}
