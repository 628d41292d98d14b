package newswatch.bench.search;

import java.net.http.HttpRequest;
import java.util.List;

/**
 * One search as it is asked.
 *
 * @param steps requests of which each waits for the answer to the one before
 */
record Question(List<HttpRequest> steps) {
  Question {
    steps = List.copyOf(steps);
  }
}
