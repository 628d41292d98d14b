package newswatch.bench.stored;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import newswatch.local.process.Unable;

/** Who can be measured. */
public enum MatcherKind {
  /** An upper bound for queries of words: nobody who cuts the text and looks words up is faster. */
  LIMIT(
      "limit",
      "Lucene's StandardAnalyzer, a set of the words, a map from a required word to queries; no"
          + " stems, no prefixes, of a phrase only that its words occur") {
    @Override
    public Matcher make() {
      return new HashDispatchMatcher();
    }
  },
  NEWSWATCH("newswatch", "topics with score and evidence for every tag") {
    @Override
    public Matcher make() {
      return new IndexedMatcher();
    }
  },
  LUCENE_MONITOR(
      "lucene-monitor",
      "Lucene Monitor 10.3.0 with its TermFilteredPresearcher, the same words by the same filters;"
          + " the numbers of the queries alone") {
    @Override
    public Matcher make() {
      return new LuceneMonitorMatcher();
    }
  },
  ONE_BY_ONE(
      "one-by-one",
      "Newswatch's own queries, each asked by itself; the match sets of the others are held to its") {
    @Override
    public Matcher make() {
      return new OneByOneMatcher();
    }
  };

  private static final String PEER = "infra/bench/target/peers/lucene-monitor";

  private final String word;
  private final String gives;

  MatcherKind(String word, String gives) {
    this.word = word;
    this.gives = gives;
  }

  /** As people write it. */
  @JsonValue
  public String word() {
    return word;
  }

  /** What it does, and what it gives for a match. */
  public String gives() {
    return gives;
  }

  /** One that knows no queries yet. */
  public abstract Matcher make();

  /**
   * The one of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static MatcherKind of(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word.equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no matcher '" + word + "'"));
  }

  /**
   * What its process needs. Lucene Monitor has its own version of Lucene in place of ours.
   *
   * @param root the project
   */
  public String classPath(Path root) throws IOException {
    String ours = System.getProperty("java.class.path");
    if (this != LUCENE_MONITOR) {
      return ours;
    }
    Path peer = root.resolve(PEER);
    if (!Files.isDirectory(peer)) {
      throw new Unable("Lucene Monitor is missing from " + peer + ": run mvn -DskipTests package.");
    }
    try (Stream<Path> jars = Files.list(peer)) {
      return Stream.concat(
              jars.map(Path::toString).sorted(),
              Arrays.stream(ours.split(File.pathSeparator, -1))
                  .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("lucene-")))
          .collect(Collectors.joining(File.pathSeparator));
    }
  }
}
