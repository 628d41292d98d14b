package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A search that somebody keeps to ask it again. Travels on {@link Channel#SEARCHES}.
 *
 * @param name as people read it
 * @param parameters those of a search, by their names, as the API takes them
 * @param change who saved or deleted it, and when
 * @param deleted whether it is kept no more; its record says who took it away
 */
public record SavedSearch(
    SearchId id,
    String name,
    Map<String, List<String>> parameters,
    Change change,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean deleted) {
  public SavedSearch {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(change, "change");
    SortedMap<String, List<String>> copy = new TreeMap<>();
    parameters.forEach((parameter, values) -> copy.put(parameter, List.copyOf(values)));
    parameters = Collections.unmodifiableSortedMap(copy);
  }

  /** The same search, which is kept no more: what it asked for is left out. */
  public SavedSearch asDeleted(Change by) {
    return new SavedSearch(id, name, Map.of(), by, true);
  }

  /** Whether it asks for the same under the same name, whoever saved it. */
  public boolean saysTheSame(SavedSearch other) {
    return id.equals(other.id)
        && name.equals(other.name)
        && parameters.equals(other.parameters)
        && deleted == other.deleted;
  }

  /** What its name and parameters hold together, in UTF-16 units. */
  public long length() {
    return name.length()
        + parameters.values().stream().flatMap(List::stream).mapToLong(String::length).sum();
  }
}
