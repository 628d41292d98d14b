package newswatch.search.api;

import java.time.Duration;
import java.util.List;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.FeedCredentials;
import newswatch.search.catalogue.Unpublished;
import newswatch.search.receiver.SealedAddresses;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells what is wrong with a change of the catalogues, as RFC 9457 has it. */
@RestControllerAdvice
final class CatalogueProblems {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueProblems.class);
  private static final String RETRY_AFTER_SECONDS = "5";

  @ExceptionHandler
  ProblemDetail badField(BadField e) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    problem.setTitle("The field '" + e.field() + "' cannot be used");
    problem.setProperty("parameter", e.field());
    if (e.position() != null) {
      problem.setProperty("position", e.position());
    }
    return problem;
  }

  @ExceptionHandler
  ProblemDetail badBody(BadBody e) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(e.status(), String.valueOf(e.getMessage()));
    problem.setTitle("The body cannot be used");
    return problem;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unpublished(Unpublished e) {
    LOG.atWarn()
        .addKeyValue("effect", e.effect())
        .addKeyValue("reason", e.getMessage())
        .log("change not published");
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.SERVICE_UNAVAILABLE,
            switch (e.effect()) {
              case NONE -> "Kafka does not answer now. Nothing was changed.";
              case UNKNOWN ->
                  "Kafka did not confirm the change in time. It may still have taken effect: read"
                      + " what is there before you repeat it.";
              case KEPT ->
                  "Kafka keeps the change, but it could not be read back in time. It takes effect:"
                      + " do not repeat it.";
            });
    problem.setTitle("The change is not confirmed");
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .body(problem);
  }

  @ExceptionHandler
  ProblemDetail noKeys(FeedCredentials.NoKeys e) {
    return noKeys("Credentials", CredentialsBody.FIELD);
  }

  @ExceptionHandler
  ProblemDetail noKeys(SealedAddresses.NoKeys e) {
    return noKeys("Addresses of receivers", "url");
  }

  /** Nothing can be sealed: it is for who runs the service to mend. */
  private static ProblemDetail noKeys(String what, String field) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.NOT_IMPLEMENTED,
            what
                + " are kept encrypted, and no key file is set. Make one (openssl rand -base64 32),"
                + " name it to search-service and ingest-service by NEWSWATCH_KEY_FILE, and start"
                + " them again. Nothing was changed.");
    problem.setTitle("No key file is set");
    problem.setProperty("parameter", field);
    return problem;
  }

  /** What to throw where a feed was polled for somebody just now. */
  static ErrorResponseException tooSoon(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    ErrorResponseException refusal =
        refused(
            HttpStatus.TOO_MANY_REQUESTS,
            "This feed was asked for just now. Ask again in %d s.".formatted(seconds),
            null);
    refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    return refusal;
  }

  /** What to throw where a receiver was sent a test message just now. */
  static ErrorResponseException testedJustNow(Duration apart) {
    ErrorResponseException refusal =
        refused(
            HttpStatus.TOO_MANY_REQUESTS,
            "A test message was sent there just now. Send another in %d s."
                .formatted(apart.toSeconds()),
            null);
    refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(apart.toSeconds()));
    return refusal;
  }

  /** What to throw where a feed is paused. */
  static ErrorResponseException paused() {
    return refused(
        HttpStatus.CONFLICT,
        "This feed is paused: PATCH it with {\"paused\": false}, which has it asked too.",
        null);
  }

  /**
   * What to throw where a definition does not exist.
   *
   * @param what "topic" or another
   */
  static ErrorResponseException missing(String what, String id) {
    return refused(
        HttpStatus.NOT_FOUND, "There is no " + what + " with the id '" + id + "'.", null);
  }

  /** What to throw where a definition exists already. */
  static ErrorResponseException exists(String what, String path, Defined<?> present) {
    return refused(
        HttpStatus.CONFLICT,
        "This %s is there already, at %s; PUT there changes it.".formatted(what, path),
        present);
  }

  /** What to throw where the examples of all topics would hold more than fits. */
  static ErrorResponseException tooManyExamples(long length, long most) {
    return refused(
        HttpStatus.CONFLICT,
        ("With this, the examples of all topics would hold %d characters together, and %d fit."
                + " Give this topic fewer, or take some from another topic.")
            .formatted(length, most),
        null);
  }

  /**
   * What to throw where more would be kept than fit.
   *
   * @param what "searches" or others
   */
  static ErrorResponseException tooMany(String what, int most, long length) {
    return refused(
        HttpStatus.CONFLICT,
        ("At most %d %s are kept, with %d characters together, and this one does not fit."
                + " Delete one first.")
            .formatted(most, what, length),
        null);
  }

  /** What to throw where more would be kept than fit, however short they are. */
  static ErrorResponseException tooMany(String what, int most) {
    return refused(
        HttpStatus.CONFLICT,
        "At most %d %s are kept. Delete one first.".formatted(most, what),
        null);
  }

  /** What to throw where an id is that of something which is not told to who asks. */
  static ErrorResponseException taken(String id) {
    return refused(
        HttpStatus.CONFLICT, "The id '%s' is taken. Choose another.".formatted(id), null);
  }

  /**
   * What to throw where a receiver cannot be deleted.
   *
   * @param by subscriptions that are told to it
   * @param more how many others there are
   */
  static ErrorResponseException needed(List<String> by, int more) {
    String named = String.join(", ", by);
    String others = more == 0 ? "" : more + (by.isEmpty() ? "" : " more");
    return refused(
        HttpStatus.CONFLICT,
        "Subscriptions are told to this receiver: %s%s%s. Give them another one, or delete them first."
            .formatted(named, by.isEmpty() || more == 0 ? "" : " and ", others),
        null);
  }

  /** What to throw where a definition is not, or no longer, what the writer takes it for. */
  static ErrorResponseException outdated(String what, @Nullable Defined<?> present) {
    return refused(
        HttpStatus.PRECONDITION_FAILED,
        present == null
            ? "There is no such %s; without If-Match it is made.".formatted(what)
            : "The %s was made or changed since you read it. Read it again, and change that."
                .formatted(what),
        present);
  }

  private static ErrorResponseException refused(
      HttpStatus status, String detail, @Nullable Defined<?> present) {
    var refusal =
        new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    if (present != null) {
      refusal.getHeaders().setETag(EntityTag.of(present));
    }
    return refusal;
  }
}
