package newswatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import newswatch.local.process.Unable;
import newswatch.local.stack.Commands;
import org.jspecify.annotations.Nullable;

/**
 * What the script {@code newswatch} runs for {@code demo}, {@code up}, {@code status}, {@code
 * down}, {@code import}, and by itself, {@code train} after a build and {@code servers} before
 * {@code replay}; and what the container of the sample wire runs, {@code wire HOST PORT}.
 */
public final class Newswatch {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final int NOTHING_RUNS = 3;

  private Newswatch() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    try {
      String command = arguments.isEmpty() ? "" : arguments.getFirst();
      List<String> rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
      Commands commands = Commands.usual(System.out);
      return switch (command) {
        case "up" -> {
          Map<String, Path> files = files(command, rest, Set.of("--feeds", "--topics"));
          yield commands.up(
              Optional.ofNullable(files.get("--feeds")),
              Optional.ofNullable(files.get("--topics")));
        }
        case "demo" -> {
          files(command, rest, Set.of());
          yield commands.demo();
        }
        case "status" -> {
          files(command, rest, Set.of());
          yield commands.status();
        }
        case "down" -> {
          files(command, rest, Set.of());
          yield commands.down();
        }
        case "import" -> HandInArguments.of(rest).run(commands, System.in, System.out, System.err);
        case "servers" -> {
          files(command, rest, Set.of());
          yield servers(commands);
        }
        case "train" -> {
          files(command, rest, Set.of());
          yield commands.train();
        }
        case "wire" -> {
          if (rest.size() != 2 || !rest.getLast().matches("\\d{1,5}")) {
            throw new Misuse("'wire' takes the name it is known by and a port.");
          }
          commands.wire(rest.getFirst(), Integer.parseInt(rest.getLast()));
          yield 0;
        }
        default -> throw new Misuse("There is no command '%s' here.".formatted(command));
      };
    } catch (Misuse e) {
      System.err.println("newswatch: " + e.getMessage());
      return MISUSED;
    } catch (Unable e) {
      System.err.println("newswatch: " + e.getMessage());
      return FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    } catch (IOException e) {
      System.err.println("newswatch: " + sentence(e));
      return FAILED;
    } catch (UncheckedIOException e) {
      System.err.println("newswatch: " + sentence(e.getCause()));
      return FAILED;
    }
  }

  /** Prints the address of the broker that runs, for clients. */
  private static int servers(Commands commands) {
    List<String> servers = commands.servers();
    if (servers.isEmpty()) {
      System.err.println(
          "newswatch: Newswatch does not run: start it with ./newswatch up or ./newswatch demo.");
      return NOTHING_RUNS;
    }
    servers.forEach(System.out::println);
    return 0;
  }

  private static String sentence(@Nullable IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "Access to %s is denied.".formatted(denied.getFile());
      case NoSuchFileException missing -> "There is no %s.".formatted(missing.getFile());
      case null, default -> "Something cannot be read or written: " + e;
    };
  }

  /**
   * Options that each name a file, as {@code --feeds FILE} or {@code --feeds=FILE}; topics may be a
   * folder, too.
   */
  private static Map<String, Path> files(String command, List<String> given, Set<String> known) {
    Map<String, Path> files = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      String[] parts = given.get(i).split("=", 2);
      String option = parts[0];
      if (!known.contains(option)) {
        throw new Misuse(
            "'%s' takes %s, not '%s'."
                .formatted(
                    command,
                    known.isEmpty()
                        ? "no options"
                        : String.join(" and ", known.stream().sorted().toList()),
                    given.get(i)));
      }
      if (parts.length == 1 && i + 1 == given.size()) {
        throw new Misuse("%s wants the name of a file.".formatted(option));
      }
      Path file = Path.of(parts.length == 2 ? parts[1] : given.get(++i)).toAbsolutePath();
      boolean folder = option.equals("--topics") && Files.isDirectory(file);
      if (!folder && !(Files.isRegularFile(file) && Files.isReadable(file))) {
        throw new Misuse("%s: there is no file %s that can be read.".formatted(option, file));
      }
      files.put(option, file);
    }
    return files;
  }
}
