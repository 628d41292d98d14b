package newswatch.local.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Ties a child to this process by a pipe, its standard input.
 *
 * <p>A small watcher beside the child waits for the end of that pipe, which comes when this process
 * closes it, ends, or is killed, and then sends the child a SIGTERM. The child keeps the process id
 * that was started, and neither it nor the watcher hears Ctrl-C or a closed terminal: stopping them
 * in order is the supervisor's work.
 */
final class Leash {
  /**
   * The watcher signals only its own parent: where the child has died meanwhile, the watcher has
   * another parent, and the child's process id may belong to a stranger. Systems without /proc are
   * left with the much smaller chance that an id is reused within the instant.
   */
  private static final String SCRIPT =
      """
      trap '' INT HUP
      exec 3<&0
      (
        while read -r _; do :; done <&3
        parent=$$
        if [ -r /proc/self/stat ]; then read -r _ _ _ parent _ </proc/self/stat; fi
        if [ "$parent" = "$$" ]; then kill -TERM "$$"; fi
      ) &
      exec 3<&-
      exec "$@" </dev/null
      """;

  private Leash() {}

  static List<String> around(List<String> command) {
    List<String> leashed = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "newswatch-leash"));
    leashed.addAll(command);
    return List.copyOf(leashed);
  }
}
