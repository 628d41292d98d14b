package newswatch.search.api;

import newswatch.search.delivery.DeliveriesUnavailable;
import newswatch.search.find.UnusableSearch;
import newswatch.search.index.IndexUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Tells problems as RFC 9457 has it, naming the parameter where one is at fault. */
@RestControllerAdvice
final class ApiProblems extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);
  private static final String RETRY_AFTER_SECONDS = "5";

  @ExceptionHandler
  ProblemDetail badParameter(BadParameter e) {
    return problem(e.parameter(), e.position(), String.valueOf(e.getMessage()));
  }

  @ExceptionHandler
  ProblemDetail unusable(UnusableSearch e) {
    return problem(e.parameter(), e.position(), String.valueOf(e.getMessage()));
  }

  @ExceptionHandler
  ProblemDetail wrongType(MethodArgumentTypeMismatchException e) {
    return problem(e.getName(), null, "'" + e.getValue() + "' is not a value for it");
  }

  private static ProblemDetail problem(
      String parameter, @Nullable Integer position, String detail) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_REQUEST,
            position == null ? detail : "at position " + position + ": " + detail);
    problem.setTitle("The parameter '" + parameter + "' cannot be used");
    problem.setProperty("parameter", parameter);
    if (position != null) {
      problem.setProperty("position", position);
    }
    return problem;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unavailable(IndexUnavailable e) {
    LOG.atWarn().addKeyValue("reason", e.getMessage()).log("search not answered");
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The search index does not answer now. Nothing is lost: what arrives is kept and"
                + " indexed once it does.");
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unavailable(DeliveriesUnavailable e) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Kafka, which keeps what became of messages, does not answer now.");
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .body(problem);
  }
}
