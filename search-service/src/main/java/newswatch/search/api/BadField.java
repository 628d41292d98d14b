package newswatch.search.api;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A field of a request's body cannot be used; the message says why. */
final class BadField extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final @Nullable Integer position;

  BadField(String field, String problem) {
    this(field, null, problem);
  }

  /**
   * @param position where in the field's text, in UTF-16 units, from 0
   */
  BadField(String field, @Nullable Integer position, String problem) {
    super(problem);
    this.field = requireNonNull(field, "field");
    this.position = position;
  }

  String field() {
    return field;
  }

  @Nullable Integer position() {
    return position;
  }
}
