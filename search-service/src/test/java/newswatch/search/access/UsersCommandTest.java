package newswatch.search.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import newswatch.events.PersonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersCommandTest {
  private static final String PASSWORD = "correct horse battery";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("users.yml");
  }

  @Test
  void fileIsMadeForItsOwnerAloneAndGrows() throws IOException {
    assertThat(run(PASSWORD, "user", "add", "ana", "--role", "admin", "--file", file.toString()))
        .isZero();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(run("", "token", "add", "importer", "--role=editor", "--file=" + file)).isZero();

    Users users = UsersFile.read(file);
    assertThat(users.all())
        .extracting(User::name)
        .map(PersonId::value)
        .containsExactly("ana", "importer");
    assertThat(users.person(new PersonId("ana")))
        .hasValueSatisfying(
            ana -> {
              assertThat(ana.password().isOf(PASSWORD)).isTrue();
              assertThat(ana.password().isOf(PASSWORD + "!")).isFalse();
            });
    assertThat(out.toString(UTF_8).lines())
        .singleElement()
        .satisfies(
            token -> {
              assertThat(token).matches("nw_[A-Za-z0-9_-]{43}");
              assertThat(users.program(TokenHash.of(token)))
                  .hasValueSatisfying(program -> assertThat(program.role()).isEqualTo(Role.EDITOR));
              assertThat(Files.readString(file)).doesNotContain(token);
            });
    assertThat(out.toString(UTF_8) + err.toString(UTF_8) + Files.readString(file))
        .doesNotContain(PASSWORD);
  }

  @Test
  void whatStoodInTheFileStays() throws IOException {
    Files.writeString(
        file,
        """
        # ours
        users:
        - name: first  # the desk
          role: reader
          token: "%s\""""
            .formatted(TokenHash.of("x").encoded()));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link.yml"), file);

    assertThat(run("", "token", "add", "second", "--role", "reader", "--file", link.toString()))
        .isZero();

    assertThat(Files.readString(file)).startsWith("# ours\nusers:\n- name: first  # the desk\n");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(UsersFile.read(file).all()).hasSize(2);
  }

  @Test
  void nameThatIsTakenAndListThatCannotGrowAreLeftAlone() throws IOException {
    String flow =
        "users: [{name: a, role: reader, token: '%s'}]".formatted(TokenHash.of("x").encoded());
    Files.writeString(file, flow);
    assertThat(run("", "token", "add", "a", "--role", "reader", "--file", file.toString()))
        .isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("there is a 'a'");
    assertThat(run("", "token", "add", "b", "--role", "reader", "--file", file.toString()))
        .isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("line by line");
    assertThat(out.size()).isZero();
    assertThat(file).hasContent(flow);
  }

  @Test
  void variableNamesTheFileAndWithoutOneTheEntryIsPrinted() throws IOException {
    assertThat(run(PASSWORD, "user", "add", "ana", "--role", "reader")).isZero();
    Files.writeString(file, "users:\n" + out.toString(UTF_8));
    assertThat(UsersFile.read(file).all()).hasSize(1);

    assertThat(
            command("", Map.of("NEWSWATCH_ACCESS_USERSFILE", file.toString()))
                .run(List.of("token", "add", "bo", "--role", "reader")))
        .isZero();
    assertThat(UsersFile.read(file).all()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "elevenchars",
        "0123456789012345678901234567890123456789012345678901234567890123456789012"
      })
  void passwordHasTwelveCharactersAndSeventyTwoBytes(String password) {
    assertThat(run(password, "user", "add", "ana", "--role", "reader", "--file", file.toString()))
        .isEqualTo(1);
    assertThat(file).doesNotExist();
    assertThat(err.toString(UTF_8)).contains("a password has at");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user",
        "user remove ana",
        "user add ana",
        "user add ana --role root",
        "user add Ana --role reader",
        "user add local --role reader",
        "user add ana --role",
        "user add ana --role reader --password hunter2"
      })
  void wrongUseIsToldAndChangesNothing(String line) {
    assertThat(run(PASSWORD, line.split(" "))).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("usage: newswatch user add").doesNotContain("hunter2");
    assertThat(out.size()).isZero();
  }

  private int run(String input, String... arguments) {
    return command(input, Map.of()).run(List.of(arguments));
  }

  private UsersCommand command(String input, Map<String, String> environment) {
    return new UsersCommand(
        new ByteArrayInputStream((input + "\n").getBytes(UTF_8)),
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        environment);
  }
}
