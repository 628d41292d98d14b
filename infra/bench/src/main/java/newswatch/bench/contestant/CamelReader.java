package newswatch.bench.contestant;

import com.apptasticsoftware.rssreader.Item;
import com.rometools.rome.feed.synd.SyndFeed;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.feed.FeedEndpoint;
import org.apache.camel.component.feed.FeedEntryPollingConsumer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * Camel's rss and atom consumers, all entries of a poll at once, with its memory of what has been
 * seen, as its idempotent consumer uses it. No scheduler and no route stand around it, which is to
 * its advantage.
 */
final class CamelReader implements PeerReader {
  /** More than a measurement has, so that none falls out. */
  private static final int REMEMBERED = 1_000_000;

  private final CamelContext camel = new DefaultCamelContext();
  private final IdempotentRepository seen =
      MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED);

  CamelReader() {
    camel.start();
    seen.start();
  }

  @Override
  public Poll watch(PolledFeed feed, Consumer<String> links) throws Exception {
    String options =
        "?splitEntries=true&throttleEntries=false&feedHeader=false&startScheduler=false";
    FeedEndpoint endpoint =
        camel.getEndpoint(
            (feed.atom() ? "atom:" : "rss:") + feed.url() + options, FeedEndpoint.class);
    Processor taking = exchange -> take(exchange, links);
    FeedEntryPollingConsumer<?> consumer =
        (FeedEntryPollingConsumer<?>) endpoint.createConsumer(taking);
    consumer.start();
    return consumer::poll;
  }

  private void take(Exchange exchange, Consumer<String> links) {
    String link =
        switch (exchange.getMessage().getBody()) {
          // Each entry comes in a feed of its own.
          case SyndFeed feed -> feed.getEntries().getFirst().getLink();
          case Item item -> item.getLink().orElseThrow();
          case null, default -> throw new IllegalStateException("neither a feed nor an item");
        };
    if (seen.add(link)) {
      links.accept(link);
    }
  }
}
