package newswatch.search.api;

import static org.assertj.core.api.Assertions.assertThat;

import newswatch.events.TopicId;
import newswatch.events.TopicVersion;
import newswatch.search.catalogue.KeptVersion;
import newswatch.search.catalogue.VersionArchive;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;

class VersionApiTest {
  @Test
  void unreadableVersionIsNamedAndNobodyIsToldToComeAgain() {
    KeptVersion where = new KeptVersion(new TopicVersion(new TopicId("sea"), 3), null, 12);
    ProblemDetail problem =
        new VersionApi.Problems()
            .unreadable(new VersionArchive.Unreadable(where, new IllegalStateException("cut off")));
    assertThat(problem.getStatus()).isEqualTo(500);
    assertThat(problem.getDetail())
        .contains("sea@3", "offset 12")
        .doesNotContain("does not answer");
  }
}
