package newswatch.search;

import newswatch.search.withdrawal.Takedown;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has withdrawn articles taken out of the index while the service runs. */
@Component
final class WithdrawalStart implements SmartLifecycle {
  private final Takedown takedown;
  private boolean running;

  WithdrawalStart(Takedown takedown) {
    this.takedown = takedown;
  }

  @Override
  public void start() {
    takedown.begin();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    takedown.end();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
