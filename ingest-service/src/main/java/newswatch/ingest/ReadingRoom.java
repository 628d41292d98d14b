package newswatch.ingest;

import java.util.concurrent.Semaphore;
import newswatch.fetch.Content;

/**
 * Room in the heap for documents that are read at the same time. A document in parts takes ten
 * times the memory of its bytes and more, so many small ones or one large one are read at once.
 */
final class ReadingRoom {
  private static final int UNIT_BYTES = 1_024;

  /** So much of the heap is for documents in parts; the rest is for what waits and is known. */
  private static final int PART_OF_HEAP = 4;

  private static final int GROWTH = 16;

  private final int units;
  private final Semaphore free;

  ReadingRoom(long bytes) {
    this.units = Math.clamp(bytes / UNIT_BYTES, 1, Integer.MAX_VALUE);
    this.free = new Semaphore(units, true);
  }

  /** What this process's heap has room for. */
  static ReadingRoom ofHeap() {
    return new ReadingRoom(Runtime.getRuntime().maxMemory() / PART_OF_HEAP / GROWTH);
  }

  /** Waits until there is room for it; one that is larger than all the room takes all of it. */
  Place of(Content content) {
    int wanted = Math.min(units, 1 + content.size() / UNIT_BYTES);
    free.acquireUninterruptibly(wanted);
    return new Place(free, wanted);
  }

  /** The room that a document takes until it is closed. */
  static final class Place implements AutoCloseable {
    private final Semaphore free;
    private final int units;

    private Place(Semaphore free, int units) {
      this.free = free;
      this.units = units;
    }

    @Override
    public void close() {
      free.release(units);
    }
  }
}
