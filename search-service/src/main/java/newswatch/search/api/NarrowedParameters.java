package newswatch.search.api;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import newswatch.search.find.Search;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The parameters of a request that asks something of the articles that a search finds: those that
 * narrow a search, as a search has them, and some of its own.
 */
final class NarrowedParameters {
  /** Those of a search that say which articles it finds, and may be given more than once. */
  static final List<String> MANY_VALUES =
      List.of("topic", "source", "language", "collection", "story", "muteSource", "muteStory");

  /** Those that may be given once. */
  static final List<String> ONE_VALUE = List.of("q", "from", "to");

  /** All of those. */
  static final List<String> NARROWING =
      Stream.concat(ONE_VALUE.stream(), MANY_VALUES.stream()).toList();

  private static final String SORT = "sort";

  private final MultiValueMap<String, String> given;
  private final OwnParameters own;

  private NarrowedParameters(MultiValueMap<String, String> given, OwnParameters own) {
    this.given = given;
    this.own = own;
  }

  /**
   * Parameters that narrow, and others.
   *
   * @param others that may be there, too
   * @throws BadParameter naming one that may not
   */
  static NarrowedParameters of(MultiValueMap<String, String> given, String... others) {
    Set<String> known = new LinkedHashSet<>(NARROWING);
    known.addAll(Arrays.asList(others));
    return new NarrowedParameters(given, OwnParameters.of(given, known));
  }

  /** All of them, read strictly. */
  OwnParameters own() {
    return own;
  }

  /**
   * The search that they narrow.
   *
   * @throws BadParameter naming the parameter that cannot be used
   */
  Search search() {
    return search(Map.of());
  }

  /**
   * The same with other values for some parameters of a search.
   *
   * @param instead by the names of parameters
   */
  Search search(Map<String, String> instead) {
    MultiValueMap<String, String> asked = new LinkedMultiValueMap<>(given);
    asked.keySet().removeIf(name -> !NARROWING.contains(name) && !name.equals(SORT));
    instead.forEach(asked::set);
    return SearchParameters.search(asked);
  }
}
