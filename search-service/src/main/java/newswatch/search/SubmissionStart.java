package newswatch.search;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.time.InstantSource;
import java.util.List;
import newswatch.events.Channel;
import newswatch.search.channel.SubmissionChannel;
import newswatch.search.submission.Upload;
import newswatch.start.Channels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Opens the channels of what people hand in, and begins to read what becomes of it. */
@Component
final class SubmissionStart implements InitializingBean {
  private static final Logger LOG = LoggerFactory.getLogger(SubmissionStart.class);
  private static final List<Channel> CHANNELS =
      List.of(Channel.SUBMISSIONS, Channel.SUBMISSION_ENDINGS);

  private final Channels channels;
  private final SubmissionChannel submissions;
  private final InstantSource clock;

  SubmissionStart(Channels channels, SubmissionChannel submissions, InstantSource clock) {
    this.channels = channels;
    this.submissions = submissions;
    this.clock = clock;
  }

  private void removeLeftBehind() {
    try {
      Upload.removeLeftBehind(clock.instant());
    } catch (IOException | DirectoryIteratorException e) {
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("old uploads not removed");
    }
  }

  @Override
  public void afterPropertiesSet() {
    channels.open(CHANNELS);
    removeLeftBehind();
    submissions.follow();
  }
}
