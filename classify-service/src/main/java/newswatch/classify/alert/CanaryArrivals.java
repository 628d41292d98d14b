package newswatch.classify.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import newswatch.events.AlertEvent;
import newswatch.events.ArticleClassified;
import newswatch.events.CanaryArrived;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Tells of canaries where alerts are raised of articles. */
public final class CanaryArrivals
    implements Processor<String, ArticleClassified, String, AlertEvent> {
  private @Nullable ProcessorContext<String, AlertEvent> context;

  @Override
  public void init(ProcessorContext<String, AlertEvent> context) {
    this.context = context;
  }

  @Override
  public void process(Record<String, ArticleClassified> record) {
    ProcessorContext<String, AlertEvent> onward = requireNonNull(context);
    ArticleClassified canary = record.value();
    onward.forward(
        record
            .withKey(CanaryArrived.KEY)
            .withValue(
                new CanaryArrived(
                    canary.article().id(),
                    canary.fetchedAt(),
                    Instant.ofEpochMilli(onward.currentSystemTimeMs()))));
  }
}
