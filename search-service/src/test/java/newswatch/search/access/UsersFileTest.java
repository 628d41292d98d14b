package newswatch.search.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import newswatch.events.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsersFileTest {
  private static final String BCRYPT =
      "{bcrypt}$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";
  private static final String SHA256 =
      "{sha256}9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  @TempDir private Path folder;

  @Test
  void peopleHavePasswordsAndProgramsTokens() throws IOException {
    Users users =
        read(
            """
            users:
              - name: ana
                role: editor
                password: "%s"
              - {name: importer, role: admin, token: "%s"}
            """
                .formatted(BCRYPT, SHA256));
    assertThat(users.person(new PersonId("ana")))
        .hasValueSatisfying(ana -> assertThat(ana.role()).isEqualTo(Role.EDITOR));
    assertThat(users.program(TokenHash.of("test")))
        .hasValueSatisfying(
            program -> {
              assertThat(program.name()).isEqualTo(new PersonId("importer"));
              assertThat(program.role()).isEqualTo(Role.ADMIN);
            });
    assertThat(users.person(new PersonId("importer"))).isEmpty();
    assertThat(users.program(TokenHash.of("tes"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {name: ana, role: editor, password: hunter2hunter2}             | no bcrypt hash
          {name: ana, role: editor, password: '{noop}hunter2'}            | no bcrypt hash
          {name: ana, role: editor, password: '{bcrypt}hunter2'}          | no bcrypt hash
          {name: ana, role: editor, password: '$BCRYPT4'}                 | no bcrypt hash with a cost of 10 to 14
          {name: ana, role: editor, password: '$BCRYPT31'}                | no bcrypt hash with a cost of 10 to 14
          {name: ana, role: editor, token: hunter2}                       | no SHA-256 hash
          {name: ana, role: editor, token: '{sha256}hunter2'}             | no SHA-256 hash
          {name: ana, role: editor}                                       | not one of password
          {name: ana, role: editor, password: '$BCRYPT', token: '$SHA'}   | not one of password
          {name: ana, role: root, token: '$SHA'}                          | reader, editor or admin
          {name: ana, role: Editor, token: '$SHA'}                        | reader, editor or admin
          {name: ana, token: '$SHA'}                                      | no role
          {role: editor, token: '$SHA'}                                   | has no name
          {name: Ana, role: editor, token: '$SHA'}                        | a-z
          {name: local, role: editor, token: '$SHA'}                      | 'local'
          {name: ana, role: editor, hunter2: yes, token: '$SHA'}          | a field other than
          {name: ana, name: bo, role: editor, token: '$SHA'}              | 'name' twice
          {name: [ana], role: editor, token: '$SHA'}                      | no text for 'name'
          hunter2                                                         | no entry
          """)
  void badEntryIsNamedByItsLineAndNotQuoted(String entry, String why) {
    String yaml =
        "# who may\nusers:\n  - "
            + entry
                .replace("$BCRYPT4", BCRYPT.replace("$10$", "$04$"))
                .replace("$BCRYPT31", BCRYPT.replace("$10$", "$31$"))
                .replace("$BCRYPT", BCRYPT)
                .replace("$SHA", SHA256);
    assertThatExceptionOfType(UnusableUsers.class)
        .isThrownBy(() -> read(yaml))
        .withMessageContaining("line 3")
        .withMessageContaining("users.yml")
        .withMessageContaining(why)
        .withMessageNotContaining("hunter2")
        .satisfies(e -> assertThat(e.remedy()).contains("./newswatch user add"));
  }

  @Test
  void nameAndTokenStandOnce() {
    String ana = "{name: ana, role: reader, token: '%s'}".formatted(SHA256);
    String bo = "{name: bo, role: reader, token: '%s'}".formatted(SHA256);
    assertThatExceptionOfType(UnusableUsers.class)
        .isThrownBy(() -> read("users:\n- " + ana + "\n- " + ana))
        .withMessageContaining("'ana' stands twice");
    assertThatExceptionOfType(UnusableUsers.class)
        .isThrownBy(() -> read("users:\n- " + ana + "\n- " + bo))
        .withMessageContaining("'bo'")
        .withMessageContaining("another program");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "users:",
        "users: []",
        "people: []",
        "users: []\nroles: []",
        "- name: ana",
        "users: [",
        "users: !!java.net.URL [x]",
        "a: &a [*a]"
      })
  void nothingElseIsAUsersFile(String yaml) {
    assertThatExceptionOfType(UnusableUsers.class)
        .isThrownBy(() -> read(yaml))
        .withMessageContaining("users.yml");
  }

  @Test
  void fileThatAnybodyMayChangeIsRefused() throws IOException {
    Path file = write("users:\n- {name: a, role: admin, token: '%s'}".formatted(SHA256));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--rw-"));
    assertThatExceptionOfType(UnusableUsers.class)
        .isThrownBy(() -> UsersFile.read(file))
        .satisfies(e -> assertThat(e.remedy()).contains("chmod 600"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assertThat(UsersFile.read(file).all()).hasSize(1);
  }

  @Test
  void secretsAreNeverPartOfAText() {
    User person = new User.Person(new PersonId("a"), Role.READER, new PasswordHash(BCRYPT));
    User program = new User.Program(new PersonId("b"), Role.READER, new TokenHash(SHA256));
    assertThat(List.of(person, program, Token.fresh()).toString())
        .doesNotContain("N9qo8", "9f86d")
        .doesNotContainPattern("nw_[A-Za-z0-9]");
  }

  private Users read(String yaml) throws IOException {
    return UsersFile.read(write(yaml));
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("users.yml"), yaml);
  }
}
