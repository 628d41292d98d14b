package newswatch.search.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.search.access.Visitors;
import newswatch.search.export.ExportFormat;
import newswatch.search.find.Articles;
import newswatch.search.find.Export;
import newswatch.search.find.Exports;
import newswatch.search.find.Search;
import newswatch.search.find.Sort;
import newswatch.search.index.ArticleDocument;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/articles/export}: every article that a search finds, as a file. The request's own
 * virtual thread writes it, so that a slow client holds back the reading and fills no memory. An
 * export that fails ends without HTTP's end of the body: it cannot be taken for a whole one.
 */
@RestController
final class ExportApi {
  private static final Logger LOG = LoggerFactory.getLogger(ExportApi.class);
  private static final String FORMAT = "format";
  private static final String AFTER = "after";
  private static final int LONGEST = 100;
  private static final String TOTAL = "X-Total-Count";
  private static final String RETRY_AFTER_SECONDS = "30";

  private final Articles articles;
  private final Exports exports;
  private final Visitors visitors;

  ExportApi(Articles articles, Exports exports, Visitors visitors) {
    this.articles = articles;
    this.exports = exports;
    this.visitors = visitors;
  }

  @GetMapping("/api/articles/export")
  void export(
      @RequestParam MultiValueMap<String, String> given,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    NarrowedParameters parameters = NarrowedParameters.of(given, "sort", FORMAT, AFTER);
    ExportFormat format = format(parameters.own().one(FORMAT, LONGEST));
    Search search = parameters.search();
    if (search.sort() == Sort.RELEVANCE) {
      throw new BadParameter("sort", "an export is in order of time: newest or oldest");
    }
    ArticleDocument after = after(parameters.own().one(AFTER, LONGEST));
    try (Export export = exports.open(search, after)) {
      response.setContentType(format.mediaType());
      response.setHeader(TOTAL, Long.toString(export.total()));
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          "attachment; filename=\"newswatch-articles." + format.word() + "\"");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
        write(export, format, after == null, response.getOutputStream(), visitors.stillWelcome());
      }
    }
  }

  /** The head goes out with the first batch; from then on a failure can only break it off. */
  private static void write(
      Export export, ExportFormat format, boolean whole, OutputStream out, BooleanSupplier welcome)
      throws IOException {
    if (whole) {
      out.write(format.head());
    }
    out.flush();
    List<ArticleTagged> batch = next(export);
    while (!batch.isEmpty()) {
      if (!welcome.getAsBoolean()) {
        LOG.atInfo().log("export broken off, as who asked for it was shut out");
        throw new CloseNowException("who asked for an export was shut out");
      }
      for (ArticleTagged article : batch) {
        out.write(format.line(article));
      }
      batch = next(export);
    }
  }

  /** Nobody makes a problem of it that would stand at the end of the file. */
  private static List<ArticleTagged> next(Export export) throws IOException {
    try {
      return export.next();
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("export broken off");
      throw new IOException("an export was broken off", e);
    }
  }

  private static ExportFormat format(String word) {
    return Stream.of(ExportFormat.values())
        .filter(format -> format.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new BadParameter(FORMAT, "'%s' is neither csv nor jsonl".formatted(word)));
  }

  private @Nullable ArticleDocument after(String id) {
    return id.isEmpty()
        ? null
        : articleId(id)
            .flatMap(articles::byId)
            .orElseThrow(
                () ->
                    new BadParameter(
                        AFTER,
                        "there is no article with this id, or no more: name the one before it,"
                            + " or begin anew"));
  }

  private static Optional<ArticleId> articleId(String id) {
    try {
      return Optional.of(new ArticleId(id));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(Exports.Busy e) {
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS,
                "Enough other exports are running. Ask again when one of them is through."));
  }
}
