package newswatch.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import newswatch.bench.process.Machine;
import newswatch.bench.process.MachineTime;

/** What every result begins with: what was measured, when, and on what machine. */
public final class Heading {
  private final String bench;
  private final Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final MachineTime before = MachineTime.now();
  private final Machine machine;

  private Heading(String bench, Machine machine) {
    this.bench = bench;
    this.machine = machine;
  }

  /**
   * Of a measurement that begins now.
   *
   * @param root the project's folder
   */
  public static Heading begin(String bench, Path root) throws IOException {
    return new Heading(bench, Machine.here(root));
  }

  /** As the result tells it when the measurement is over, to be added to. */
  public Map<String, Object> told() {
    MachineTime now = MachineTime.now();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("bench", bench);
    told.put("began", began.toString());
    told.put("machine", machine);
    told.put("busyPercent", Math.round(now.busyPercentSince(before)));
    told.put("stolenPercent", now.stolenPercentSince(before));
    return told;
  }
}
