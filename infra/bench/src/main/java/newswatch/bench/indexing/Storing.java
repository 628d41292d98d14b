package newswatch.bench.indexing;

import newswatch.bench.process.LineProcess;

/** What the programs have in common: they answer every line, and store from {@code begin} on. */
final class Storing {
  private Storing() {}

  /** Something that goes on until it is done, or for ever. */
  @FunctionalInterface
  interface Work {
    void go() throws Exception;
  }

  /** Answers lines; when the work fails, so does the program. */
  static void serve(Work work) throws Exception {
    Thread working =
        Thread.ofPlatform()
            .daemon()
            .name("storing")
            .unstarted(
                () -> {
                  try {
                    work.go();
                  } catch (Exception e) {
                    e.printStackTrace();
                    System.exit(1);
                  }
                });
    LineProcess.serve(
        (command, _) -> {
          if (command.equals("begin")) {
            working.start();
          }
          return "yes";
        });
  }
}
