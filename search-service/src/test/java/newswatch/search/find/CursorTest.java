package newswatch.search.find;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import newswatch.events.ArticleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"2026-03-10T12:00:00.123Z", "1970-01-01T00:00:00Z", "1871-01-18T00:00:00Z"})
  void cursorComesBackAsItWasHandedOut(String time) {
    Cursor cursor =
        new Cursor(
            "0123456789abcdef",
            12.75f,
            Instant.parse(time),
            ArticleId.ofAddress(URI.create("https://a.example/")));
    assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
    assertThat(Cursor.parse(cursor.text())).hasValue(cursor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "%%%", "MTIz", "MS8y", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void anythingElseIsNone(String text) {
    assertThat(Cursor.parse(text)).isEmpty();
  }

  @Test
  void timeBeyondAllCalendarsIsNone() {
    String forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                ("0123456789abcdef/0/9999999999999999999/" + "0".repeat(32)).getBytes(UTF_8));
    assertThat(Cursor.parse(forged)).isEmpty();
  }

  @Test
  void cursorOfOneSearchIsRefusedByAnother() {
    Search newest = new Search(null, Filters.NONE, Period.ALWAYS, Sort.NEWEST, 5, null);
    ArticleId id = ArticleId.ofAddress(URI.create("https://a.example/"));
    Cursor cursor = new Cursor(newest.print(), 0, Instant.EPOCH, id);

    assertThat(new Search(null, Filters.NONE, Period.ALWAYS, Sort.NEWEST, 9, cursor).after())
        .isEqualTo(cursor);
    assertThatThrownBy(() -> new Search(null, Filters.NONE, Period.ALWAYS, Sort.OLDEST, 5, cursor))
        .hasMessage("the cursor belongs to another search");
  }
}
