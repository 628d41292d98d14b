package newswatch.search.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import newswatch.events.Topic;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.catalogue.Defined;
import newswatch.search.trial.Preview;
import newswatch.search.trial.Previews;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/topics/preview}: what a changed definition would gain and lose. Saves nothing. */
@RestController
final class PreviewApi {
  private static final String RETRY_AFTER_SECONDS = "5";

  private final Previews previews;
  private final Catalogue catalogue;

  PreviewApi(Previews previews, Catalogue catalogue) {
    this.previews = previews;
    this.catalogue = catalogue;
  }

  @PostMapping(path = "/api/topics/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
  Preview preview(HttpServletRequest request) throws IOException {
    TopicBody.Tried tried = TopicBody.readToTry(request.getInputStream());
    Defined<Topic> present = tried.known() ? catalogue.topic(tried.topic().id()) : null;
    return previews.of(tried.topic(), present == null ? null : present.definition(), tried.days());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(Previews.Busy e) {
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS,
                "Other definitions are being tried. Ask again in a few seconds."));
  }
}
