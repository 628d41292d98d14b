package newswatch.search.api;

import static java.util.Objects.requireNonNull;

/** A request's parameter cannot be used; the message says why. */
final class BadParameter extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String parameter;

  BadParameter(String parameter, String problem) {
    super(problem);
    this.parameter = requireNonNull(parameter, "parameter");
  }

  String parameter() {
    return parameter;
  }
}
