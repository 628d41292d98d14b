package newswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server's certificate and its key, signed by an authority that nobody else knows. A server that
 * makes its own spends a minute or more of processor time on looking for primes.
 *
 * @param authority what its clients have to trust; like the others, PEM
 */
record ServerCertificate(String authority, String certificate, String key) {
  private static final String PASSWORD = "changeit";

  /** Makes one for this name. */
  static ServerCertificate of(String host)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path folder = Files.createTempDirectory("newswatch-certificate");
    Path file = folder.resolve("keys.p12");
    try {
      generate(file, "authority", "-dname", "CN=An authority", "-ext", "bc:c");
      generate(
          file,
          "server",
          "-dname",
          "CN=" + host,
          "-ext",
          "san=dns:" + host,
          "-signer",
          "authority");
      KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
      return new ServerCertificate(
          pem("CERTIFICATE", keys.getCertificate("authority").getEncoded()),
          pem("CERTIFICATE", keys.getCertificate("server").getEncoded()),
          pem("PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded()));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static void generate(Path file, String alias, String... options)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J" + Containers.QUICK_START,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                alias));
    command.addAll(List.of(options));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(keytool.exitValue()).isZero();
  }

  private static String pem(String what, byte[] content) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(content));
  }
}
