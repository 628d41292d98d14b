package newswatch.search.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import newswatch.events.PersonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WelcomeTest {
  private static final Instant LOGIN = Instant.parse("2026-01-01T08:00:00Z");
  private static final User ANA = person(Role.EDITOR, 12);
  private static final User PROGRAM =
      new User.Program(new PersonId("importer"), Role.EDITOR, TokenHash.of("token"));

  @TempDir private Path folder;
  private Path file;
  private Instant now = LOGIN;
  private Welcome welcome;

  @BeforeEach
  void read() throws IOException {
    file = folder.resolve("users.yml");
    UsersBook.make(file, ANA);
    UsersBook.add(file, PROGRAM);
    AccessProperties access =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of("newswatch.access.longest-session", "10h")))
            .bind("newswatch.access", AccessProperties.class)
            .get();
    welcome = new Welcome(CurrentUsers.of(file, () -> now), access, () -> now);
  }

  @Test
  void sessionEndsAtItsLongestHoweverBusyAndATokenDoesNot() {
    now = LOGIN.plus(Duration.ofHours(10)).minusSeconds(1);
    assertThat(welcome.holds(new Visit(ANA, LOGIN))).isTrue();
    now = LOGIN.plus(Duration.ofHours(10));
    assertThat(welcome.holds(new Visit(ANA, LOGIN))).isFalse();
    assertThat(welcome.holds(new Visit(PROGRAM, LOGIN))).isTrue();
  }

  @Test
  void otherRoleAndOtherPasswordEndTheSession() throws IOException {
    for (User changed : new User[] {person(Role.READER, 12), person(Role.EDITOR, 13)}) {
      replaceBy(changed);
      assertThat(welcome.holds(new Visit(ANA, LOGIN))).isFalse();
      assertThat(welcome.holds(new Visit(changed, LOGIN))).isTrue();
    }
    replaceBy(ANA);
    assertThat(welcome.holds(new Visit(ANA, LOGIN))).isTrue();
    assertThat(welcome.holds(new Visit(PROGRAM, LOGIN))).isFalse();
  }

  private void replaceBy(User only) throws IOException {
    Files.delete(file);
    UsersBook.make(file, only);
    now = now.plusSeconds(2);
  }

  private static User person(Role role, int cost) {
    return new User.Person(new PersonId("ana"), role, PasswordHash.ofNobody(cost));
  }
}
