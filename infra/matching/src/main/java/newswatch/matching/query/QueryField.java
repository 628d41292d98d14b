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
  TOPIC(Kind.VALUE),
  /** Known once an article is placed among others: in searches only. */
  STORY(Kind.VALUE),
  /** In searches only: a topic judges articles as they come. */
  PUBLISHED(Kind.TIME),
  /** Known to the search index only: it compares with another article. */
  LIKE(Kind.ARTICLE);

  /** How what stands after a field's name is understood. */
  public enum Kind {
    /** Searched for words. */
    WORDS,
    /** Compared as one value. */
    VALUE,
    /** A day, or a range of time. */
    TIME,
    /** The id of an article. */
    ARTICLE
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
