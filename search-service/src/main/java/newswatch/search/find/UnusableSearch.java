package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A search that can be read and cannot be answered, as only the index could tell. */
public final class UnusableSearch extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String parameter;
  private final @Nullable Integer position;

  /**
   * @param parameter the part of the search that is at fault, as requests name it
   * @param position where in it, in UTF-16 units, from 0; absent where it is the whole
   * @param problem what is wrong, to be read by who asked
   */
  UnusableSearch(String parameter, @Nullable Integer position, String problem) {
    super(problem);
    this.parameter = requireNonNull(parameter, "parameter");
    this.position = position;
  }

  /** The part of the search that is at fault, as requests name it. */
  public String parameter() {
    return parameter;
  }

  /** Where in that part, in UTF-16 units, from 0; absent where it is the whole. */
  public @Nullable Integer position() {
    return position;
  }
}
