package newswatch.classify.channel;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the memory of all state stores of the process together, off the Java heap; each store
 * alone would take about 100 MB by Kafka Streams' defaults.
 */
public final class BoundedRocks implements RocksDBConfigSetter {
  private static final long CACHE_BYTES = 48L * 1024 * 1024;
  private static final long WRITE_BUFFER_BYTES = 16L * 1024 * 1024;

  /**
   * What a store takes of those at once. RocksDB's megabyte would give all of them to stores that
   * hold next to nothing.
   */
  private static final long ARENA_BYTES = 128L * 1024;

  static {
    org.rocksdb.RocksDB.loadLibrary();
  }

  private static final Cache CACHE = new LRUCache(CACHE_BYTES);
  private static final WriteBufferManager WRITES =
      new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> settings) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setWriteBufferManager(WRITES);
    options.setArenaBlockSize(ARENA_BYTES);
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    options.setTableFormatConfig(table);
  }

  @Override
  public void close(String storeName, Options options) {
    // The cache and the buffers are shared by all stores and live as long as the process.
  }
}
