package newswatch.search.access;

import newswatch.events.PersonId;

/** Somebody whom the file of users names. */
sealed interface User {
  /** What is kept with what they change. */
  PersonId name();

  Role role();

  /** One who logs in with a password. */
  record Person(PersonId name, Role role, PasswordHash password) implements User {}

  /** One that shows a token with each request. */
  record Program(PersonId name, Role role, TokenHash token) implements User {}
}
