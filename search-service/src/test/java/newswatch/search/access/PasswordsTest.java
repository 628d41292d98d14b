package newswatch.search.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import newswatch.events.PersonId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class PasswordsTest {
  private static final String PASSWORD = "correct horse battery";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private static Path folder;
  private static CurrentUsers users;

  @BeforeAll
  static void read() throws Exception {
    Path file = folder.resolve("users.yml");
    UsersBook.make(
        file, new User.Person(new PersonId("ana"), Role.EDITOR, PasswordHash.of(PASSWORD)));
    users = CurrentUsers.of(file, InstantSource.fixed(NOW));
  }

  @Test
  void rightPasswordLetsIn() {
    assertThat(Visitors.of(passwords().authenticate(asked("ana", PASSWORD, "192.0.2.1"))))
        .hasValueSatisfying(
            visit -> {
              assertThat(visit.user().name()).isEqualTo(new PersonId("ana"));
              assertThat(visit.since()).isEqualTo(NOW);
            });
  }

  /** Medians, and with room, as other tests run beside. */
  @Test
  void unknownNameTakesAsLongAsAWrongPassword() {
    long wrong = median("ana");
    long unknown = median("nobody");
    assertThat((double) unknown / wrong).isBetween(0.25, 4.0);
    assertThat(Duration.ofNanos(unknown)).isGreaterThan(Duration.ofMillis(20));
  }

  private long median(String name) {
    long[] took = new long[5];
    for (int i = 0; i < took.length; i++) {
      Passwords passwords = passwords();
      Authentication asked = asked(name, "wrong horse battery", "192.0.2.1");
      long began = System.nanoTime();
      assertThatExceptionOfType(BadCredentialsException.class)
          .isThrownBy(() -> passwords.authenticate(asked));
      took[i] = System.nanoTime() - began;
    }
    Arrays.sort(took);
    return took[took.length / 2];
  }

  @Test
  void beginningOfALongPasswordIsNotThePassword() {
    String longest = "x".repeat(PasswordHash.LONGEST_BYTES);
    assertThat(PasswordHash.of(longest).isOf(longest)).isTrue();
    assertThat(PasswordHash.of(longest).isOf(longest + "y")).isFalse();
  }

  private Passwords passwords() {
    InstantSource clock = InstantSource.fixed(NOW);
    return new Passwords(users, new Attempts(clock), clock);
  }

  private static Authentication asked(String name, String password, String peer) {
    UsernamePasswordAuthenticationToken asked =
        UsernamePasswordAuthenticationToken.unauthenticated(name, password);
    asked.setDetails(new WebAuthenticationDetails(peer, null));
    return asked;
  }
}
