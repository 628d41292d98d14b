package newswatch.search.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Holds the answers of searches in memory until they are read, so that a search's turn ends with
 * its answer, however slowly that is read. Who reads too slowly is cut off; where too much lies
 * unread, searches are told to come again.
 */
@Component
final class UnreadAnswers extends OncePerRequestFilter {
  /**
   * Eight answers of the longest, or some hundreds of usual ones; what the system holds is more.
   */
  static final int MOST_KILOBYTES = 32 * 1024;

  /** Looked at between two pieces, for each of which the server waits some seconds at most. */
  private static final Duration LONGEST_READING = Duration.ofSeconds(30);

  private static final int PIECE = 8 * 1024;

  private final Semaphore kilobytes = new Semaphore(MOST_KILOBYTES);
  private final HandlerExceptionResolver problems;

  UnreadAnswers(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !SearchTurns.isSearch(request) || !SearchTurns.PATHS.contains(request.getServletPath());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, answer);
    if (answer.getContentSize() == 0) {
      return;
    }
    int size = 1 + answer.getContentSize() / 1024;
    if (!kilobytes.tryAcquire(size)) {
      problems.resolveException(request, response, null, new SearchTurns.Busy());
      return;
    }
    try {
      response.setContentLength(answer.getContentSize());
      write(answer.getContentInputStream(), response.getOutputStream());
    } finally {
      kilobytes.release(size);
    }
  }

  private static void write(InputStream answer, OutputStream out) throws IOException {
    long end = System.nanoTime() + LONGEST_READING.toNanos();
    for (byte[] piece = answer.readNBytes(PIECE);
        piece.length > 0;
        piece = answer.readNBytes(PIECE)) {
      if (System.nanoTime() - end > 0) {
        throw new IOException("an answer was read too slowly");
      }
      out.write(piece);
    }
  }
}
