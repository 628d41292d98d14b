package newswatch.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

class OneLineReportTest {
  @Test
  void problemAndRemedyAreTwoSentencesOfOneLine() {
    assertThat(line("the port 8080\n\n    is taken:\n", "Free it\r\nor take another."))
        .isEqualTo("the port 8080 is taken. Free it or take another.");
  }

  @Test
  void problemWithoutRemedyStandsAlone() {
    assertThat(line("the port is taken", null)).isEqualTo("the port is taken");
  }

  @Test
  void loginInsideAnAddressIsNotTold() {
    assertThat(line("cannot read https://elastic:se@sam@search:9200/x", "Look at http://docs."))
        .isEqualTo("cannot read https://***@search:9200/x. Look at http://docs.");
  }

  @Test
  void loginInsideAnAddressWithoutItsSchemeIsNotToldEither() {
    assertThat(line("the list is 'elastic:se:s@m@search:9200' (line 3:1)", "Ask sam@example.org."))
        .isEqualTo("the list is '***@search:9200' (line 3:1). Ask sam@example.org.");
  }

  private static String line(String problem, @Nullable String action) {
    return OneLineReport.line(new FailureAnalysis(problem, action, new IllegalStateException()));
  }
}
