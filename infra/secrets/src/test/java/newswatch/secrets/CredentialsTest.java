package newswatch.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private static final String SECRET = "hunter2-hunter2";
  private static final Keyring KEYS = new Keyring(List.of(new Key(new byte[Key.BYTES])));

  static final List<Credentials> KINDS =
      List.of(
          new Credentials.Basic("me", SECRET),
          new Credentials.Bearer(SECRET),
          new Credentials.Header("X-Api-Key", SECRET));

  @ParameterizedTest
  @FieldSource("KINDS")
  void sealedOnesAreOpenedAsTheyWereAndForTheirFeedAlone(Credentials credentials) {
    String sealed = credentials.sealed(KEYS, "a.example-000000000000");
    assertThat(Credentials.open(KEYS, "a.example-000000000000", sealed)).isEqualTo(credentials);
    assertThatThrownBy(() -> Credentials.open(KEYS, "b.example-000000000000", sealed))
        .isInstanceOf(CannotOpen.class);
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void nothingShowsTheSecretButTheHeader(Credentials credentials) {
    assertThat(credentials.toString()).doesNotContain(SECRET).doesNotContain("hunter");
    assertThat(List.of(credentials)).asString().doesNotContain("hunter");
    String basic = Base64.getEncoder().encodeToString(("me:" + SECRET).getBytes(UTF_8));
    assertThat(credentials.headers().values())
        .singleElement()
        .asString()
        .containsAnyOf(SECRET, basic);
  }

  @Test
  void headersAreThoseOfTheStandards() {
    // The example of RFC 7617, section 2, and the one of section 2.1, in UTF-8.
    assertThat(new Credentials.Basic("Aladdin", "open sesame").headers())
        .containsExactly(entry("Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    assertThat(new Credentials.Basic("test", "123£").headers())
        .containsExactly(entry("Authorization", "Basic dGVzdDoxMjPCow=="));
    // RFC 6750, section 2.1.
    assertThat(new Credentials.Bearer("mF_9.B5f-4.1JqM").headers())
        .containsExactly(entry("Authorization", "Bearer mF_9.B5f-4.1JqM"));
    assertThat(new Credentials.Header("Cookie", "session=a b; c=1").headers())
        .containsExactly(entry("Cookie", "session=a b; c=1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host",
        "host",
        "Content-Length",
        "content-type",
        "Transfer-Encoding",
        "Connection",
        "Proxy-Authorization",
        "X-Forwarded-For",
        "User-Agent",
        "If-None-Match",
        "Set-Cookie",
        "TE",
        "",
        " ",
        "X Key",
        "X-Key:",
        "X-Key\r\nX-Other",
        "Schlüssel",
        ":path"
      })
  void headersThatAreNotForCredentialsAreRefused(String name) {
    assertThatThrownBy(() -> new Credentials.Header(name, SECRET))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " hunter2",
        "hunter2 ",
        "hunter2\r\nX-Other: 1",
        "hunter2\nx",
        "hunter2\u0000",
        "hunter2\u0085",
        "hünter2",
        "hunter2\t"
      })
  void valuesThatCannotStandInAHeaderAreRefusedAndNotRepeated(String value) {
    assertThatThrownBy(() -> new Credentials.Header("X-Key", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("unter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hunter2 x", "hunter2\r\n", "=", "hün", "hunter2=x"})
  void tokensAreThoseOfTheStandard(String token) {
    assertThatThrownBy(() -> new Credentials.Bearer(token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("unter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "me:you", "me\n", "me\u007f", "\ud800"})
  void userNamesHaveNoColonAndNoControlCharacters(String name) {
    assertThatThrownBy(() -> new Credentials.Basic(name, SECRET))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(SECRET);
    assertThatThrownBy(() -> new Credentials.Basic("me", "x".repeat(5_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "{}",
        "{\"basic\":{\"username\":\"hunter2\"}}",
        "[\"hunter2\"]",
        "{\"bearer\":{\"token\":7}}",
        "{\"header\":{\"name\":\"Host\",\"value\":\"hunter2\"}}"
      })
  void sealThatHoldsNoCredentialsIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> Credentials.open(KEYS, "me", KEYS.seal("me", text)))
        .isInstanceOf(CannotOpen.class)
        .hasNoCause()
        .hasMessageNotContaining("hunter2");
  }
}
