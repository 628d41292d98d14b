package newswatch.bench.contestant;

import com.rometools.rome.feed.synd.SyndEntry;
import java.util.function.Consumer;
import newswatch.bench.wire.Corpus;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.feed.inbound.FeedEntryMessageSource;
import org.springframework.integration.metadata.SimpleMetadataStore;
import org.springframework.messaging.Message;

/**
 * Spring Integration's inbound feed adapter, one for each feed, polled as its own poller does with
 * {@code maxMessagesPerPoll} set to the length of the feed: with more it would fetch a second time
 * to learn that there is no more. No scheduler and no channels stand around it, which is to its
 * advantage.
 */
final class SpringIntegrationReader implements PeerReader {
  private final AnnotationConfigApplicationContext spring =
      new AnnotationConfigApplicationContext(Setting.class);
  private final SimpleMetadataStore times = new SimpleMetadataStore();

  /** What the adapter wants to find around itself. */
  @Configuration(proxyBeanMethods = false)
  @EnableIntegration
  static class Setting {}

  @Override
  public Poll watch(PolledFeed feed, Consumer<String> links) throws Exception {
    FeedEntryMessageSource source =
        new FeedEntryMessageSource(feed.url().toURL(), feed.url().toString());
    source.setBeanFactory(spring);
    source.setMetadataStore(times);
    source.afterPropertiesSet();
    return () -> {
      for (int i = 0; i < Corpus.ITEMS; i++) {
        Message<SyndEntry> message = source.receive();
        if (message == null) {
          return;
        }
        links.accept(message.getPayload().getLink());
      }
    };
  }
}
