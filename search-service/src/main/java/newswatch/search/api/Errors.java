package newswatch.search.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells of requests that fail before any of the API hears of them, as RFC 9457 has it. */
@RestController
final class Errors implements ErrorController {
  /** Nothing where an answer has begun: it would stand at the end of what was sent. */
  @RequestMapping("/error")
  @Nullable ResponseEntity<ProblemDetail> error(
      HttpServletRequest request, HttpServletResponse response) {
    if (response.isCommitted()) {
      return null;
    }
    HttpStatusCode status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? HttpStatusCode.valueOf(code)
            : HttpStatus.NOT_FOUND;
    ProblemDetail problem = ProblemDetail.forStatus(status);
    if (status.value() == HttpStatus.BAD_REQUEST.value()) {
      problem.setDetail("The request cannot be read: its address must be percent-encoded UTF-8.");
    }
    return ResponseEntity.of(problem).build();
  }
}
