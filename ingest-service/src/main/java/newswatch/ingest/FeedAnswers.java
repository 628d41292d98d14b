package newswatch.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import newswatch.events.EventJson;
import newswatch.fetch.Content;
import newswatch.fetch.Download;
import newswatch.fetch.FetchLimits;
import newswatch.fetch.Fetcher;
import newswatch.fetch.Request;
import newswatch.ingest.document.FeedDocument;
import newswatch.ingest.document.FeedReader;
import newswatch.ingest.document.Reading;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Answers what ingest makes of a feed in a file or at an address, by the poll's own reader. */
final class FeedAnswers implements AutoCloseable {
  private static final Pattern WEB = Pattern.compile("(?i)https?://.*");

  /** As much as a poll reads at most. */
  private static final int MAX_BYTES = 5 * 1024 * 1024;

  private final FetchLimits limits;
  private final FeedReader reader = new FeedReader();
  private @Nullable Fetcher fetcher;

  FeedAnswers(FetchLimits limits) {
    this.limits = limits;
  }

  /** Made for the first address, as many ask of files alone, and it takes time. */
  private Fetcher fetcher() {
    if (fetcher == null) {
      fetcher = new Fetcher(limits);
    }
    return fetcher;
  }

  @Override
  public void close() throws IOException {
    if (fetcher != null) {
      fetcher.close();
    }
  }

  /** The feed in this file or at this address. */
  FeedLine at(String place) {
    return WEB.matcher(place).matches()
        ? fetched(place, place)
        : inFile(place, place, Path.of("").toUri().toString(), null);
  }

  /**
   * The feed that a line of a batch asks for.
   *
   * @param line {@code {"id","file","url","headers"}}; the url is where the file came from, or
   *     where to fetch from when there is no file
   * @param number of the line, from 1: the id where the line has none
   */
  FeedLine of(String line, long number) {
    JsonNode request;
    try {
      request = EventJson.mapper().readTree(line);
    } catch (JacksonException e) {
      return FeedLine.failed(
          Long.toString(number), "the line is no JSON: " + e.getOriginalMessage());
    }
    String id = request.path("id").asString(Long.toString(number));
    String url = text(request, "url");
    String file = text(request, "file");
    if (file != null) {
      JsonNode headers = request.path("headers");
      String location = header(headers, "content-location");
      return inFile(
          id,
          file,
          location == null ? url : base(url).resolve(base(location)).toString(),
          header(headers, "content-type"));
    }
    return url == null
        ? FeedLine.failed(id, "the request names neither a file nor a url")
        : fetched(id, url);
  }

  private static @Nullable String text(JsonNode request, String field) {
    JsonNode value = request.path(field);
    return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
  }

  private static @Nullable String header(JsonNode headers, String name) {
    return headers
        .propertyStream()
        .filter(header -> name.equals(header.getKey().toLowerCase(Locale.ROOT)))
        .map(header -> header.getValue().asString(""))
        .filter(value -> !value.isBlank())
        .findFirst()
        .orElse(null);
  }

  private FeedLine fetched(String id, String url) {
    URI address;
    try {
      address = URI.create(url.strip());
    } catch (IllegalArgumentException _) {
      return FeedLine.failed(id, "this is no address: " + url);
    }
    return switch (fetcher().fetch(Request.of(address))) {
      case Download.Changed page -> read(id, page.content(), page.contentType(), page.address());
      case Download.Unchanged _ -> FeedLine.failed(id, "the server sent nothing");
      case Download.Gone _ -> FeedLine.failed(id, "the feed is gone for good");
      case Download.Throttled _ -> FeedLine.failed(id, "the server asks to be left alone");
      case Download.Failed failed -> FeedLine.failed(id, failed.reason());
    };
  }

  private FeedLine inFile(String id, String file, @Nullable String url, @Nullable String type) {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      return bytes.length > MAX_BYTES
          ? FeedLine.failed(id, "the file is larger than " + MAX_BYTES + " bytes")
          : read(id, new Content(bytes), type, base(url));
    } catch (NoSuchFileException _) {
      return FeedLine.failed(id, "there is no file " + file);
    } catch (AccessDeniedException _) {
      return FeedLine.failed(id, "access to " + file + " is denied");
    } catch (IOException | InvalidPathException e) {
      return FeedLine.failed(id, file + " cannot be read: " + e.getMessage());
    }
  }

  /** Without one, links that are not whole stay as they are. */
  private static URI base(@Nullable String url) {
    try {
      return URI.create(url == null ? "" : url.strip());
    } catch (IllegalArgumentException _) {
      return URI.create("");
    }
  }

  private FeedLine read(String id, Content content, @Nullable String type, URI base) {
    return switch (reader.read(content, type, base)) {
      case FeedDocument document -> FeedLine.of(id, document, base);
      case Reading.SitemapIndex index ->
          FeedLine.failed(
              id, "a list of sitemaps, not a feed: it names %d".formatted(index.sitemaps().size()));
      case Reading.NotAFeed other -> FeedLine.failed(id, other.reason());
    };
  }
}
