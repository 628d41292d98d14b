package newswatch.matching.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import newswatch.events.TopicExamples;
import org.jspecify.annotations.Nullable;

/**
 * A digest of what an entry of a topics file says, by which a changed entry is known. Order of
 * keys, comments and line breaks that YAML folds do not change it.
 */
final class EntryDigest {
  private static final int SHOWN_BYTES = 16;

  private EntryDigest() {}

  /** 32 hex digits of SHA-256, each part preceded by its length; an absent part has none. */
  static String of(
      String name,
      @Nullable String description,
      String query,
      @Nullable String exclusions,
      @Nullable TopicExamples examples,
      double minimumScore) {
    MessageDigest digest = sha256();
    add(digest, name);
    add(digest, description);
    add(digest, query);
    add(digest, exclusions);
    add(digest, Double.toString(minimumScore));
    if (examples != null) {
      addAll(digest, examples.about());
      addAll(digest, examples.notAbout());
    }
    return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
  }

  /** Nothing is added for a topic without examples, whose digest stays what it was before them. */
  private static void addAll(MessageDigest digest, List<String> texts) {
    add(digest, Integer.toString(texts.size()));
    texts.forEach(text -> add(digest, text));
  }

  private static void add(MessageDigest digest, @Nullable String part) {
    if (part == null) {
      digest.update((byte) '-');
      return;
    }
    byte[] bytes = part.getBytes(UTF_8);
    digest.update((bytes.length + ":").getBytes(UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
