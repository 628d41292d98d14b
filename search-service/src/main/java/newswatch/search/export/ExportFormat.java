package newswatch.search.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import newswatch.events.ArticleTagged;
import newswatch.events.EventJson;

/** How articles are written into a file: each by itself, so that files can be cut and joined. */
public enum ExportFormat {
  /** Comma-separated values, as RFC 4180 has them, with a line of names. */
  CSV("csv", "text/csv;charset=UTF-8"),
  /** A line of JSON for each, as the API tells it. */
  JSONL("jsonl", "application/x-ndjson");

  private final String word;
  private final String mediaType;

  ExportFormat(String word, String mediaType) {
    this.word = word;
    this.mediaType = mediaType;
  }

  /** What it is called in addresses, and how names of such files end. */
  public String word() {
    return word;
  }

  /** The media type of such a file. */
  public String mediaType() {
    return mediaType;
  }

  /** What stands before the first article, in UTF-8. */
  public byte[] head() {
    return switch (this) {
      case CSV -> CsvLine.names().getBytes(UTF_8);
      case JSONL -> new byte[0];
    };
  }

  /** An article in UTF-8, with the end of its line. */
  public byte[] line(ArticleTagged article) {
    return switch (this) {
      case CSV -> CsvLine.of(article).getBytes(UTF_8);
      case JSONL -> ended(EventJson.write(article));
    };
  }

  private static byte[] ended(byte[] json) {
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }
}
