package newswatch.search.api;

import java.io.IOException;
import java.io.InputStream;
import newswatch.events.EventJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** The bytes of a body that somebody sent, and the JSON that they are. */
final class SentJson {
  private static final ObjectReader READER =
      EventJson.mapper()
          .readerFor(JsonNode.class)
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private SentJson() {}

  /**
   * A body's JSON.
   *
   * @param most in bytes
   * @throws BadBody when it is larger, or no JSON
   */
  static @Nullable JsonNode read(InputStream body, int most) throws IOException {
    return parsed(bytes(body, most), true);
  }

  /** The same of a body that may hold a secret: what is wrong is told without its words. */
  static @Nullable JsonNode readSecret(InputStream body, int most) throws IOException {
    return parsed(bytes(body, most), false);
  }

  /**
   * All of a body.
   *
   * @throws BadBody when it has more bytes
   */
  static byte[] bytes(InputStream body, int most) throws IOException {
    byte[] bytes = body.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new BadBody(
          HttpStatus.CONTENT_TOO_LARGE, "The body may have at most " + most + " bytes.");
    }
    return bytes;
  }

  private static @Nullable JsonNode parsed(byte[] bytes, boolean repeating) {
    try {
      return READER.readTree(bytes);
    } catch (JacksonException e) {
      var at = e.getLocation();
      String where =
          at == null || at.getLineNr() < 1
              ? ""
              : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new BadBody(
          HttpStatus.BAD_REQUEST,
          "The body cannot be read as JSON"
              + where
              + (repeating ? ": " + EventJson.words(e) : "."));
    }
  }
}
