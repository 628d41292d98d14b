package newswatch.search.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import newswatch.events.PersonId;
import newswatch.search.access.User.Person;
import newswatch.search.access.User.Program;

/** Everybody who may come in, in the order of their file; each name and each token stands once. */
final class Users {
  private final List<User> all;
  private final Map<PersonId, Person> people = new HashMap<>();
  private final Map<TokenHash, Program> programs = new HashMap<>();

  /**
   * @throws IllegalArgumentException when two have one name, or one token
   */
  Users(List<User> all) {
    this.all = List.copyOf(all);
    Set<PersonId> names = new HashSet<>();
    for (User user : this.all) {
      if (!names.add(user.name())) {
        throw new IllegalArgumentException("the name '" + user.name() + "' stands twice");
      }
      switch (user) {
        case Person person -> people.put(person.name(), person);
        case Program program -> {
          if (programs.put(program.token(), program) != null) {
            throw new IllegalArgumentException(
                "the token of '" + program.name() + "' is that of another program, too");
          }
        }
      }
    }
  }

  static Users none() {
    return new Users(List.of());
  }

  /** These and one more. */
  Users and(User another) {
    List<User> more = new ArrayList<>(all);
    more.add(another);
    return new Users(more);
  }

  List<User> all() {
    return all;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  Optional<Person> person(PersonId name) {
    return Optional.ofNullable(people.get(name));
  }

  Optional<Program> program(TokenHash token) {
    return Optional.ofNullable(programs.get(token));
  }

  /** The highest cost of all passwords, or the usual one where there are none. */
  int passwordCost() {
    return people.values().stream()
        .mapToInt(person -> person.password().cost())
        .max()
        .orElse(PasswordHash.USUAL_COST);
  }

  /** Whether both name the same people and programs, with the same roles, in the same order. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Users users && users.all.equals(all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }
}
