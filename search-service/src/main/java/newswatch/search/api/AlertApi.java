package newswatch.search.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import newswatch.events.AlertId;
import newswatch.events.DeliveryState.Stage;
import newswatch.search.access.Reach;
import newswatch.search.access.Visitors;
import newswatch.search.delivery.Deliveries.Place;
import newswatch.search.delivery.Told;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/alerts}: what people were told and are to be, each person's own, with every try to
 * bring it. Needs Kafka alone.
 */
@RestController
@RequestMapping("/api/alerts")
final class AlertApi {
  private static final String WHAT = "alert";
  private static final String SUBSCRIPTION = "subscription";
  private static final String STATE = "state";
  private static final String SIZE = "size";
  private static final String CURSOR = "cursor";
  private static final Set<String> PARAMETERS = Set.of(SUBSCRIPTION, STATE, SIZE, CURSOR);
  private static final int LONGEST = 64;
  private static final int MOST = 100;
  private static final int USUAL = 20;

  private final Told told;
  private final Visitors visitors;

  AlertApi(Told told, Visitors visitors) {
    this.told = told;
    this.visitors = visitors;
  }

  /**
   * A page of alerts, newest first.
   *
   * @param next the cursor of the next page; absent on the last
   */
  record Page(List<AlertView> alerts, @Nullable String next) {
    Page {
      alerts = List.copyOf(alerts);
    }
  }

  @GetMapping
  ResponseEntity<Page> newest(@RequestParam MultiValueMap<String, String> given) {
    OwnParameters parameters = OwnParameters.of(given, PARAMETERS);
    Reach reach = visitors.reach();
    String subscription = parameters.one(SUBSCRIPTION, LONGEST);
    Optional<Stage> stage = stage(parameters.one(STATE, LONGEST));
    int size = parameters.number(SIZE, 1, MOST, USUAL);
    Predicate<Place> wanted =
        place ->
            reach.covers(place.owner())
                && (subscription.isEmpty() || place.subscription().value().equals(subscription))
                && (stage.isEmpty() || place.stage() == stage.get());
    List<Told.One> found =
        told.newest(wanted, after(parameters.one(CURSOR, LONGEST), reach), size + 1);
    List<AlertView> views = new ArrayList<>();
    found.stream().limit(size).forEach(one -> views.add(view(one)));
    String next = found.size() > size ? views.getLast().id().value() : null;
    return uncached(new Page(views, next));
  }

  /** Another person's alert is no place to go on from: whether it is there is not told. */
  private @Nullable Place after(String cursor, Reach reach) {
    if (cursor.isEmpty()) {
      return null;
    }
    AlertId id = known(cursor);
    Place place = id == null ? null : told.place(id);
    if (place == null || !reach.covers(place.owner())) {
      throw new BadParameter(CURSOR, "it is none of ours, or too old; ask for the first page");
    }
    return place;
  }

  private static Optional<Stage> stage(String word) {
    if (word.isEmpty()) {
      return Optional.empty();
    }
    List<Stage> stages =
        Stream.of(Stage.values()).filter(stage -> stage != Stage.GATHERED).toList();
    return Optional.of(
        stages.stream()
            .filter(stage -> stage.word().equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    new BadParameter(
                        STATE,
                        "expected one of "
                            + String.join(", ", stages.stream().map(Stage::word).toList()))));
  }

  @GetMapping("/{id}")
  ResponseEntity<AlertView> one(@PathVariable String id) {
    return uncached(
        told.one(own(id))
            .map(AlertApi::view)
            .orElseThrow(() -> CatalogueProblems.missing(WHAT, id)));
  }

  @PostMapping("/{id}/resend")
  ResponseEntity<AlertView> resend(@PathVariable String id) {
    Place place = own(id);
    if (!told.sendAgain(place)) {
      ProblemDetail problem =
          ProblemDetail.forStatusAndDetail(
              HttpStatus.CONFLICT,
              "It is on its way already. What is over, delivered or given up, can be sent again.");
      throw new ErrorResponseException(HttpStatus.CONFLICT, problem, null);
    }
    return ResponseEntity.accepted()
        .body(
            told.one(own(id))
                .map(AlertApi::view)
                .orElseThrow(() -> CatalogueProblems.missing(WHAT, id)));
  }

  private Place own(String id) {
    AlertId known = known(id);
    Place place = known == null ? null : told.place(known);
    if (place == null || !visitors.reach().covers(place.owner())) {
      throw CatalogueProblems.missing(WHAT, id);
    }
    return place;
  }

  private static @Nullable AlertId known(String id) {
    try {
      return new AlertId(id);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static AlertView view(Told.One one) {
    return AlertView.of(one.alert(), one.message(), one.grown());
  }

  private static <T> ResponseEntity<T> uncached(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }
}
