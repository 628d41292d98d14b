package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch._types.SearchType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the pages of one search read the index, all of them alike.
 *
 * @param now from where the age of articles is counted
 * @param point the point in time at which they look; absent where they look at the present
 */
record Reading(Search search, Instant now, @Nullable String point) {
  Reading {
    requireNonNull(search, "search");
    requireNonNull(now, "now");
  }

  /** The same, looking at the present. */
  Reading atPresent() {
    return new Reading(search, now, null);
  }

  /** The beginning of a question about the articles that are read. */
  SearchRequest.Builder request(Questions questions) {
    SearchRequest.Builder request =
        point == null
            ? questions.request()
            : questions.unplaced().pit(pit -> pit.id(point).keepAlive(PointsInTime.KEEP_ALIVE));
    return switch (search.sort()) {
      // How rare a word is, is asked of all months together: each by itself would have words look
      // common in a month that has just begun, and put the newest articles last.
      case RELEVANCE -> request.searchType(SearchType.DfsQueryThenFetch);
      case NEWEST, OLDEST -> request;
    };
  }

  /** What is found, scored where the order asks for it. */
  Query query() {
    Query found = IndexQuery.of(search);
    return switch (search.sort()) {
      case RELEVANCE -> Relevance.of(found, now);
      case NEWEST, OLDEST -> found;
    };
  }
}
