package newswatch.bench.indexing;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The limit. Told the node's address and the folder of bodies, which it reads before it begins. */
final class LimitProgram {
  private LimitProgram() {}

  public static void main(String[] arguments) throws Exception {
    BulkSender sender = new BulkSender(URI.create(arguments[0]));
    List<byte[]> bodies = BulkFiles.read(Path.of(arguments[1]));
    Storing.serve(
        () -> {
          bodies.forEach(sender::send);
          sender.finish();
        });
  }
}
