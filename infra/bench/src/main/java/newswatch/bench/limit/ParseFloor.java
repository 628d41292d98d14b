package newswatch.bench.limit;

import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Every feed read by Rome from memory, and thrown away. */
final class ParseFloor {
  private static final int THREADS = 2;

  private ParseFloor() {}

  /** Reads all files, then parses them; answers how long the parsing took, in nanoseconds. */
  static long parse(List<Path> files) throws IOException, InterruptedException, ExecutionException {
    List<byte[]> documents = new ArrayList<>();
    for (Path file : files) {
      documents.add(Files.readAllBytes(file));
    }
    AtomicInteger next = new AtomicInteger();
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> shares = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        shares.add(
            threads.submit(
                () -> {
                  for (int at = next.getAndIncrement();
                      at < documents.size();
                      at = next.getAndIncrement()) {
                    parse(documents.get(at));
                  }
                  return null;
                }));
      }
      for (Future<?> share : shares) {
        share.get();
      }
    }
    return System.nanoTime() - began;
  }

  private static void parse(byte[] document) throws Exception {
    SyndFeedInput input = new SyndFeedInput();
    if (input.build(new XmlReader(new ByteArrayInputStream(document))).getEntries().isEmpty()) {
      throw new IOException("a feed came out empty");
    }
  }
}
