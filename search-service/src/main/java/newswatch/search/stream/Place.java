package newswatch.search.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A place in all partitions of the channel of tagged articles: everything before it has been told.
 *
 * @param channel which making of the channel it is a place in; one made anew counts from 0 again
 * @param next for each partition the offset of the first record that has not been told
 */
public record Place(String channel, List<Long> next) {
  private static final int LONGEST_TEXT = 1_024;
  private static final Pattern FORM =
      Pattern.compile("([\\w-]{1,64})/(\\d{1,18}(?:\\.\\d{1,18}){0,31})");

  public Place {
    requireNonNull(channel, "channel");
    next = List.copyOf(next);
  }

  /** As it is handed out: opaque, one line. */
  public String text() {
    String offsets = next.stream().map(String::valueOf).collect(Collectors.joining("."));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((channel + "/" + offsets).getBytes(UTF_8));
  }

  /** The place that has this text; empty where none has. */
  public static Optional<Place> parse(String text) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    try {
      Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
      return parts.matches()
          ? Optional.of(
              new Place(
                  parts.group(1),
                  Arrays.stream(parts.group(2).split("\\.")).map(Long::valueOf).toList()))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The place once this record has been told, too. */
  public Place after(int partition, long offset) {
    List<Long> moved = new ArrayList<>(next);
    moved.set(partition, offset + 1);
    return new Place(channel, moved);
  }

  /** Whether a record lies before this place, and so has been told. */
  public boolean covers(int partition, long offset) {
    return offset < next.get(partition);
  }

  /** Whether both are places in the same channel. */
  boolean isComparableWith(Place other) {
    return channel.equals(other.channel) && next.size() == other.next.size();
  }

  /** The place before which lies everything that lies before one of the two. */
  Place orFurther(Place other) {
    return new Place(channel, each(i -> Math.max(next.get(i), other.next.get(i))));
  }

  /** How many offsets lie between this place and another, where that one is further. */
  long distanceTo(Place further) {
    return each(i -> Math.max(0, further.next.get(i) - next.get(i))).stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private List<Long> each(IntFunction<Long> offset) {
    return IntStream.range(0, next.size()).mapToObj(offset).toList();
  }
}
