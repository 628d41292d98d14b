package newswatch.bench.contestant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import newswatch.bench.ledger.Asked;
import newswatch.bench.ledger.Emission;
import newswatch.bench.process.LineProcess;
import newswatch.bench.wire.FeedFormat;
import newswatch.bench.wire.GeneratedFeed;

/** Another feed reader's library, driven by {@link PeerProgram} in a JVM of its own. */
final class Peer implements Contestant {
  private final LineProcess process;

  private Peer(LineProcess process) {
    this.process = process;
  }

  static Peer start(Class<? extends PeerReader> reader, Path folder, List<String> javaOptions)
      throws IOException {
    List<String> options = new ArrayList<>(javaOptions);
    // They fetch by URLConnection, which by itself waits for ever.
    options.add("-Dsun.net.client.defaultConnectTimeout=30000");
    options.add("-Dsun.net.client.defaultReadTimeout=30000");
    // It keeps five idle connections for each host by default, fewer than it is asked for.
    options.add("-Dhttp.maxConnections=20");
    return new Peer(LineProcess.start(PeerProgram.class, folder, options, reader.getName()));
  }

  @Override
  public Instant tell(Task task) throws IOException {
    Path list = process.folder().resolve("feeds.tsv");
    Files.write(list, mixed(task).stream().map(PolledFeed::line).toList(), UTF_8);
    process.ask("feeds " + list);
    return Instant.now();
  }

  @Override
  public Cycle cycle(Task task, Asked asked) throws IOException {
    String[] answer = process.ask("cycle " + task.limit().toMillis()).split(" ", -1);
    return new Cycle(
        Instant.ofEpochMilli(Long.parseLong(answer[0])),
        Instant.ofEpochMilli(Long.parseLong(answer[1])),
        Boolean.parseBoolean(answer[2]));
  }

  /** The hostile ones evenly among the others, as nobody knows beforehand which they are. */
  private static List<PolledFeed> mixed(Task task) {
    List<PolledFeed> feeds = new ArrayList<>();
    int every =
        task.hostile().isEmpty() ? 1 : Math.max(1, task.feeds().size() / task.hostile().size());
    int next = 0;
    for (int i = 0; i < task.feeds().size(); i++) {
      if (next < task.hostile().size() && i % every == 0) {
        feeds.add(new PolledFeed(task.hostile().get(next++), false, false));
      }
      GeneratedFeed feed = task.feeds().get(i);
      feeds.add(new PolledFeed(feed.url(), feed.format() == FeedFormat.ATOM, true));
    }
    return feeds;
  }

  @Override
  public void forget(Task task) {
    // It polls what the next task lists.
  }

  @Override
  public List<Emission> emissions() throws IOException {
    Path file = process.folder().resolve("emissions.tsv");
    process.ask("emissions " + file);
    List<Emission> emissions = new ArrayList<>();
    for (String line : Files.readAllLines(file, UTF_8)) {
      String[] fields = line.split("\t", 2);
      emissions.add(
          Emission.of(URI.create(fields[1]), Instant.ofEpochMilli(Long.parseLong(fields[0]))));
    }
    return emissions;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public long keeperPid() {
    return 0;
  }

  @Override
  public Path garbageLog() {
    return process.garbageLog();
  }

  @Override
  public void close() {
    process.close();
  }
}
