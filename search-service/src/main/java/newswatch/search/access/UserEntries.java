package newswatch.search.access;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import newswatch.events.PersonId;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Takes users from the YAML nodes of their file, which know their lines. */
final class UserEntries {
  private static final String USERS = "users";
  private static final String NAME = "name";
  private static final String ROLE = "role";
  private static final String PASSWORD = "password";
  private static final String TOKEN = "token";
  private static final Set<String> FIELDS = Set.of(NAME, ROLE, PASSWORD, TOKEN);

  private final Path file;

  UserEntries(Path file) {
    this.file = file;
  }

  /**
   * @throws UnusableUsers at the first thing that is wrong
   */
  Users read(@Nullable Node root) {
    if (!(root instanceof MappingNode mapping)
        || mapping.getValue().size() != 1
        || !isScalar(mapping.getValue().getFirst().getKeyNode(), USERS)
        || !(mapping.getValue().getFirst().getValueNode() instanceof SequenceNode entries)) {
      throw unusable(file, 1, "is no list under 'users:'");
    }
    List<User> users = new ArrayList<>();
    for (Node entry : entries.getValue()) {
      users.add(user(entry));
    }
    try {
      return new Users(users);
    } catch (IllegalArgumentException e) {
      throw new UnusableUsers(
          "in the users file %s %s".formatted(file, e.getMessage()),
          "Leave one of the entries, and give the other a name and a secret of its own.");
    }
  }

  private User user(Node entry) {
    Map<String, String> fields = fields(entry);
    PersonId name = name(entry, fields.get(NAME));
    Role role =
        Role.of(fields.getOrDefault(ROLE, ""))
            .orElseThrow(
                () -> unusable(entry, "gives '%s' no role: %s".formatted(name, Role.words())));
    String password = fields.get(PASSWORD);
    String token = fields.get(TOKEN);
    if ((password == null) == (token == null)) {
      throw unusable(
          entry, "gives '" + name + "' not one of password, for people, and token, for programs");
    }
    return password != null
        ? new User.Person(name, role, password(entry, name, password))
        : new User.Program(name, role, token(entry, name, String.valueOf(token)));
  }

  private Map<String, String> fields(Node entry) {
    if (!(entry instanceof MappingNode mapping)) {
      throw unusable(entry, "is no entry with name, role, and password or token");
    }
    Map<String, String> fields = new HashMap<>();
    for (NodeTuple pair : mapping.getValue()) {
      // A name that is no field may be a secret in the wrong place.
      if (!(pair.getKeyNode() instanceof ScalarNode key) || !FIELDS.contains(key.getValue())) {
        throw unusable(pair.getKeyNode(), "has a field other than name, role, password and token");
      }
      if (!(pair.getValueNode() instanceof ScalarNode value)) {
        throw unusable(pair.getKeyNode(), "gives no text for '" + key.getValue() + "'");
      }
      if (fields.put(key.getValue(), value.getValue()) != null) {
        throw unusable(pair.getKeyNode(), "gives '" + key.getValue() + "' twice");
      }
    }
    return fields;
  }

  private PersonId name(Node entry, @Nullable String name) {
    try {
      PersonId id = new PersonId(String.valueOf(name));
      if (name == null || id.equals(Visitors.LOCAL)) {
        throw unusable(
            entry,
            name == null
                ? "has no name"
                : "has the name 'local', which stands for whoever asked before there were users");
      }
      return id;
    } catch (IllegalArgumentException _) {
      throw unusable(
          entry,
          "has a name that is not 1 to 128 of a-z, 0-9 and '._@+-', beginning with a letter or"
              + " digit");
    }
  }

  private PasswordHash password(Node entry, PersonId name, String password) {
    try {
      return new PasswordHash(password);
    } catch (IllegalArgumentException e) {
      throw unusable(entry, "gives '%s' a password that is %s".formatted(name, e.getMessage()));
    }
  }

  private TokenHash token(Node entry, PersonId name, String token) {
    try {
      return new TokenHash(token);
    } catch (IllegalArgumentException e) {
      throw unusable(entry, "gives '%s' a token that is %s".formatted(name, e.getMessage()));
    }
  }

  private static boolean isScalar(Node node, String value) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals(value);
  }

  private UnusableUsers unusable(Node where, String what) {
    return unusable(file, where.getStartMark().getLine() + 1, what);
  }

  static UnusableUsers unusable(Path file, int line, String what) {
    return new UnusableUsers(
        "line %d of the users file %s %s".formatted(line, file, what),
        "Correct it, or have it made: " + UsersFile.MAKING);
  }
}
