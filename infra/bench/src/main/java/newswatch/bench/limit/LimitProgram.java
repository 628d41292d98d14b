package newswatch.bench.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import newswatch.bench.process.LineProcess;

/** The program of the process that shows what is possible: a line for each way, in nanoseconds. */
final class LimitProgram {
  private List<String[]> feeds = List.of();
  private HttpFloor http = new HttpFloor(List.of());

  private LimitProgram() {}

  public static void main(String[] arguments) throws Exception {
    LineProcess.serve(new LimitProgram()::answer);
  }

  private String answer(String command, String argument) throws Exception {
    return switch (command) {
      case "feeds" -> {
        feeds =
            Files.readAllLines(Path.of(argument), UTF_8).stream()
                .map(line -> line.split("\t", 2))
                .toList();
        http = new HttpFloor(feeds.stream().map(feed -> URI.create(feed[0])).toList());
        yield "ok";
      }
      case "fetch" -> Long.toString(http.fetch());
      case "revalidate" -> Long.toString(http.revalidate());
      case "parse" ->
          Long.toString(ParseFloor.parse(feeds.stream().map(feed -> Path.of(feed[1])).toList()));
      default -> throw new IllegalArgumentException("unknown command " + command);
    };
  }
}
