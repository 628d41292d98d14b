package newswatch.search.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import newswatch.events.ArticleId;
import newswatch.events.SubmissionId;
import newswatch.search.find.Articles;
import newswatch.search.submission.Desk;
import newswatch.search.submission.Form;
import newswatch.search.submission.LineProblem;
import newswatch.search.submission.Outbox;
import newswatch.search.submission.Received;
import newswatch.search.submission.Standing;
import newswatch.search.submission.Submissions;
import newswatch.search.submission.Upload;
import newswatch.search.withdrawal.Withdrawals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/articles} and {@code /api/submissions}: handing articles in. */
@RestController
@RequestMapping("/api")
final class SubmissionApi {
  private static final Logger LOG = LoggerFactory.getLogger(SubmissionApi.class);
  private static final String RETRY_AFTER_SECONDS = "5";
  private static final int COUNTED_AT_ONCE = 5_000;

  private final Desk desk;
  private final Submissions submissions;
  private final Articles articles;
  private final Withdrawals withdrawals;

  SubmissionApi(Desk desk, Submissions submissions, Articles articles, Withdrawals withdrawals) {
    this.desk = desk;
    this.submissions = submissions;
    this.articles = articles;
    this.withdrawals = withdrawals;
  }

  /** What was taken, and what was not. */
  record Taken(SubmissionId id, int received, List<LineProblem> refused) {}

  /**
   * How a submission stands.
   *
   * @param state {@code received}, then {@code published} once all of it is on its way to be
   *     tagged, then {@code searchable} once all of it can be found that was not withdrawn; {@code
   *     refused} where nothing of it could be used, {@code withdrawn} where all of it was taken
   *     down
   * @param searchable how many of its articles can be found
   * @param withdrawn how many of its articles were taken down
   */
  record View(
      SubmissionId id,
      String state,
      int received,
      int published,
      int refused,
      long searchable,
      int withdrawn,
      List<LineProblem> problems,
      List<ArticleId> articles) {}

  @PostMapping(path = "/articles", consumes = "application/json")
  ResponseEntity<?> takeOne(
      HttpServletRequest request, @RequestParam(defaultValue = "false") boolean alert)
      throws IOException {
    return take(request, Form.ONE, alert);
  }

  @PostMapping(
      path = "/articles",
      consumes = {
        "application/x-ndjson",
        "application/ndjson",
        "application/jsonl",
        "application/x-jsonlines",
        "application/json-seq",
        "text/plain"
      })
  ResponseEntity<?> takeLines(
      HttpServletRequest request, @RequestParam(defaultValue = "false") boolean alert)
      throws IOException {
    return take(request, Form.LINES, alert);
  }

  private ResponseEntity<?> take(HttpServletRequest request, Form form, boolean alert)
      throws IOException {
    try (Upload upload = Upload.of(request.getInputStream())) {
      Received received = desk.take(upload, form, alert);
      return received.items() == 0
          ? ResponseEntity.of(unusable(form, received.problems())).build()
          : ResponseEntity.accepted()
              .location(URI.create("/api/submissions/" + received.id()))
              .body(new Taken(received.id(), received.items(), received.problems()));
    }
  }

  private static ProblemDetail unusable(Form form, List<LineProblem> problems) {
    String detail =
        problems.isEmpty()
            ? "There is nothing in it."
            : form == Form.ONE
                ? problems.getFirst().problem()
                : "Not one line can be used; the first: " + problems.getFirst().problem();
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
    problem.setTitle("What was handed in cannot be used");
    problem.setProperty("errors", problems);
    return problem;
  }

  @GetMapping("/submissions/{id}")
  View read(@PathVariable String id) {
    return view(standing(id));
  }

  private Standing standing(String id) {
    try {
      return submissions.standing(new SubmissionId(id)).orElseThrow(() -> notFound(id));
    } catch (IllegalArgumentException _) {
      throw notFound(id);
    }
  }

  private View view(Standing standing) {
    List<ArticleId> left =
        standing.articles().stream().filter(id -> !withdrawals.hold(id)).toList();
    long found = 0;
    for (int i = 0; i < left.size(); i += COUNTED_AT_ONCE) {
      found += articles.count(left.subList(i, Math.min(left.size(), i + COUNTED_AT_ONCE)));
    }
    return new View(
        standing.id(),
        state(standing, left.size(), found),
        standing.received(),
        standing.published(),
        standing.refused(),
        found,
        standing.articles().size() - left.size(),
        standing.problems(),
        standing.articles());
  }

  private static String state(Standing standing, int left, long found) {
    if (!standing.ended()) {
      return "received";
    }
    if (standing.published() == 0) {
      return "refused";
    }
    return left == 0 ? "withdrawn" : found < left ? "published" : "searchable";
  }

  @ExceptionHandler
  ProblemDetail tooLarge(Upload.TooLarge e) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.CONTENT_TOO_LARGE, e.getMessage() + ": hand it in in parts.");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notTaken(Outbox.NotTaken e) {
    LOG.atWarn().addKeyValue("reason", e.getMessage()).log("submission not taken");
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "What was handed in could not be passed on now, or not all of it. Hand it in again:"
                    + " what comes twice counts once."));
  }

  private static ErrorResponseException notFound(String id) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.NOT_FOUND,
            "There is no submission with the id '" + id + "', or it was long ago.");
    return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
  }
}
