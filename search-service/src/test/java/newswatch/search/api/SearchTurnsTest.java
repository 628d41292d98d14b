package newswatch.search.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SearchTurnsTest {
  private final SearchTurns turns = new SearchTurns();
  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final MockHttpServletRequest search = new MockHttpServletRequest("GET", "/api/articles");

  @BeforeEach
  void asManyAsMayBeAreBeingAnswered() throws Exception {
    for (int i = 0; i < SearchTurns.AT_ONCE; i++) {
      assertThat(turns.preHandle(search, response, this)).isTrue();
    }
  }

  @Test
  void oneMoreIsToldToComeAgain() {
    assertThatThrownBy(() -> turns.preHandle(search, response, this))
        .isInstanceOf(SearchTurns.Busy.class);
  }

  @Test
  void oneMoreHasItsTurnOnceAnotherIsAnswered() throws Exception {
    turns.afterCompletion(search, response, this, null);
    assertThat(turns.preHandle(search, response, this)).isTrue();
  }

  @Test
  void articlesAreHandedInMeanwhileAndGiveNoTurnBack() throws Exception {
    MockHttpServletRequest handingIn = new MockHttpServletRequest("POST", "/api/articles");
    assertThat(turns.preHandle(handingIn, response, this)).isTrue();
    turns.afterCompletion(handingIn, response, this, null);
    assertThatThrownBy(() -> turns.preHandle(search, response, this))
        .isInstanceOf(SearchTurns.Busy.class);
  }

  @Test
  void theProblemSaysWhenToAskAgain() {
    ResponseEntity<ProblemDetail> problem = new SearchTurns.Problems().busy(new SearchTurns.Busy());
    assertThat(problem.getStatusCode().value()).isEqualTo(429);
    assertThat(problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
  }
}
