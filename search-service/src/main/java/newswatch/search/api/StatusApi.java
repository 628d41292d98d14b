package newswatch.search.api;

import newswatch.search.status.KafkaAway;
import newswatch.search.status.Status;
import newswatch.search.status.Statuses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/status}: how far behind each service is. */
@RestController
final class StatusApi {
  private static final Logger LOG = LoggerFactory.getLogger(StatusApi.class);
  private static final String RETRY_AFTER_SECONDS = "5";

  private final Statuses statuses;

  StatusApi(Statuses statuses) {
    this.statuses = statuses;
  }

  @GetMapping("/api/status")
  ResponseEntity<Status> status() {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(statuses.now());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> away(KafkaAway e) {
    LOG.atDebug().addKeyValue("reason", e.getMessage()).log("status not told");
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Kafka does not answer now, and it alone knows how far the services are.");
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .body(problem);
  }
}
