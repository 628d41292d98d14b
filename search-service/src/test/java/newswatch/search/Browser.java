package newswatch.search;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import newswatch.events.EventJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A Chromium without a window, driven through its DevTools protocol. */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String PORT_FILE = "DevToolsActivePort";

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger asked = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  /** Where a browser is installed; absent where none is. */
  static Optional<Path> installed() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts one.
   *
   * @param profile an empty folder for what it keeps
   */
  Browser(Path program, Path profile) throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--lang=en-GB",
                "--window-size=1280,900",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("output.txt").toFile())
            .start();
    Path port = profile.resolve(PORT_FILE);
    await().atMost(SOON).until(() -> Files.exists(port) && Files.readAllLines(port).size() > 1);
    HttpClient http = HttpClient.newHttpClient();
    String list = "http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json/list";
    JsonNode targets =
        EventJson.mapper()
            .readTree(
                http.send(
                        HttpRequest.newBuilder(URI.create(list)).build(),
                        HttpResponse.BodyHandlers.ofString())
                    .body());
    JsonNode page =
        targets
            .valueStream()
            .filter(target -> target.path("type").asString("").equals("page"))
            .findFirst()
            .orElseThrow();
    socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(page.get("webSocketDebuggerUrl").asString()), new Ear())
            .join();
    ask("Runtime.enable", Map.of());
    ask("Log.enable", Map.of());
    ask("Page.enable", Map.of());
  }

  /** Hears answers, and what the page complains of. */
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder heard = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      heard.append(text);
      if (last) {
        JsonNode message = EventJson.mapper().readTree(heard.toString());
        heard.setLength(0);
        take(message);
      }
      from.request(1);
      return null;
    }
  }

  private void take(JsonNode message) {
    CompletableFuture<JsonNode> one = waiting.remove(message.path("id").asInt(0));
    if (one != null) {
      one.complete(message);
    }
    switch (message.path("method").asString("")) {
      case "Runtime.exceptionThrown" -> complaints.add(message.get("params").toString());
      case "Log.entryAdded" -> {
        // What the service refuses is told there, too, and is for the page to show.
        if (message.at("/params/entry/source").asString("").equals("security")) {
          complaints.add(message.get("params").toString());
        }
      }
      default -> {}
    }
  }

  private JsonNode ask(String method, Map<String, Object> parameters) {
    int id = asked.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    socket
        .sendText(
            EventJson.mapper()
                .writeValueAsString(Map.of("id", id, "method", method, "params", parameters)),
            true)
        .join();
    JsonNode told = answer.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
    if (told.has("error")) {
      throw new IllegalStateException(told.get("error").toString());
    }
    return told.get("result");
  }

  /** Goes to an address; what the page loads may still be on its way. */
  void open(String address) {
    ask("Page.navigate", Map.of("url", address));
  }

  /** The value of an expression in the page. */
  JsonNode value(String script) {
    JsonNode told =
        ask(
            "Runtime.evaluate",
            Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
    if (told.has("exceptionDetails")) {
      throw new IllegalStateException(told.get("exceptionDetails").toString());
    }
    return told.at("/result/value");
  }

  /** The text that is seen of what a selector finds, once it is seen. */
  String text(String selector) {
    awaitTrue("document.querySelector(%s)?.checkVisibility()".formatted(quoted(selector)));
    return value("document.querySelector(%s).innerText".formatted(quoted(selector))).asString();
  }

  /** Waits until what a selector finds shows a text. */
  void awaitText(String selector, String text) {
    awaitTrue(
        "[...document.querySelectorAll(%s)].some(one => one.checkVisibility() && one.innerText.includes(%s))"
            .formatted(quoted(selector), quoted(text)));
  }

  /** Waits until an expression holds. */
  void awaitTrue(String script) {
    await(script).atMost(SOON).ignoreExceptions().until(() -> value(script).asBoolean(false));
  }

  /** Presses what a selector finds, once it is seen and can be pressed. */
  void press(String selector) {
    String one = "document.querySelector(%s)".formatted(quoted(selector));
    awaitTrue("%1$s?.checkVisibility() && !%1$s.disabled".formatted(one));
    value(one + ".click()");
  }

  /** Presses the button that says this, within what a selector finds. */
  void press(String within, String words) {
    String one =
        "[...document.querySelectorAll(%s)].flatMap(part => [...part.querySelectorAll('button, summary')]).find(button => button.innerText.startsWith(%s) && !button.disabled)"
            .formatted(quoted(within), quoted(words));
    awaitTrue("Boolean(%s)".formatted(one));
    value(one + ".click()");
  }

  /** Fills a field in, or chooses a value, as somebody who types does. */
  void fill(String selector, String text) {
    String field = quoted(selector);
    awaitTrue("document.querySelector(%s)?.checkVisibility()".formatted(field));
    value(
        """
        (field => {
          field.value = %s;
          field.dispatchEvent(new Event('input', { bubbles: true }));
          field.dispatchEvent(new Event('change', { bubbles: true }));
        })(document.querySelector(%s))"""
            .formatted(quoted(text), field));
  }

  static String quoted(String text) {
    return EventJson.mapper().writeValueAsString(text);
  }

  /** What went wrong in the pages: exceptions that nobody caught, and what the policy forbade. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    socket.abort();
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      children.forEach(ProcessHandle::destroyForcibly);
      for (ProcessHandle child : children) {
        child.onExit().get(10, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
