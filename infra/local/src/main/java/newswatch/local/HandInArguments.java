package newswatch.local;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import newswatch.local.handin.HandIn;
import newswatch.local.stack.Commands;

/**
 * What {@code import} is told.
 *
 * @param what a file or a folder; {@code -} for standard input
 * @param to the console, where it is not the one that runs here
 */
record HandInArguments(String what, boolean alert, Optional<URI> to) {
  private static final int NOTHING_RUNS = 3;
  private static final String INPUT = "-";

  static HandInArguments of(List<String> given) {
    Optional<String> what = Optional.empty();
    Optional<URI> to = Optional.empty();
    boolean alert = false;
    for (int i = 0; i < given.size(); i++) {
      String one = given.get(i);
      if (one.equals("--alert")) {
        alert = true;
      } else if (one.equals("--to") && i + 1 < given.size()) {
        to = Optional.of(address(given.get(++i)));
      } else if (one.startsWith("--to=")) {
        to = Optional.of(address(one.substring("--to=".length())));
      } else if ((one.startsWith("-") && !one.equals(INPUT)) || what.isPresent()) {
        throw new Misuse(
            "'import' takes one file or folder, --alert and --to ADDRESS, not '%s'."
                .formatted(one));
      } else {
        what = Optional.of(one);
      }
    }
    String found =
        what.orElseThrow(
            () -> new Misuse("'import' wants a file of JSON lines, a folder, or - for its input."));
    if (!found.equals(INPUT) && !Files.isReadable(Path.of(found))) {
      throw new Misuse("There is no %s that can be read.".formatted(found));
    }
    return new HandInArguments(found, alert, to);
  }

  private static URI address(String given) {
    try {
      URI address = URI.create(given);
      if (("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
          && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw new Misuse(
        "--to wants an address such as http://127.0.0.1:8080, not '%s'.".formatted(given));
  }

  int run(Commands commands, InputStream in, PrintStream out, PrintStream err) throws IOException {
    Optional<URI> console = to.or(() -> commands.console().map(URI::create));
    if (console.isEmpty()) {
      err.println(
          "newswatch: Newswatch does not run: start it with ./newswatch up or ./newswatch demo, or say --to http://HOST:PORT.");
      return NOTHING_RUNS;
    }
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    HandIn handIn = new HandIn(console.get(), alert, out, err, terminal);
    return what.equals(INPUT) ? handIn.of(INPUT, in) : handIn.of(Path.of(what));
  }
}
