package newswatch.start;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
  private static final byte[] ALERT = {21, 3, 3, 0, 2, 2, 70};
  private static final byte[] GREETING = {0, 0, 1, 0, 0, 0, 0, 0, 0, 0};
  private static final byte[] WEB = "HTTP/1.1 400 Bad Request\r\n".getBytes(US_ASCII);

  @Test
  void listAndTextNameTheSameServers() {
    assertThat(Bootstrap.of(List.of("a:1", "b:2")).servers())
        .isEqualTo(Bootstrap.of("a:1, b:2").servers())
        .containsExactly("a:1", "b:2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:", ":9092", "localhost:99999", "a:b", "", " , "})
  void whatIsNoHostAndPortIsRefused(String servers) {
    assertThatThrownBy(() -> Bootstrap.of(servers))
        .isInstanceOfSatisfying(
            CannotStart.class,
            e -> {
              assertThat(e)
                  .hasMessageStartingWith("spring.kafka.bootstrap-servers names no broker");
              assertThat(e.remedy()).contains("host:port");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user:geheim@kafka:9092",
        "user:ge@heim@kafka:9092",
        "user:ge heim@kafka:9092",
        "user:geheim,geheim@kafka:9092",
        "a:1,SASL_SSL://user:geheim@kafka:9092"
      })
  void loginInTheAddressIsRefusedAndNotTold(String servers) {
    assertThatThrownBy(() -> Bootstrap.of(servers))
        .isInstanceOfSatisfying(
            CannotStart.class,
            e -> {
              assertThat(e)
                  .hasMessage(
                      "spring.kafka.bootstrap-servers names no broker: a login stands before"
                          + " 'kafka:9092'");
              assertThat(e.remedy()).contains("spring.kafka.properties.sasl.jaas.config");
            });
  }

  @Test
  void plainKafkaIsKnownByItsAnswer() throws IOException {
    assertThat(greeted(GREETING)).isEqualTo(Bootstrap.Answer.PLAIN);
  }

  @Test
  void tlsIsKnownByItsAlert() throws IOException {
    assertThat(greeted(ALERT)).isEqualTo(Bootstrap.Answer.TLS);
  }

  @Test
  void whoeverClosesOrSaysSomethingElseSaysNothing() throws IOException {
    assertThat(greeted(new byte[0])).isEqualTo(Bootstrap.Answer.NOTHING);
    assertThat(greeted(WEB)).isEqualTo(Bootstrap.Answer.NOTHING);
  }

  @Test
  void unknownNameIsAnAbsenceWithThatReason() {
    assertThatThrownBy(() -> Bootstrap.of("nowhere.invalid:9092").greet())
        .isInstanceOf(IOException.class)
        .hasMessage("the name nowhere.invalid is not known");
  }

  private static Bootstrap.Answer greeted(byte[] answer) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answer(server, answer));
      return Bootstrap.of("127.0.0.1:" + server.getLocalPort()).greet();
    }
  }

  private static void answer(ServerSocket server, byte[] answer) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().readNBytes(14);
      socket.getOutputStream().write(answer);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
