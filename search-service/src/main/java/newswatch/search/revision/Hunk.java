package newswatch.search.revision;

import static java.util.Objects.requireNonNull;

import newswatch.events.Field;

/**
 * A place at which an article was changed; plain text throughout.
 *
 * @param field the title or the text: the body, or where there is none the summary
 * @param at where the newer text begins to differ, in UTF-16 units of it, from 0
 * @param before what stands right before it
 * @param removed what is there no more; empty where something was only added
 * @param added what is there now; empty where something was only removed
 * @param after what stands right after it
 */
public record Hunk(Field field, int at, String before, String removed, String added, String after) {
  public Hunk {
    requireNonNull(field, "field");
    requireNonNull(before, "before");
    requireNonNull(removed, "removed");
    requireNonNull(added, "added");
    requireNonNull(after, "after");
  }
}
