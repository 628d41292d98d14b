package newswatch.search.api;

import static java.util.Objects.requireNonNull;

import org.springframework.http.HttpStatus;

/** A request's body cannot be read as what it should be; the message says why. */
final class BadBody extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  BadBody(HttpStatus status, String problem) {
    super(problem);
    this.status = requireNonNull(status, "status");
  }

  HttpStatus status() {
    return status;
  }
}
