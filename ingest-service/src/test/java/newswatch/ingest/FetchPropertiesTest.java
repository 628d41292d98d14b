package newswatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class FetchPropertiesTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', Newswatch/0.1",
    "desk@news.example, '', Newswatch/0.1 (+mailto:desk@news.example)",
    "' https://news.example/bot ', '', Newswatch/0.1 (+https://news.example/bot)",
    "http.desk@news.example, '', Newswatch/0.1 (+mailto:http.desk@news.example)",
    "desk@news.example, Other/2 (me), Other/2 (me)"
  })
  void publishersAreToldWhomToReach(String contact, String userAgent, String told) {
    assertThat(properties(contact, userAgent).limits().userAgent()).isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody",
        "desk@news.example)",
        "ftp://news.example",
        "a@b\r\nX-Evil: 1",
        "d\u00e9sk@a.example"
      })
  void contactThatIsNoneIsRefused(String contact) {
    assertThatThrownBy(() -> properties(contact, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "newswatch.fetch.contact is neither an e-mail address nor an http or https address");
  }

  @Test
  void userAgentCannotHoldASecondHeader() {
    assertThatThrownBy(() -> properties("", "x\r\nX-Evil: 1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FetchProperties properties(String contact, String userAgent) {
    return new FetchProperties(
        Duration.ofSeconds(1), DataSize.ofMegabytes(1), 5, contact, userAgent, "");
  }
}
