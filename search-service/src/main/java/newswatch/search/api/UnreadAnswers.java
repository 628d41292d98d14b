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
import newswatch.search.access.ProblemAnswer;
import org.apache.coyote.CloseNowException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Holds the answers of searches in memory until they are read, so that a search's turn ends with
 * its answer, however slowly that is read. Who reads too slowly is cut off; where too much lies
 * unread, searches are told to come again.
 */
@Component
final class UnreadAnswers extends OncePerRequestFilter {
  /**
   * Four answers of the longest, or some hundreds of usual ones; what the system holds of them is
   * more. Those that are being made have their turns, and come on top.
   */
  private static final int MOST_KILOBYTES = 32 * 1024;

  /** What an answer is held in may be twice as large. */
  private static final int BYTES_FOR_A_KILOBYTE = 512;

  /** Looked at between two pieces, for each of which the server waits some seconds at most. */
  private static final Duration LONGEST_READING = Duration.ofSeconds(30);

  private static final int PIECE = 8 * 1024;

  private final Semaphore kilobytes = new Semaphore(MOST_KILOBYTES);

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
    int size = 1 + answer.getContentSize() / BYTES_FOR_A_KILOBYTE;
    if (!kilobytes.tryAcquire(size)) {
      refuse(response);
      return;
    }
    try {
      response.setContentLength(answer.getContentSize());
      write(answer.getContentInputStream(), response.getOutputStream());
    } finally {
      kilobytes.release(size);
    }
  }

  /** The headers of the answer that does not come have been set by now. */
  private static void refuse(HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.ETAG, null);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.RETRY_AFTER, SearchTurns.RETRY_AFTER_SECONDS);
    ProblemAnswer.write(
        response,
        HttpStatus.TOO_MANY_REQUESTS,
        "Answers of other searches are still being read. Ask again in a second.");
  }

  private static void write(InputStream answer, OutputStream out) throws IOException {
    long end = System.nanoTime() + LONGEST_READING.toNanos();
    for (byte[] piece = answer.readNBytes(PIECE);
        piece.length > 0;
        piece = answer.readNBytes(PIECE)) {
      if (System.nanoTime() - end > 0) {
        throw new CloseNowException("an answer was read too slowly");
      }
      out.write(piece);
    }
  }
}
