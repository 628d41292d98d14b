package newswatch.search;

import java.util.List;
import newswatch.events.Channel;
import newswatch.search.channel.TaggedStream;
import newswatch.search.stream.ArticleStream;
import newswatch.start.Channels;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets what comes through the channel of tagged articles out to those who listen. Ends before the
 * web server does, which would wait for open streams.
 */
@Component
final class StreamStart implements SmartLifecycle {
  private final Channels channels;
  private final TaggedStream tagged;
  private final ArticleStream stream;
  private boolean running;

  StreamStart(Channels channels, TaggedStream tagged, ArticleStream stream) {
    this.channels = channels;
    this.tagged = tagged;
    this.stream = stream;
  }

  @Override
  public void start() {
    channels.open(List.of(Channel.TAGGED_ARTICLES));
    tagged.follow(stream);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    stream.end();
    tagged.leave();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
