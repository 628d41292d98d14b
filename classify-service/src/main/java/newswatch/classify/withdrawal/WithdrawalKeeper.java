package newswatch.classify.withdrawal;

import static java.util.Objects.requireNonNull;

import newswatch.events.ArticleId;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps in mind which articles are withdrawn, as their channel says. Kafka Streams reads it to the
 * end it has at start before the first article is judged, as it does the topics. The key alone
 * counts: what else the record says is for people, and an article must not come back because it
 * cannot be read.
 */
public final class WithdrawalKeeper implements Processor<String, byte[], Void, Void> {
  /** The name of the global store that holds the withdrawals' bytes, by article id. */
  public static final String STORE = "withdrawals";

  private static final Logger LOG = LoggerFactory.getLogger(WithdrawalKeeper.class);

  private final Withdrawals withdrawals;
  private @Nullable KeyValueStore<String, byte[]> store;

  /** Keeps these. */
  public WithdrawalKeeper(Withdrawals withdrawals) {
    this.withdrawals = withdrawals;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    this.store = context.getStateStore(STORE);
  }

  @Override
  public void process(Record<String, byte[]> change) {
    String id = change.key();
    if (!isArticle(id)) {
      LOG.atError().addKeyValue("key", id).log("withdrawal left out, its key is no article's id");
      return;
    }
    requireNonNull(store).put(id, change.value());
    if (change.value() == null) {
      withdrawals.remove(id);
    } else {
      withdrawals.add(id);
    }
  }

  private static boolean isArticle(@Nullable String key) {
    try {
      return key != null && new ArticleId(key).value().equals(key);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
