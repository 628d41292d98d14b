package newswatch.search.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class UnreadAnswersTest {
  /** Two of them lie unread at most, and no third. */
  private static final int LARGE = 7 * 1024 * 1024;

  private final MockHttpServletRequest search = new MockHttpServletRequest("GET", "/api/articles");
  private final UnreadAnswers unread = new UnreadAnswers();

  private final CountDownLatch read = new CountDownLatch(1);
  private final CountDownLatch writing = new CountDownLatch(2);

  /** Nothing of it is read before somebody says so. */
  private final class Unread extends MockHttpServletResponse {
    @Override
    public ServletOutputStream getOutputStream() {
      return new ServletOutputStream() {
        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void write(int one) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void write(byte[] piece, int begin, int length) {
          writing.countDown();
          try {
            read.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }
      };
    }
  }

  @Test
  void answerGoesOutWhole() throws Exception {
    search.setServletPath("/api/articles");
    MockHttpServletResponse response = new MockHttpServletResponse();

    unread.doFilter(search, response, answering(100_000));

    assertThat(response.getContentAsByteArray()).hasSize(100_000);
    assertThat(response.getContentLength()).isEqualTo(100_000);
  }

  @Test
  void whereTooMuchLiesUnreadOneMoreIsToldToComeAgainUntilItIsRead() throws Exception {
    search.setServletPath("/api/articles");
    Thread first = Thread.ofVirtual().start(() -> answer(new Unread()));
    Thread second = Thread.ofVirtual().start(() -> answer(new Unread()));
    writing.await();

    MockHttpServletResponse third = new MockHttpServletResponse();
    answer(third);
    assertThat(third.getStatus()).isEqualTo(429);
    assertThat(third.getContentType()).isEqualTo("application/problem+json");
    assertThat(third.getHeader("Retry-After")).isEqualTo("1");
    assertThat(third.getHeader("ETag")).isNull();

    read.countDown();
    first.join();
    second.join();
    MockHttpServletResponse fourth = new MockHttpServletResponse();
    answer(fourth);
    assertThat(fourth.getStatus()).isEqualTo(200);
    assertThat(fourth.getContentAsByteArray()).hasSize(LARGE);
  }

  private void answer(MockHttpServletResponse response) {
    try {
      MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/articles");
      request.setServletPath("/api/articles");
      unread.doFilter(request, response, answering(LARGE));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static FilterChain answering(int bytes) {
    return (_, response) -> write((HttpServletResponse) response, bytes);
  }

  private static void write(HttpServletResponse response, int bytes) throws IOException {
    response.setContentType("application/atom+xml");
    response.setHeader("ETag", "\"one\"");
    response.getOutputStream().write(new byte[bytes]);
  }
}
