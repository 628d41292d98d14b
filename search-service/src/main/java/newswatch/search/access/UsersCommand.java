package newswatch.search.access;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import newswatch.events.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * {@code newswatch user add NAME} and {@code newswatch token add NAME}: make an entry of the users
 * file. A password is asked for at the terminal, or read as the first line of what is piped in;
 * never is it an argument, which others can see. A token is printed once.
 */
public final class UsersCommand {
  /** How to call it, for people. */
  static final String USAGE =
      """
      usage: newswatch user add NAME --role reader|editor|admin [--file FILE]
             newswatch token add NAME --role reader|editor|admin [--file FILE]
        user   somebody who logs in with a password, which is asked for, or read from standard input
        token  a program, with a new token, which is printed once
        --file the users file, as NEWSWATCH_ACCESS_USERSFILE names it; without either, the entry is printed""";

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;
  private static final String FILE_VARIABLE = "NEWSWATCH_ACCESS_USERSFILE";

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;

  UsersCommand(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.environment = Map.copyOf(environment);
  }

  /** With the streams and variables of this process. */
  public static UsersCommand ofThisProcess() {
    return new UsersCommand(System.in, System.out, System.err, System.getenv());
  }

  /** Whether a service's jar is asked for this. */
  public static boolean answers(String word) {
    return word.equals("user") || word.equals("token");
  }

  /**
   * Runs it.
   *
   * @param arguments all of them, the first being {@code user} or {@code token}
   * @return the exit code: 0 when it is done, 1 when it could not be, 2 for wrong use
   */
  public int run(List<String> arguments) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      out.println(USAGE);
      return DONE;
    }
    try {
      make(UsersArguments.read(arguments));
      return DONE;
    } catch (UsersArguments.Misused e) {
      err.println("newswatch: " + e.getMessage());
      err.println(USAGE);
      return WRONG_USE;
    } catch (UnusableUsers e) {
      err.println("newswatch: %s. %s".formatted(e.getMessage(), e.remedy()));
      return FAILED;
    } catch (IllegalArgumentException e) {
      err.println("newswatch: " + e.getMessage());
      return FAILED;
    } catch (IOException e) {
      err.println("newswatch: the file cannot be written: " + e);
      return FAILED;
    }
  }

  private void make(UsersArguments asked) throws IOException {
    Path file = file(asked);
    if (file != null && Files.exists(file)) {
      // Before somebody thinks of a password in vain.
      UsersBook.requireFree(file, asked.name());
    }
    if (asked.isPerson()) {
      keep(
          file,
          new User.Person(asked.name(), asked.role(), PasswordHash.of(password(asked.name()))));
    } else {
      Token token = Token.fresh();
      keep(file, new User.Program(asked.name(), asked.role(), token.hash()));
      err.println("The token of '" + asked.name() + "', which is told this once:");
      out.println(token.text());
    }
  }

  private @Nullable Path file(UsersArguments asked) {
    String named = environment.getOrDefault(FILE_VARIABLE, "");
    return asked.file() != null ? asked.file() : named.isEmpty() ? null : Path.of(named);
  }

  private void keep(@Nullable Path file, User user) throws IOException {
    if (file == null) {
      err.println("An entry for the list 'users:' of the users file:");
      out.print(UsersBook.entry(user));
      return;
    }
    if (!UsersBook.make(file, user)) {
      UsersBook.add(file, user);
    }
    err.println("'%s' stands in %s, as %s.".formatted(user.name(), file, user.role().word()));
  }

  private String password(PersonId name) throws IOException {
    Console console =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).orElse(null);
    if (console == null) {
      String line =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
      return line == null ? "" : line;
    }
    String first = typed(console, "Password of %s: ".formatted(name));
    if (!first.equals(typed(console, "Again: "))) {
      throw new IllegalArgumentException("the two are not the same");
    }
    return first;
  }

  private static String typed(Console console, String prompt) {
    char[] typed = console.readPassword("%s", prompt);
    return typed == null ? "" : new String(typed);
  }
}
