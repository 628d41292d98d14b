package newswatch.search.access;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import newswatch.events.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What {@code user add} and {@code token add} are told.
 *
 * @param isPerson whether it is somebody with a password, and not a program
 * @param file the users file, where it is named
 */
record UsersArguments(boolean isPerson, PersonId name, Role role, @Nullable Path file) {

  /** Arguments that make no sense; the message says why. */
  static final class Misused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misused(String reason) {
      super(reason);
    }
  }

  /**
   * Reads them; an option's value is the next of them, or stands behind a {@code =}.
   *
   * @throws Misused when they make no sense
   */
  static UsersArguments read(List<String> arguments) {
    if (arguments.size() < 3 || !arguments.get(1).equals("add")) {
      throw new Misused("'%s' takes add and a name".formatted(arguments.getFirst()));
    }
    Role role = null;
    Path file = null;
    for (int i = 3; i < arguments.size(); i++) {
      String one = arguments.get(i);
      String option = one.split("=", 2)[0];
      if (!option.equals("--role") && !option.equals("--file")) {
        throw new Misused("there is no option '%s'".formatted(option));
      }
      if (one.equals(option) && i + 1 == arguments.size()) {
        throw new Misused(option + " wants a value");
      }
      String value = one.equals(option) ? arguments.get(++i) : one.substring(option.length() + 1);
      if (option.equals("--role")) {
        role = role(value);
      } else {
        file = path(value);
      }
    }
    if (role == null) {
      throw new Misused("--role is missing: " + Role.words());
    }
    return new UsersArguments(
        arguments.getFirst().equals("user"), name(arguments.get(2)), role, file);
  }

  private static PersonId name(String given) {
    try {
      PersonId name = new PersonId(given);
      if (name.equals(Visitors.LOCAL)) {
        throw new Misused("'local' stands for whoever asked before there were users");
      }
      return name;
    } catch (IllegalArgumentException e) {
      throw new Misused(String.valueOf(e.getMessage()));
    }
  }

  private static Role role(String given) {
    return Role.of(given)
        .orElseThrow(() -> new Misused("--role is %s, not '%s'".formatted(Role.words(), given)));
  }

  private static Path path(String given) {
    try {
      return Path.of(given);
    } catch (InvalidPathException _) {
      throw new Misused("--file names no file");
    }
  }
}
