package newswatch.local.handin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A folder's text files, {@code .txt} and {@code .md}, at any depth: each is one article, whose
 * title is the first line with text, whose id is the path inside the folder, and whose source is
 * the folder's name. Hidden files and folders are passed over. A file's time says when it was
 * copied rather than when its text was published, so it is not told.
 */
final class TextFiles implements Items {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** In characters; a first line beyond it is a paragraph, not a title. */
  private static final int LONGEST_TITLE = 300;

  private final Path folder;
  private final Stream<Path> files;
  private final Iterator<Path> remaining;
  private long skipped;

  @SuppressWarnings("StreamResourceLeak") // Closed with this.
  TextFiles(Path folder) throws IOException {
    this.folder = folder;
    this.files = Files.walk(folder);
    this.remaining = files.iterator();
  }

  /** How many files were neither {@code .txt} nor {@code .md}. */
  long skipped() {
    return skipped;
  }

  @Override
  public @Nullable Item next() throws IOException {
    try {
      while (remaining.hasNext()) {
        Path file = remaining.next();
        if (isHidden(file) || !Files.isRegularFile(file)) {
          continue;
        }
        if (isText(file)) {
          return article(file);
        }
        skipped++;
      }
      return null;
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private boolean isHidden(Path file) {
    for (Path name : folder.relativize(file)) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isText(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".txt") || name.endsWith(".md");
  }

  private Item article(Path file) {
    String where = file.toString();
    try {
      if (Files.size(file) > LARGEST) {
        return new Item.Unusable(where, "the file is larger than %d MiB".formatted(LARGEST >> 20));
      }
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
      text = text.startsWith("\uFEFF") ? text.substring(1) : text;
      return text.isBlank()
          ? new Item.Unusable(where, "the file holds no text")
          : new Item.Article(where, JSON.writeValueAsBytes(article(file, text.strip())));
    } catch (CharacterCodingException e) {
      return new Item.Unusable(where, "the file is not text in UTF-8");
    } catch (IOException e) {
      return new Item.Unusable(where, "the file cannot be read: " + e.getMessage());
    }
  }

  private ObjectNode article(Path file, String text) {
    int end = text.indexOf('\n');
    String first = (end < 0 ? text : text.substring(0, end)).strip();
    String title =
        String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".md")
            ? first.replaceFirst("^#+\\s*", "")
            : first;
    ObjectNode article = JSON.createObjectNode();
    article.put("id", folder.relativize(file).toString().replace('\\', '/'));
    article.put("source", String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
    if (title.isEmpty() || title.length() > LONGEST_TITLE) {
      return article.put("body", text);
    }
    article.put("title", title);
    String body = end < 0 ? "" : text.substring(end).strip();
    return body.isEmpty() ? article : article.put("body", body);
  }

  @Override
  public void close() {
    files.close();
  }
}
