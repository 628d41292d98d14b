package newswatch.search;

import java.util.List;
import newswatch.events.Channel;
import newswatch.search.channel.SubmissionChannel;
import newswatch.start.Channels;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Opens the channels of what people hand in, and begins to read what becomes of it. */
@Component
final class SubmissionStart implements InitializingBean {
  private static final List<Channel> CHANNELS =
      List.of(Channel.SUBMISSIONS, Channel.SUBMISSION_ENDINGS);

  private final Channels channels;
  private final SubmissionChannel submissions;

  SubmissionStart(Channels channels, SubmissionChannel submissions) {
    this.channels = channels;
    this.submissions = submissions;
  }

  @Override
  public void afterPropertiesSet() {
    channels.open(CHANNELS);
    submissions.follow();
  }
}
