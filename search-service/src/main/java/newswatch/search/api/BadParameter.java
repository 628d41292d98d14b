package newswatch.search.api;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A request's parameter cannot be used; the message says why. */
final class BadParameter extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String parameter;
  private final @Nullable Integer position;

  BadParameter(String parameter, String problem) {
    this(parameter, null, problem);
  }

  /**
   * @param position where in the parameter's text, in UTF-16 units, from 0
   */
  BadParameter(String parameter, @Nullable Integer position, String problem) {
    super(problem);
    this.parameter = requireNonNull(parameter, "parameter");
    this.position = position;
  }

  String parameter() {
    return parameter;
  }

  @Nullable Integer position() {
    return position;
  }
}
