package newswatch.bench.alerts;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What webhooks told against what they should have: each subscription of each article that it asks
 * for, in one message.
 *
 * @param lost what was not told
 * @param doubled what was told in more than one message, which no receiver can fold
 * @param repeated how many webhooks came again under the id of an earlier one; these are folded
 * @param unexpected what was told to a subscription that does not ask for it
 */
record AlertLedger(int expected, int lost, int doubled, int repeated, int unexpected) {
  static AlertLedger of(Set<Told> expected, Collection<Receipt> receipts) {
    Map<Told, Set<String>> messages = new HashMap<>();
    int repeated = 0;
    for (Receipt receipt : receipts) {
      Set<String> its = messages.computeIfAbsent(receipt.told(), _ -> new HashSet<>());
      if (!its.add(receipt.message())) {
        repeated++;
      }
    }
    Set<Told> lost = new HashSet<>(expected);
    lost.removeAll(messages.keySet());
    Set<Told> unexpected = new HashSet<>(messages.keySet());
    unexpected.removeAll(expected);
    int doubled = (int) messages.values().stream().filter(its -> its.size() > 1).count();
    return new AlertLedger(expected.size(), lost.size(), doubled, repeated, unexpected.size());
  }

  /** Whether it adds up. */
  boolean balanced() {
    return lost == 0 && doubled == 0 && unexpected == 0;
  }

  @Override
  public String toString() {
    return "%d alerts expected, %d lost, %d doubled, %d sent again, %d unexpected"
        .formatted(expected, lost, doubled, repeated, unexpected);
  }
}
