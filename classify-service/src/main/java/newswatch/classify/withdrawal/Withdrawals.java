package newswatch.classify.withdrawal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The articles that are withdrawn at this moment, in some 150 bytes of memory each. Thread-safe:
 * one thread takes them over, those of the walk ask.
 */
public final class Withdrawals {
  private final Set<String> ids = ConcurrentHashMap.newKeySet();
  private final List<String> inOrder = new ArrayList<>();

  /** An article is withdrawn. */
  synchronized void add(String id) {
    if (ids.add(id)) {
      inOrder.add(id);
    }
  }

  /** An article is withdrawn no more. */
  synchronized void remove(String id) {
    ids.remove(id);
  }

  /** Whether nothing is to be told of the article with this id. */
  public boolean holds(String id) {
    return ids.contains(id);
  }

  /** Those that were withdrawn after the first so many, in the order in which they were read. */
  public synchronized List<String> after(int first) {
    return List.copyOf(inOrder.subList(first, inOrder.size()));
  }
}
