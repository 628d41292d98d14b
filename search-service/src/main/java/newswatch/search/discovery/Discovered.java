package newswatch.search.discovery;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;

/**
 * What came of looking for the feeds of a site.
 *
 * @param feeds those it names itself first
 * @param problems what was named as a feed and is none, or could not be looked at
 */
public record Discovered(List<FoundFeed> feeds, List<Problem> problems) {
  public Discovered {
    feeds = List.copyOf(feeds);
    problems = List.copyOf(problems);
  }

  /** Why an address gave no feed. */
  public record Problem(URI url, String problem) {
    public Problem {
      requireNonNull(url, "url");
      requireNonNull(problem, "problem");
    }
  }
}
