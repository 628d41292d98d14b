package newswatch.search.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets so many searches be answered at a time, others wait a moment, and those that would wait
 * longer are told to come again. Each holds its page in memory; without a bound, more searches than
 * Elasticsearch answers end this process.
 */
@Component
final class SearchTurns implements HandlerInterceptor, WebMvcConfigurer {
  /** More than keep a node of some cores busy. */
  static final int AT_ONCE = 16;

  /** Where searches are asked. */
  static final Set<String> PATHS =
      Set.of("/api/articles", "/api/articles/feed", "/api/articles/terms");

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  static final String RETRY_AFTER_SECONDS = "1";

  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /** Too many searches at a time. */
  static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Tells of them as RFC 9457 has it. */
  @RestControllerAdvice
  static final class Problems {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(Busy e) {
      return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
          .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
          .body(
              ProblemDetail.forStatusAndDetail(
                  HttpStatus.TOO_MANY_REQUESTS,
                  "%d searches are being answered, and others wait. Ask again in a second."
                      .formatted(AT_ONCE)));
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns(List.copyOf(PATHS));
  }

  /**
   * @throws Busy when it is nobody's turn to end within a second
   */
  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws InterruptedException {
    if (isSearch(request) && !turns.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new Busy();
    }
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (isSearch(request)) {
      turns.release();
    }
  }

  /** Articles are handed in at the same address. */
  static boolean isSearch(HttpServletRequest request) {
    return !HttpMethod.POST.matches(request.getMethod());
  }
}
