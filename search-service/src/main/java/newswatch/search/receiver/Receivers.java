package newswatch.search.receiver;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import newswatch.events.Receiver;
import newswatch.events.ReceiverId;
import newswatch.search.catalogue.Defined;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The receivers that there are, as their channel says. Thread-safe. */
@Component
public final class Receivers {
  private final SortedMap<ReceiverId, Defined<Receiver>> known = new TreeMap<>();

  /** Takes a receiver over, or forgets it when there is none, or none any more. */
  public synchronized void take(ReceiverId id, @Nullable Defined<Receiver> receiver) {
    if (receiver == null || receiver.definition().deleted()) {
      known.remove(id);
    } else {
      known.put(id, receiver);
    }
  }

  /** All of them, by id. */
  public synchronized List<Defined<Receiver>> all() {
    return List.copyOf(known.values());
  }

  /** One of them; absent where it is not there. */
  public synchronized @Nullable Defined<Receiver> one(ReceiverId id) {
    return known.get(id);
  }

  /** How many there are. */
  synchronized int count() {
    return known.size();
  }
}
