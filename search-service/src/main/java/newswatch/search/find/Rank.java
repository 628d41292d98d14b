package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import java.time.Instant;
import java.util.List;
import newswatch.events.ArticleId;
import org.jspecify.annotations.Nullable;

/**
 * Where an article stands in the order of a search. No two stand in the same place.
 *
 * @param score how well it matches; 0 in searches that are ordered by time alone
 * @param rankedAt where it stands in time
 */
record Rank(float score, Instant rankedAt, ArticleId id) {
  Rank {
    requireNonNull(rankedAt, "rankedAt");
    requireNonNull(id, "id");
  }

  /**
   * Of a hit that was found in this order.
   *
   * @param score what Elasticsearch says of it, if anything
   */
  static Rank of(Sort sort, @Nullable Double score, Instant rankedAt, ArticleId id) {
    return new Rank(sort == Sort.RELEVANCE && score != null ? score.floatValue() : 0, rankedAt, id);
  }

  /** The order, as Elasticsearch has it. */
  static List<SortOptions> order(Sort sort) {
    SortOptions id = by("id", SortOrder.Asc);
    return switch (sort) {
      case RELEVANCE ->
          List.of(
              SortOptions.of(s -> s.score(score -> score.order(SortOrder.Desc))),
              by("rankedAt", SortOrder.Desc),
              id);
      case NEWEST -> List.of(by("rankedAt", SortOrder.Desc), id);
      case OLDEST -> List.of(by("rankedAt", SortOrder.Asc), id);
    };
  }

  private static SortOptions by(String field, SortOrder order) {
    return SortOptions.of(sort -> sort.field(by -> by.field(field).order(order)));
  }

  /** This place in that order. */
  List<FieldValue> in(Sort sort) {
    FieldValue time = FieldValue.of(rankedAt.toEpochMilli());
    FieldValue last = FieldValue.of(id.value());
    return switch (sort) {
      case RELEVANCE -> List.of(FieldValue.of(score), time, last);
      case NEWEST, OLDEST -> List.of(time, last);
    };
  }
}
