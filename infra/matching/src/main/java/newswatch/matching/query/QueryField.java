package newswatch.matching.query;

import java.util.Locale;

/** Where a clause of a query looks. */
public enum QueryField {
  /** Title and body: where a clause without a field looks. Cannot be written as a field. */
  TEXT(Kind.WORDS),
  TITLE(Kind.WORDS),
  BODY(Kind.WORDS),
  SOURCE(Kind.WORDS),
  AUTHOR(Kind.WORDS),
  LANGUAGE(Kind.VALUE),
  COLLECTION(Kind.VALUE),
  /** Known to the search index only: a topic's own query cannot ask for topics. */
  TOPIC(Kind.VALUE);

  /** Whether a field is searched for words, or compared as one value. */
  public enum Kind {
    WORDS,
    VALUE
  }

  private final Kind kind;

  QueryField(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** As it is written in a query: {@code title}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
