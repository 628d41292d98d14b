package newswatch.search.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTest {
  @ParameterizedTest
  @CsvSource({
    "172.17.0.1, 172.17.0.1, true",
    "172.17.0.1, 172.17.0.2, false",
    "172.16.0.0/12, 172.31.255.255, true",
    "172.16.0.0/12, 172.32.0.0, false",
    "172.17.5.9/16, 172.17.0.1, true",
    "10.0.0.0/9, 10.127.0.1, true",
    "10.0.0.0/9, 10.128.0.1, false",
    "0.0.0.0/0, 203.0.113.7, true",
    "fd00::/8, fdff::1, true",
    "fd00::/8, fe80::1, false",
    "::/0, 172.17.0.1, false",
    "172.17.0.1, ::ffff:172.17.0.1, true",
    "::ffff:172.17.0.1, 172.17.0.1, true"
  })
  void blockHoldsWhatBeginsAlike(String block, String address, boolean inside) {
    assertThat(AddressBlock.of(block).contains(InetAddress.ofLiteral(address))).isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gateway",
        "localhost",
        "172.17.0.1/33",
        "172.17.0.1/-1",
        "172.17.0.1/",
        "fd00::/129",
        "172.17/16/8",
        "fe80::1%eth0"
      })
  void whatIsNoAddressIsRefusedByName(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AddressBlock.of(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("172.16.0.0/12");
  }

  @Test
  void oneAddressIsABlockOfItself() {
    InetAddress one = InetAddress.ofLiteral("fd00::1");
    assertThat(AddressBlock.of(one)).isEqualTo(AddressBlock.of("fd00::1/128"));
  }
}
