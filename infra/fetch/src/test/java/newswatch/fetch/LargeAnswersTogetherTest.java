package newswatch.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeAnswersTogetherTest {
  private static final int MEGABYTE = 1 << 20;

  /** What is kept for one answer, and so nearly nothing for a second. */
  private static final long ROOM = (long) Room.ARRAYS * MEGABYTE + 1;

  private static final byte[] LARGE = hex(MEGABYTE);

  private final Site site = new Site("0.0.0.0");
  private final Room room = new Room(ROOM, MEGABYTE);
  private final Fetcher fetcher = Fetchers.roomy(room);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() throws IOException {
    fetcher.close();
    site.close();
    threads.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"announced", "chunked", "packed"})
  void manyAtOnceAllComeOneAfterAnother(String how) throws Exception {
    switch (how) {
      case "announced" -> site.bytes("/it", LARGE);
      case "packed" -> site.bytes("/it", packed(LARGE), "Content-Encoding", "gzip");
      default ->
          site.on(
              "/it",
              exchange -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(LARGE);
              });
    }
    List<Future<Download>> endings = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      endings.add(fetch(at(i, "/it")));
    }
    for (Future<Download> one : endings) {
      assertThat(one.get(60, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              Download.Changed.class,
              it -> assertThat(it.content().stream()).hasBinaryContent(LARGE));
    }
    assertThat(room.left()).isEqualTo(ROOM);
  }

  /** It holds what there is, says a byte now and then or nothing at all, and others want it. */
  @ParameterizedTest
  @ValueSource(ints = {100, 60_000})
  void slowServerHoldsUpNoSmallAnswerAndLargeOnesNotForLong(int pause) throws Exception {
    site.bytes("/small", hex(100_000)).bytes("/large", LARGE);
    site.bytes("/packed", packed(hex(100_000)), "Content-Encoding", "gzip");
    try (RawSite slow = stalling(pause)) {
      Future<Download> held = fetch(slow.address());
      await().until(() -> room.left() < ROOM);
      for (int i = 0; i < 20; i++) {
        String path = i % 2 == 0 ? "/small" : "/packed";
        assertThat(Fetchers.text(fetcher.fetch(Request.of(at(1, path))))).hasSize(100_000);
      }
      assertThat(held).isNotDone();
      Future<Download> large = fetch(at(1, "/large"));
      assertThat(held.get(10, TimeUnit.SECONDS))
          .isEqualTo(new Failed("the answer came at less than 65536 bytes a second", Kind.PASSING));
      assertThat(Fetchers.text(large.get(10, TimeUnit.SECONDS))).hasSize(MEGABYTE);
    }
    assertThat(room.left()).isEqualTo(ROOM);
  }

  /** Whatever their packing, and whether their length is known: there is no room to be had. */
  @Test
  void smallAnswersNeedNoRoom() throws IOException {
    try (Fetcher roomless = Fetchers.roomy(new Room(1, MEGABYTE))) {
      for (int random = 0; random <= 100_000; random += 4_000) {
        byte[] text = hex(100_000);
        Arrays.fill(text, random, text.length, (byte) ' ');
        byte[] packed = packed(text);
        site.bytes("/announced" + random, packed, "Content-Encoding", "gzip");
        site.on(
            "/chunked" + random,
            exchange -> {
              exchange.getResponseHeaders().set("Content-Encoding", "gzip");
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write(packed);
            });
        for (String path : List.of("/announced" + random, "/chunked" + random)) {
          Download download = roomless.fetch(Request.of(at(1, path)));
          assertThat(Fetchers.text(download)).as(path).hasSize(100_000);
        }
      }
      site.bytes("/whole", hex(Room.FREE));
      site.on(
          "/unknown",
          exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(hex(Room.FREE / 2));
          });
      for (String path : List.of("/whole", "/unknown")) {
        assertThat(roomless.fetch(Request.of(at(1, path)))).isInstanceOf(Download.Changed.class);
      }
      site.bytes("/larger", hex(Room.FREE + 1));
      assertThat(Fetchers.failed(roomless.fetch(Request.of(at(1, "/larger")))).kind())
          .isEqualTo(Kind.LASTING);
    }
  }

  /** Nothing is given up for being slow where nobody else wants the room. */
  @Test
  void serverThatPausesWhereNobodyWaitsIsWaitedFor() throws Exception {
    CompletableFuture<RawSite> self = new CompletableFuture<>();
    try (RawSite pausing =
        new RawSite(
            out -> {
              sayHalf(out);
              self.join().pause(3_000);
              out.write(LARGE, MEGABYTE / 2, MEGABYTE / 2);
            })) {
      self.complete(pausing);
      assertThat(Fetchers.text(fetcher.fetch(Request.of(pausing.address())))).hasSize(MEGABYTE);
    }
    assertThat(room.left()).isEqualTo(ROOM);
  }

  /** It holds some room, waits for more than two seconds, and the line that it stands in is it. */
  @Test
  void answerThatComesSlowlyOnlyAsItWaitsForRoomIsNotGivenUp() throws Exception {
    site.bytes("/large", LARGE);
    long all = ROOM + 600 * 1024;
    Room two = new Room(all, MEGABYTE);
    CompletableFuture<RawSite> self = new CompletableFuture<>();
    try (Fetcher roomy = Fetchers.roomy(two);
        RawSite steady =
            new RawSite(
                out -> {
                  sayHalf(out);
                  for (int at = MEGABYTE / 2; at < MEGABYTE; at += 32 * 1024) {
                    self.join().pause(250);
                    out.write(LARGE, at, 32 * 1024);
                  }
                })) {
      self.complete(steady);
      Future<Download> first = threads.submit(() -> roomy.fetch(Request.of(steady.address())));
      await().until(() -> two.left() == all - (MEGABYTE - Room.FREE));
      Future<Download> second = threads.submit(() -> roomy.fetch(Request.of(at(1, "/large"))));
      await().until(() -> two.waiting() == 1);
      assertThat(two.left()).isEqualTo(all - (MEGABYTE - Room.FREE) - Room.FREE);
      assertThat(first).isNotDone();
      assertThat(Fetchers.text(first.get(15, TimeUnit.SECONDS))).hasSize(MEGABYTE);
      assertThat(Fetchers.text(second.get(15, TimeUnit.SECONDS))).hasSize(MEGABYTE);
    }
    assertThat(two.left()).isEqualTo(all);
  }

  @Test
  void waitingForRoomEndsWithTheDeadline() throws Exception {
    site.bytes("/large", LARGE);
    try (RawSite slow = stalling(60_000)) {
      Future<Download> held = fetch(slow.address());
      await().until(() -> room.left() < ROOM);
      Request request = Request.of(at(1, "/large"));
      assertThat(fetcher.fetch(request.within(Duration.ofMillis(700))))
          .isEqualTo(new Failed("no room for a large answer now; asked again later", Kind.PASSING));
      Future<Download> last = fetch(request.address());
      await().until(() -> room.waiting() == 1);
      fetcher.close();
      assertThat(Fetchers.failed(last.get(5, TimeUnit.SECONDS)).kind()).isEqualTo(Kind.PASSING);
      assertThat(Fetchers.failed(held.get(5, TimeUnit.SECONDS)).kind()).isEqualTo(Kind.PASSING);
    }
    assertThat(room.left()).isEqualTo(ROOM);
  }

  @Test
  void roomIsHeldUntilTheAnswerIsReadHoweverTheReadingEnds() {
    site.bytes("/large", LARGE).status("/gone", 410);
    long left = ROOM - (MEGABYTE - Room.FREE);
    Request large = Request.of(at(1, "/large"));
    assertThat(
            fetcher.<String>fetch(
                large,
                download -> {
                  assertThat(room.left()).isEqualTo(left);
                  return Fetchers.text(download);
                }))
        .hasSize(MEGABYTE);
    assertThat(room.left()).isEqualTo(ROOM);
    assertThatThrownBy(
            () ->
                fetcher.<Object>fetch(
                    large,
                    download -> {
                      throw new IllegalStateException("read in vain: " + room.left());
                    }))
        .hasMessage("read in vain: " + left);
    assertThat(room.left()).isEqualTo(ROOM);
    assertThat(fetcher.<Long>fetch(Request.of(at(1, "/gone")), download -> room.left()))
        .isEqualTo(ROOM);
    assertThat(fetcher.alarms()).isZero();
  }

  /** Its deadline is for the fetch: reading may take longer, and others wait for the room. */
  @Test
  void largeAnswerWaitsUntilAnotherIsRead() throws Exception {
    site.bytes("/large", LARGE);
    CompletableFuture<Boolean> read = new CompletableFuture<>();
    Future<Boolean> first =
        threads.submit(() -> fetcher.fetch(Request.of(at(1, "/large")), download -> read.join()));
    await().until(() -> room.left() == ROOM - (MEGABYTE - Room.FREE));
    Future<Download> second = fetch(at(2, "/large"));
    await().until(() -> room.waiting() == 1);
    assertThat(second).isNotDone();
    read.complete(true);
    assertThat(Fetchers.text(second.get(15, TimeUnit.SECONDS))).hasSize(MEGABYTE);
    assertThat(first.get(15, TimeUnit.SECONDS)).isTrue();
    assertThat(room.left()).isEqualTo(ROOM);
  }

  /** What is kept of it takes no more than it is long, where there is room to copy it. */
  @Test
  void contentIsTrimmedBeforeItIsHandedOver() {
    int size = 600_000;
    site.on(
        "/it",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(hex(size));
        });
    Request request = Request.of(at(1, "/it"));
    assertThat(fetcher.<Integer>fetch(request, LargeAnswersTogetherTest::room)).isEqualTo(size);
    assertThat(fetcher.<Long>fetch(request, download -> room.left()))
        .isEqualTo(ROOM - (size - Room.FREE));
    assertThat(room.left()).isEqualTo(ROOM);
  }

  private static int room(Download download) {
    return download instanceof Download.Changed changed ? changed.content().room() : -1;
  }

  @Test
  void roomComesBackHoweverAnAnswerEnds() throws IOException {
    byte[] packed = packed(LARGE);
    byte[] broken = packed.clone();
    Arrays.fill(broken, 300_000, 300_100, (byte) 0xff);
    site.bytes("/whole", packed, "Content-Encoding", "gzip");
    site.bytes("/broken", broken, "Content-Encoding", "gzip");
    site.bytes("/short", Arrays.copyOf(packed, 400_000), "Content-Encoding", "gzip");
    site.bytes("/bomb", packed(new byte[32 << 20]), "Content-Encoding", "gzip");
    site.bytes("/strange", LARGE, "Content-Encoding", "br");
    site.bytes("/announced", hex(MEGABYTE + 1));
    site.on(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(hex(2 * MEGABYTE));
        });
    for (String path :
        List.of("/whole", "/broken", "/short", "/bomb", "/strange", "/announced", "/endless")) {
      Download download = fetcher.fetch(Request.of(at(1, path)));
      if (path.equals("/whole")) {
        assertThat(Fetchers.text(download)).hasSize(MEGABYTE);
      } else {
        assertThat(Fetchers.failed(download).kind()).isEqualTo(Kind.LASTING);
      }
      assertThat(room.left()).as(path).isEqualTo(ROOM);
    }
    try (RawSite cut = new RawSite(out -> sayHalf(out).close())) {
      assertThat(fetcher.fetch(Request.of(cut.address())))
          .isEqualTo(new Failed("the answer was broken off", Kind.PASSING));
    }
    assertThat(room.left()).isEqualTo(ROOM);
  }

  private URI at(int host, String path) {
    return URI.create("http://127.0.1." + host + ":" + site.port() + path);
  }

  private Future<Download> fetch(URI address) {
    return threads.submit(() -> fetcher.fetch(Request.of(address)));
  }

  /** Says half of a large answer, and then a byte after each of these pauses. */
  private static RawSite stalling(int millis) {
    CompletableFuture<RawSite> self = new CompletableFuture<>();
    RawSite site =
        new RawSite(
            out -> {
              sayHalf(out);
              while (true) {
                self.join().pause(millis);
                out.write('x');
              }
            });
    self.complete(site);
    return site;
  }

  private static OutputStream sayHalf(OutputStream out) throws IOException {
    out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + MEGABYTE + "\r\n\r\n").getBytes(ISO_8859_1));
    out.write(LARGE, 0, MEGABYTE / 2);
    return out;
  }

  /** Text that is packed to about half of it. */
  private static byte[] hex(int size) {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder(size + 8);
    while (text.length() < size) {
      text.append(Integer.toHexString(random.nextInt()));
    }
    return text.substring(0, size).getBytes(UTF_8);
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
