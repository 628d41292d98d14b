package newswatch.local.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands at an address, with its validators (RFC 9110, 8.8). */
final class Page {
  private final String contentType;
  private final byte[] bytes;
  private final Instant changed;

  Page(String mediaType, String text, Instant changed) {
    this.contentType = mediaType + "; charset=utf-8";
    this.bytes = text.getBytes(UTF_8);
    this.changed = changed.truncatedTo(SECONDS);
  }

  String contentType() {
    return contentType;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  Instant changed() {
    return changed;
  }

  /** Strong: the same tag means the same bytes. */
  String etag() {
    return '"' + HexFormat.of().formatHex(sha256().digest(bytes)).substring(0, 32) + '"';
  }

  /**
   * Whether who asks has it already (RFC 9110, 13.2.2): the tags decide where there are any, the
   * date only without them.
   *
   * @param ifNoneMatch the values of that header, none when it is absent
   */
  boolean isKnownBy(List<String> ifNoneMatch, @Nullable String ifModifiedSince) {
    if (!ifNoneMatch.isEmpty()) {
      // Our tags hold no comma: cutting a foreign tag apart at its own makes none of ours.
      return ifNoneMatch.stream()
          .flatMap(tags -> List.of(tags.split(",", -1)).stream())
          .map(tag -> tag.strip().replaceFirst("^W/", ""))
          .anyMatch(tag -> tag.equals("*") || tag.equals(etag()));
    }
    return Optional.ofNullable(ifModifiedSince)
        .flatMap(HttpDate::parse)
        .filter(since -> !changed.isAfter(since))
        .isPresent();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
