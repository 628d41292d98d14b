package newswatch.bench.contestant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import newswatch.bench.process.LineProcess;

/**
 * The program of a {@link Peer}'s process: polls all feeds as fast as its threads allow, which is
 * more than keep the cores busy.
 */
final class PeerProgram {
  private static final int THREADS = 128;
  private static final int TOLD = 20;

  private final PeerReader reader;
  private final Map<URI, PeerReader.Poll> known = new LinkedHashMap<>();
  private final Queue<String> emissions = new ConcurrentLinkedQueue<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().daemon().factory());
  private List<PolledFeed> feeds = List.of();

  private PeerProgram(PeerReader reader) {
    this.reader = reader;
  }

  /** Takes the name of a {@link PeerReader}. */
  public static void main(String[] arguments) throws Exception {
    PeerReader reader =
        Class.forName(arguments[0])
            .asSubclass(PeerReader.class)
            .getDeclaredConstructor()
            .newInstance();
    LineProcess.serve(new PeerProgram(reader)::answer);
  }

  private String answer(String command, String argument) throws Exception {
    return switch (command) {
      case "feeds" -> {
        watch(Path.of(argument));
        yield "ok";
      }
      case "cycle" -> cycle(Long.parseLong(argument));
      case "emissions" -> {
        Files.write(Path.of(argument), emissions, UTF_8);
        yield "ok";
      }
      default -> throw new IllegalArgumentException("unknown command " + command);
    };
  }

  private void watch(Path list) throws Exception {
    feeds = Files.readAllLines(list, UTF_8).stream().map(PolledFeed::of).toList();
    known.keySet().retainAll(feeds.stream().map(PolledFeed::url).toList());
    for (PolledFeed feed : feeds) {
      if (!known.containsKey(feed.url())) {
        known.put(feed.url(), reader.watch(feed, this::emit));
      }
    }
  }

  private void emit(String link) {
    emissions.add(System.currentTimeMillis() + "\t" + link);
  }

  /** Answers when it began, when it ended, and whether all was polled before the limit. */
  private String cycle(long limitMillis) throws InterruptedException {
    CountDownLatch awaited =
        new CountDownLatch((int) feeds.stream().filter(PolledFeed::awaited).count());
    long began = System.currentTimeMillis();
    for (PolledFeed feed : feeds) {
      PeerReader.Poll poll = known.get(feed.url());
      threads.execute(
          () -> {
            try {
              if (poll != null) {
                poll.run();
              }
            } catch (Exception e) {
              tell(feed, e);
            } finally {
              if (feed.awaited()) {
                awaited.countDown();
              }
            }
          });
    }
    boolean complete = awaited.await(limitMillis, TimeUnit.MILLISECONDS);
    return began + " " + System.currentTimeMillis() + " " + complete;
  }

  private void tell(PolledFeed feed, Exception e) {
    if (failures.incrementAndGet() <= TOLD) {
      System.err.println(feed.url() + ": " + e);
    }
  }
}
