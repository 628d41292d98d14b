package newswatch.search.access;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import newswatch.events.PersonId;
import newswatch.start.CannotStart;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the users, and makes the first where that is wanted. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class UsersConfiguration {
  private static final PersonId FIRST = new PersonId("admin");

  /**
   * @throws CannotStart when a users file is set and cannot be used, or cannot be made
   */
  @Bean
  static CurrentUsers users(AccessProperties access, InstantSource clock) {
    Path file = access.usersFile();
    if (file == null) {
      if (access.firstToken()) {
        throw new CannotStart(
            "it is not known where the first token is to be kept",
            "Set newswatch.access.users-file to the file to be made.",
            null);
      }
      return CurrentUsers.unknown();
    }
    if (access.firstToken()) {
      makeFirst(file, System.out);
    }
    try {
      return CurrentUsers.of(file, clock);
    } catch (UnusableUsers e) {
      throw new CannotStart(String.valueOf(e.getMessage()), e.remedy(), null);
    }
  }

  /**
   * Makes the file with one admin, whose token is printed where the log goes, unless it is there.
   */
  static void makeFirst(Path file, PrintStream out) {
    Token token = Token.fresh();
    try {
      if (UsersBook.make(file, new User.Program(FIRST, Role.ADMIN, token.hash()))) {
        out.printf(
            "newswatch: the token of '%s', made now and told this once: %s%n", FIRST, token.text());
      }
    } catch (IOException e) {
      throw new CannotStart(
          "the users file %s cannot be made: %s".formatted(file, e.getClass().getSimpleName()),
          "Let the user that the service runs as write its folder, or make the file: "
              + UsersFile.MAKING,
          null);
    }
  }
}
