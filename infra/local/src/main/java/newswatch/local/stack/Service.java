package newswatch.local.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import newswatch.local.process.Launch;
import newswatch.local.process.Program;
import newswatch.local.server.Jdk;
import newswatch.local.server.Probe;

/**
 * One of the three services.
 *
 * @param megabytes its largest heap
 * @param healthPort where it answers whether it is ready
 * @param arguments as Spring Boot takes them
 */
record Service(
    String name,
    ServiceJar jar,
    Path home,
    int megabytes,
    int port,
    int healthPort,
    List<String> arguments,
    Map<String, String> environment,
    Path log)
    implements Program {
  Service {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  @Override
  public Launch prepare() throws IOException {
    List<String> added = Jdk.options(name);
    List<String> jarOptions = jar.options(added);
    List<String> command =
        new ArrayList<>(
            List.of(
                Jdk.launcher(),
                "-XX:+UseSerialGC",
                Jdk.QUICK_START,
                "-Xmx" + megabytes + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(jarOptions);
    command.addAll(added);
    command.addAll(List.of("-jar", jar.toRun().toString()));
    command.addAll(arguments);
    return new Launch(command, environment, home, log);
  }

  @Override
  public boolean isReady() {
    return isReady(healthPort);
  }

  static boolean isReady(int healthPort) {
    return Probe.answers("http://127.0.0.1:" + healthPort + "/actuator/health/readiness");
  }

  @Override
  public Duration startLimit() {
    return Duration.ofMinutes(4);
  }

  @Override
  public Duration stopLimit() {
    return jar.training() ? Duration.ofMinutes(3) : Duration.ofSeconds(25);
  }
}
