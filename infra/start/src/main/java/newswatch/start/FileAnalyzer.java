package newswatch.start;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells of a file or folder that settings lead to, a secret for one, and that cannot be used. */
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
final class FileAnalyzer extends AbstractFailureAnalyzer<FileSystemException> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, FileSystemException cause) {
    String problem =
        switch (cause) {
          case AccessDeniedException _ -> denied(cause.getFile());
          case NoSuchFileException _ -> cause.getFile() + " is not there";
          default -> "cannot use " + cause.getMessage();
        };
    return new FailureAnalysis(
        problem, "Correct the setting that leads there, or the rights of the user.", cause);
  }

  private static String denied(String file) {
    Path path = Path.of(file);
    boolean writing = Files.isReadable(path) || Files.notExists(path);
    return "user %s may not %s %s".formatted(ProcessUser.name(), writing ? "write" : "read", file);
  }
}
