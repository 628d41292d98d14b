package newswatch.search.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.events.ArticleId;
import newswatch.secrets.Keyring;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
  private static final Keyring KEYS = Keyring.fresh();

  private final Cursors cursors = new Cursors(KEYS.signingKey("test"));

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-03-10T12:00:00.123Z", "1970-01-01T00:00:00Z", "1871-01-18T00:00:00Z"})
  void cursorComesBackAsItWasHandedOut(String time) {
    for (Cursor cursor : List.of(cursor(time, null), cursor(time, "i6-xAwEZbmV3c3dhdGNo=="))) {
      assertThat(cursors.text(cursor)).matches("[A-Za-z0-9_-]+");
      assertThat(cursors.read(cursors.text(cursor))).hasValue(cursor);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "%%%", "MTIz", "MS8y", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void anythingElseIsNone(String text) {
    assertThat(cursors.read(text)).isEmpty();
  }

  @Test
  void everyChangedByteIsNoticed() {
    byte[] bytes =
        Base64.getUrlDecoder().decode(cursors.text(cursor("2026-03-10T12:00:00Z", "point")));
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      assertThat(cursors.read(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
          .as("byte %d", i)
          .isEmpty();
    }
  }

  @Test
  void cursorIsReadWhereTheKeysAreTheSameAndNowhereElse() {
    Cursor cursor = cursor("2026-03-10T12:00:00Z", null);
    String text = cursors.text(cursor);
    assertThat(new Cursors(KEYS.signingKey("test")).read(text)).hasValue(cursor);
    assertThat(new Cursors(KEYS.signingKey("something else")).read(text)).isEmpty();
    assertThat(new Cursors(Keyring.fresh().signingKey("test")).read(text)).isEmpty();
  }

  @Test
  void pointInTimeThatFitsIntoNoAddressIsLeftOut() {
    Random random = new Random(5);
    String point =
        IntStream.range(0, 6_000)
            .mapToObj(_ -> Character.toString('A' + random.nextInt(26)))
            .collect(Collectors.joining());
    Cursor cursor = cursor("2026-03-10T12:00:00Z", point);
    String text = cursors.text(cursor);
    assertThat(text.length()).isLessThan(Cursors.LONGEST);
    assertThat(cursors.read(text)).hasValue(cursor.withoutPoint());
  }

  private static Cursor cursor(String time, @Nullable String point) {
    return new Cursor(
        "0123456789abcdef",
        new Rank(
            12.75f, Instant.parse(time), ArticleId.ofAddress(URI.create("https://a.example/"))),
        Instant.parse("2026-11-30T00:00:00.001Z"),
        point);
  }
}
