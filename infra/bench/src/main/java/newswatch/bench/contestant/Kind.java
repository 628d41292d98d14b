package newswatch.bench.contestant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Who can be measured. */
public enum Kind {
  NEWSWATCH("newswatch", "articles and feed statuses in Kafka, transactions with acks=all") {
    @Override
    public Contestant start(Path folder, Path ingestJar, List<String> javaOptions)
        throws IOException {
      return Ingest.start(folder, ingestJar, javaOptions);
    }
  },
  SPRING_INTEGRATION(
      "spring-integration",
      "nothing: a time per feed in memory; no conditional requests, no ids, all forgotten at its end") {
    @Override
    public Contestant start(Path folder, Path ingestJar, List<String> javaOptions)
        throws IOException {
      return Peer.start(SpringIntegrationReader.class, folder, javaOptions);
    }
  },
  CAMEL(
      "camel",
      "nothing: a set of links in memory; no conditional requests, all forgotten at its end") {
    @Override
    public Contestant start(Path folder, Path ingestJar, List<String> javaOptions)
        throws IOException {
      return Peer.start(CamelReader.class, folder, javaOptions);
    }
  };

  private final String word;
  private final String keeps;

  Kind(String word, String keeps) {
    this.word = word;
    this.keeps = keeps;
  }

  /** As people write it. */
  @JsonValue
  public String word() {
    return word;
  }

  /** What it remembers, and where. */
  public String keeps() {
    return keeps;
  }

  /**
   * The one of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Kind of(String word) {
    for (Kind kind : values()) {
      if (kind.word.equals(word.toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    throw new IllegalArgumentException("there is no contestant '" + word + "'");
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param folder for its files, its own
   * @param javaOptions for its JVM, the same for all
   */
  public abstract Contestant start(Path folder, Path ingestJar, List<String> javaOptions)
      throws IOException;
}
