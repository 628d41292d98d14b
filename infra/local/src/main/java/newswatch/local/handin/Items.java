package newswatch.local.handin;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Articles one after the other, so that never all of them are in memory. */
interface Items extends AutoCloseable {
  /** The largest that is read of one article, in bytes. */
  int LARGEST = 8 << 20;

  /** The next; null at the end. */
  @Nullable Item next() throws IOException;

  @Override
  void close() throws IOException;
}
