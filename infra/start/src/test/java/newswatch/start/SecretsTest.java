package newswatch.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://elastic:geheim@search:9200 | 'https://***@search:9200'",
        "https://elastic:ge heim@search:9200 | 'https://***@search:9200'",
        "elastic:geheim@search:9200 | '***@search:9200'",
        "elastic:ge heim@search:9200 | '***@search:9200'",
        "elastic:ge://heim@search:9200 | '***@search:9200'",
        "http://a:1,http://elastic:ge@heim@b:1 | 'http://***@b:1'",
        "https://search:9200 | 'https://search:9200'"
      },
      quoteCharacter = '"')
  void nothingBeforeTheLastAtOfAValueIsShownButTheScheme(String value, String shown) {
    assertThat(Secrets.shown("spring.elasticsearch.uris", value)).isEqualTo(shown);
  }

  @Test
  void valueOfASecretIsNotShown() {
    assertThat(Secrets.shown("spring.elasticsearch.api-key", "a2V5")).isEqualTo("(not shown)");
  }

  @Test
  void reasonQuotesAnElementOfAListWithoutItsLogin() {
    String list = "http://a:1, https://elastic:ge heim@b:1,http://c:1";
    assertThat(Secrets.masked("no: https://elastic:ge heim@b:1 http://c:1", "uris", list))
        .isEqualTo("no: https://***@b:1 http://c:1");
  }

  @Test
  void reasonDoesNotQuoteHalfAPasswordThatHoldsAComma() {
    assertThat(Secrets.masked("no: https://elastic:ge", "uris", "https://elastic:ge,heim@b:1"))
        .isEqualTo("no: ***");
  }

  @Test
  void secretIsTakenOutOfAReasonAndNotOutOfTheNamesInIt() {
    assertThat(Secrets.masked("my.elastic.key is 'elastic'", "my.elastic.key-password", "elastic"))
        .isEqualTo("my.elastic.key is '(not shown)'");
    assertThat(Secrets.masked("it is too short", "password", "")).isEqualTo("it is too short");
  }
}
