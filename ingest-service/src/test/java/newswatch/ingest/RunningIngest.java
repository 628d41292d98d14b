package newswatch.ingest;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** ingest-service with a broker and a publisher of its own. */
final class RunningIngest implements AutoCloseable {
  private final Broker broker = new Broker();
  private final Publisher publisher = new Publisher();
  private final List<String> settings;
  private ConfigurableApplicationContext service;

  /** Started with these settings, as {@code --name=value}. */
  RunningIngest(String... settings) {
    this.settings = List.of(settings);
    service = started();
  }

  void start() {
    service = started();
  }

  private ConfigurableApplicationContext started() {
    List<String> all = new ArrayList<>(settings);
    all.add("--spring.kafka.bootstrap-servers=" + broker.address());
    all.add("--server.port=0");
    all.add("--newswatch.fetch.allow=" + publisher.hostAndPort());
    return SpringApplication.run(IngestService.class, all.toArray(String[]::new));
  }

  void restart() {
    stop();
    start();
  }

  void stop() {
    service.close();
  }

  Broker broker() {
    return broker;
  }

  Publisher publisher() {
    return publisher;
  }

  /** Watches what the publisher serves at this path. */
  FeedId watch(String path) {
    URI address = publisher.address(path);
    Feed feed =
        new Feed(FeedId.ofAddress(address), address, null, List.of("test"), false, null, false);
    broker.define(feed);
    return feed.id();
  }

  @Override
  public void close() {
    service.close();
    publisher.close();
    broker.close();
  }
}
