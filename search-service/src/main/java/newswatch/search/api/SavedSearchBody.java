package newswatch.search.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import newswatch.events.Change;
import newswatch.events.SavedSearch;
import newswatch.events.SearchId;
import newswatch.matching.query.Parsed;
import newswatch.matching.query.QueryLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A search as somebody sends it to be kept: its parameters as fields. */
final class SavedSearchBody {
  /** The parameters that a saved search may have beside those that narrow it. */
  static final List<String> SHOWING = List.of("sort", "collapse", "interval");

  /** Fields that answers have and requests may repeat. */
  private static final Set<String> ONLY_ANSWERED = Set.of("link", "feed", "changedBy", "changedAt");

  private static final String ID = "id";
  private static final String NAME = "name";
  private static final String Q = "q";
  private static final int MAX_BYTES = 64 * 1024;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_VALUE = 1_024;
  private static final int MOST_VALUES = 100;

  private SavedSearchBody() {}

  /**
   * Reads a search to be kept.
   *
   * @param id which it is, where the path says so
   * @param by who keeps it
   * @throws BadBody when it is no JSON object, or too large
   * @throws BadField when one of its fields cannot be used, or a search could not have it
   */
  static SavedSearch read(InputStream sent, @Nullable SearchId id, Change by) throws IOException {
    Set<String> fields = new HashSet<>(Set.of(ID, NAME));
    fields.addAll(NarrowedParameters.NARROWING);
    fields.addAll(SHOWING);
    Body body = Body.read(sent, MAX_BYTES, fields, ONLY_ANSWERED);
    String name = body.line(NAME, LONGEST_NAME);
    SearchId itsId = ChosenId.of(body, id, name, "search", SearchId::new);
    return new SavedSearch(
        itsId, name == null ? itsId.value() : name, parameters(body), by, /* deleted= */ false);
  }

  private static SortedMap<String, List<String>> parameters(Body body) {
    SortedMap<String, List<String>> parameters = new TreeMap<>();
    for (String name : NarrowedParameters.MANY_VALUES) {
      put(parameters, name, body.lines(name, MOST_VALUES, LONGEST_VALUE));
    }
    for (String name : NarrowedParameters.ONE_VALUE) {
      String value = name.equals(Q) ? body.text(Q, MAX_BYTES) : body.line(name, LONGEST_VALUE);
      put(parameters, name, value == null ? List.of() : List.of(value));
    }
    for (String name : SHOWING) {
      String value = body.line(name, LONGEST_VALUE);
      put(parameters, name, value == null ? List.of() : List.of(value));
    }
    check(parameters);
    return parameters;
  }

  private static void put(
      SortedMap<String, List<String>> parameters, String name, List<String> values) {
    if (!values.isEmpty()) {
      parameters.put(name, values);
    }
  }

  /** By the same reading as when it is asked. */
  private static void check(SortedMap<String, List<String>> parameters) {
    for (String query : parameters.getOrDefault(Q, List.of())) {
      if (QueryLanguage.SEARCHES.parse(query)
          instanceof Parsed.Rejected(int position, String problem)) {
        throw new BadField(Q, position, "at position " + position + ": " + problem);
      }
    }
    try {
      MultiValueMap<String, String> asked = new LinkedMultiValueMap<>();
      asked.putAll(parameters);
      var _ = SearchParameters.search(asked);
    } catch (BadParameter e) {
      throw new BadField(e.parameter(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * The id in a path that may be new.
   *
   * @throws BadField when it cannot be an id
   */
  static SearchId id(String id) {
    return ChosenId.read(id, SearchId::new);
  }
}
