package newswatch.search.catalogue;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamReader;
import newswatch.events.Digest;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import org.jspecify.annotations.Nullable;

/** The outlines of an OPML file as they are met, and the feeds they make. */
final class Outlines {
  /** Nobody sorts so deep, and every feed would carry the names of all that is around it. */
  static final int MAX_DEPTH = 32;

  private static final int MOST_COLLECTIONS = 20;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_COLLECTION = 100;

  private final String file;
  private final Map<FeedId, Outline> feeds = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Deque<String> around = new ArrayDeque<>();
  private @Nullable Problem unreadable;

  /** A feed with the collections it has been met in. */
  private record Outline(
      FeedId id, URI url, @Nullable String name, boolean paused, Set<String> collections) {
    /** Of what people may change: the file overrides what they changed only once this differs. */
    Feed feed() {
      Stream<String> parts = Stream.concat(Stream.of(String.valueOf(name)), collections.stream());
      String digest =
          Digest.hex(
              64,
              (paused ? Stream.concat(parts, Stream.of("\u0000paused")) : parts)
                  .toArray(String[]::new));
      return new Feed(id, url, name, List.copyOf(collections), paused, digest, false);
    }
  }

  Outlines(String file) {
    this.file = file;
  }

  /** Whether the outline may stand there. */
  boolean enter(XMLStreamReader xml) {
    int line = xml.getLocation().getLineNumber();
    if (around.size() >= MAX_DEPTH) {
      unreadable(line, "outlines are read to a depth of " + MAX_DEPTH);
      return false;
    }
    String name = name(xml);
    String address = xml.getAttributeValue(null, "xmlUrl");
    if (address != null) {
      boolean paused = "true".equals(xml.getAttributeValue(Opml.NAMESPACE, Opml.PAUSED));
      feed(address.strip(), name, paused, line);
    }
    around.push(address == null && name != null ? cut(name, LONGEST_COLLECTION) : "");
    return true;
  }

  void leave() {
    around.pop();
  }

  void unreadable(int line, String why) {
    problem(line, why);
    unreadable = problems.getLast();
  }

  FeedsFile read() {
    return new FeedsFile(feeds.values().stream().map(Outline::feed).toList(), problems, unreadable);
  }

  private void problem(int line, String problem) {
    problems.add(new Problem(file + ", line " + line, problem));
  }

  private void feed(String address, @Nullable String name, boolean paused, int line) {
    try {
      URI url = FeedAddress.of(address);
      FeedId id = FeedId.ofAddress(url);
      String own = name == null || name.equals(address) ? null : cut(name, LONGEST_NAME);
      Outline known = feeds.get(id);
      if (known == null) {
        known = new Outline(id, url, own, paused, new LinkedHashSet<>());
        feeds.put(id, known);
        addAll(known.collections(), collections());
      } else if (!addAll(known.collections(), collections())) {
        problem(line, "'" + address + "' stands in the file twice; the first is taken");
      }
    } catch (IllegalArgumentException e) {
      problem(line, String.valueOf(e.getMessage()));
    }
  }

  private static boolean addAll(Set<String> collections, Collection<String> more) {
    boolean added = false;
    for (String name : more) {
      added |= collections.size() < MOST_COLLECTIONS && collections.add(name);
    }
    return added;
  }

  private List<String> collections() {
    return around.reversed().stream().filter(name -> !name.isEmpty()).toList();
  }

  private static @Nullable String name(XMLStreamReader xml) {
    String title = xml.getAttributeValue(null, "title");
    String name = title == null || title.isBlank() ? xml.getAttributeValue(null, "text") : title;
    return name == null || name.isBlank() ? null : name.strip();
  }

  /** The beginning of a name, without half a character at its end. */
  private static String cut(String name, int longest) {
    if (name.length() <= longest) {
      return name;
    }
    int end = Character.isHighSurrogate(name.charAt(longest - 1)) ? longest - 1 : longest;
    return name.substring(0, end).strip();
  }
}
