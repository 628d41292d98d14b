package newswatch.local.stack;

import newswatch.local.wire.SampleWire;
import org.jspecify.annotations.Nullable;

/** The sample wire of a demo, which outlasts the parts that read it. */
final class Wire implements AutoCloseable {
  private @Nullable SampleWire running;

  SampleWire start(int port) {
    SampleWire started = SampleWire.start(port);
    running = started;
    return started;
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    }
  }
}
