package newswatch.endtoend;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;

/** The transactions that a broker has heard the beginning of, and not the end. */
final class OpenTransactions implements AutoCloseable {
  private final Admin admin;

  /**
   * One of them.
   *
   * @param id the transactional id, which the producers of a partition of feeds have in turn
   * @param begun in milliseconds, by the broker's clock
   */
  record Transaction(String id, long begun) {}

  OpenTransactions(String bootstrapServers) {
    admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  /**
   * Those with one of the ids, as a set of the caller's own.
   *
   * @param ids of transactions that there have been
   */
  Set<Transaction> of(Collection<String> ids) throws InterruptedException, ExecutionException {
    Set<Transaction> open = new HashSet<>();
    admin
        .describeTransactions(ids)
        .all()
        .get()
        .forEach(
            (id, about) -> {
              if (about.state() == TransactionState.ONGOING) {
                about
                    .transactionStartTimeMs()
                    .ifPresent(begun -> open.add(new Transaction(id, begun)));
              }
            });
    return open;
  }

  @Override
  public void close() {
    admin.close();
  }
}
