package newswatch.search.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import newswatch.events.ArticleId;
import newswatch.events.ArticleWithdrawn;
import newswatch.search.access.Visitors;
import newswatch.search.withdrawal.Withdrawals;
import newswatch.search.withdrawal.Withdrawing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code DELETE /api/articles/{id}} takes an article down everywhere and for good; {@code
 * /api/withdrawals} says which were.
 */
@RestController
final class WithdrawalApi {
  private static final String WHY = "why";
  private static final String JSON = "application/json";
  private static final int LONGEST_WHY = 1_000;
  private static final int LARGEST_BODY = 16 * 1024;
  private static final int USUAL_SIZE = 100;
  private static final int MOST = 1_000;

  private final Withdrawing withdrawing;
  private final Withdrawals withdrawals;
  private final Visitors visitors;

  WithdrawalApi(Withdrawing withdrawing, Withdrawals withdrawals, Visitors visitors) {
    this.withdrawing = withdrawing;
    this.withdrawals = withdrawals;
    this.visitors = visitors;
  }

  /**
   * The withdrawals.
   *
   * @param total how many there are
   * @param withdrawals the newest of them, newest first
   */
  record Answer(int total, List<ArticleWithdrawn> withdrawals) {}

  @DeleteMapping("/api/articles/{id}")
  ArticleWithdrawn withdraw(
      @PathVariable String id,
      @RequestParam(name = WHY, required = false) @Nullable String parameter,
      HttpServletRequest request)
      throws IOException {
    ArticleId article = ArticleApi.articleId(id);
    return withdrawing.withdraw(article, why(parameter, request), visitors.asking());
  }

  private static @Nullable String why(@Nullable String parameter, HttpServletRequest request)
      throws IOException {
    String type = request.getContentType();
    // A form has been read by now, and what it says would be lost without a word.
    if (type != null && !type.toLowerCase(Locale.ROOT).startsWith(JSON)) {
      throw new BadBody(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body with Content-Type: " + JSON + ".");
    }
    byte[] body = SentJson.bytes(request.getInputStream(), LARGEST_BODY);
    if (body.length == 0) {
      return parameter == null ? null : plain(parameter);
    }
    if (parameter != null) {
      throw new BadParameter(WHY, "say it once: in the body, or as a parameter");
    }
    return Body.read(new ByteArrayInputStream(body), Set.of(WHY), Set.of()).text(WHY, LONGEST_WHY);
  }

  private static @Nullable String plain(String parameter) {
    PlainText.check(WHY, parameter, LONGEST_WHY);
    return parameter.isBlank() ? null : parameter;
  }

  @GetMapping("/api/withdrawals")
  Answer list(@RequestParam(defaultValue = "" + USUAL_SIZE) int size) {
    if (size < 0 || size > MOST) {
      throw new BadParameter("size", "it is from 0 to " + MOST);
    }
    return new Answer(withdrawals.count(), withdrawals.newest(size));
  }

  /** What to throw where an article was asked for that is withdrawn. */
  static ErrorResponseException gone(ArticleWithdrawn withdrawal) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.GONE,
            "This article was withdrawn at %s by %s%s"
                .formatted(
                    withdrawal.at(),
                    withdrawal.by(),
                    withdrawal.why() == null ? "." : ": " + withdrawal.why()));
    problem.setTitle("The article was withdrawn");
    problem.setProperty("by", withdrawal.by());
    problem.setProperty("at", withdrawal.at());
    if (withdrawal.why() != null) {
      problem.setProperty(WHY, withdrawal.why());
    }
    return new ErrorResponseException(HttpStatus.GONE, problem, null);
  }
}
