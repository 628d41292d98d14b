package newswatch.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.AccessDeniedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class WrongSettingTest {
  /** A shop, as one that refuses nonsense. */
  @ConfigurationProperties("shop")
  record Shop(
      @DefaultValue("1h") Duration open,
      @DefaultValue("") String password,
      @DefaultValue("") String list) {
    Shop {
      if (open.isZero()) {
        throw new IllegalArgumentException("shop.open is more than nothing");
      }
      if (password.length() == 1) {
        throw new IllegalArgumentException("shop.password is longer");
      }
      if ("rubbish".equals(list)) {
        throw new IllegalArgumentException("'rubbish' is no list");
      }
      if (list.contains("@")) {
        throw new IllegalArgumentException("cannot read " + list + " with " + password);
      }
      if ("locked".equals(list)) {
        throw new IllegalStateException(new AccessDeniedException("/run/secrets/shop.password"));
      }
      if ("nameless".equals(list)) {
        throw new IllegalArgumentException("no goods, no shop");
      }
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(Shop.class)
  static class Town {}

  @Test
  void settingThatTheReasonNamesIsToldWithItsValueAndWhereItWasSet(CapturedOutput output) {
    start("shop.open=0s", "shop.list=bread");
    assertThat(errors(output))
        .contains("CannotStart: shop.open is '0s' (")
        .contains("commandLineArgs")
        .contains("): shop.open is more than nothing. Correct the setting.")
        .doesNotContain("bread");
  }

  @Test
  void settingThatTheReasonQuotesIsTold(CapturedOutput output) {
    start("shop.list=rubbish", "shop.password=long");
    assertThat(errors(output))
        .contains("CannotStart: shop.list is 'rubbish' (", "): 'rubbish' is no list.")
        .doesNotContain("shop.password");
  }

  @Test
  void withoutEitherAllThatWereSetAreTold(CapturedOutput output) {
    start("shop.list=nameless", "shop.open=2h");
    assertThat(errors(output))
        .contains("shop.list is 'nameless' (", "shop.open is '2h' (", "no goods, no shop");
  }

  @Test
  void valueOfASecretIsNotTold(CapturedOutput output) {
    start("shop.password=x");
    assertThat(errors(output))
        .contains("CannotStart: shop.password is (not shown) (", "shop.password is longer");
  }

  @Test
  void valueOfAnotherKindIsToldWithoutNamesOfClasses(CapturedOutput output) {
    start("shop.open=often");
    assertThat(errors(output)).contains("shop.open is 'often' (").doesNotContain("java.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"elastic:se sam@search:1", "sam@search:1", "se sam,elastic:s@search:1"})
  void loginInAValueIsToldNeitherThereNorInTheReason(String list, CapturedOutput output) {
    start("shop.list=" + list, "shop.password=geheim");
    assertThat(errors(output))
        .contains("shop.list is '***@search:1' (", "cannot read ***@search:1 with (not shown).")
        .doesNotContain("sam", "geheim");
  }

  @Test
  void schemeOfAnAddressIsTold(CapturedOutput output) {
    start("shop.list=https://elastic:se sam@search:1");
    assertThat(errors(output))
        .contains("shop.list is 'https://***@search:1' (", "cannot read https://***@search:1 with")
        .doesNotContain("sam");
  }

  @Test
  void fileThatMayNotBeReadIsToldWithTheUser(CapturedOutput output) {
    start("shop.list=locked");
    assertThat(errors(output))
        .containsPattern("CannotStart: user \\S+ may not \\w+ /run/secrets/shop\\.password\\. ")
        .contains("the rights of the user.")
        .doesNotContain("shop.list");
  }

  private static void start(String... settings) {
    String[] arguments = new String[settings.length];
    for (int i = 0; i < settings.length; i++) {
      arguments[i] = "--" + settings[i];
    }
    assertThatThrownBy(
            () ->
                new SpringApplicationBuilder(Town.class)
                    .web(WebApplicationType.NONE)
                    .run(arguments))
        .isNotNull();
  }

  /** The one line, as everything that is no bare information. */
  private static String errors(CapturedOutput output) {
    assertThat(output.getAll()).doesNotContain("APPLICATION FAILED TO START", "\tat ", " WARN ");
    var errors = output.getAll().lines().filter(line -> line.contains(" ERROR ")).toList();
    assertThat(errors).hasSize(1);
    return errors.getFirst();
  }
}
