package newswatch.search.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import newswatch.events.Change;
import newswatch.events.SavedSearch;
import newswatch.events.SearchId;
import newswatch.search.access.Visitors;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.Edited;
import newswatch.search.catalogue.SavedSearches;
import newswatch.search.catalogue.SearchEdits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/searches}: searches that people keep to ask them again. A change answers once this
 * instance has read it back; {@code If-Match} guards it, and without it the last one wins.
 */
@RestController
@RequestMapping("/api/searches")
final class SavedSearchApi {
  private static final String PATH = "/api/searches/";
  private static final String WHAT = "search";

  private final SavedSearches searches;
  private final SearchEdits edits;
  private final Visitors visitors;

  SavedSearchApi(SavedSearches searches, SearchEdits edits, Visitors visitors) {
    this.searches = searches;
    this.edits = edits;
    this.visitors = visitors;
  }

  /** All that are kept, by id. */
  record Searches(List<View> searches) {
    Searches {
      searches = List.copyOf(searches);
    }
  }

  /**
   * A saved search as the API tells it.
   *
   * @param parameters those of a search as fields: a text, or a list where several may be given
   * @param link the path that asks it
   * @param feed the path of its Atom feed
   * @param changedBy who saved it, and when
   */
  record View(
      SearchId id,
      String name,
      @JsonAnyGetter Map<String, Object> parameters,
      URI link,
      URI feed,
      String changedBy,
      Instant changedAt) {
    private static final List<String> OF_A_SEARCH =
        Stream.concat(NarrowedParameters.NARROWING.stream(), SavedSearchBody.SHOWING.stream())
            .toList();

    View {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    static View of(SavedSearch search) {
      Map<String, List<String>> values = search.parameters();
      Map<String, Object> fields = new LinkedHashMap<>();
      for (String name : OF_A_SEARCH) {
        List<String> its = values.get(name);
        if (its != null) {
          fields.put(name, NarrowedParameters.MANY_VALUES.contains(name) ? its : its.getFirst());
        }
      }
      return new View(
          search.id(),
          search.name(),
          fields,
          SearchAddress.of("/api/articles", OF_A_SEARCH, values),
          SearchAddress.of(AtomApi.PATH, NarrowedParameters.NARROWING, values),
          search.change().by(),
          search.change().at());
    }
  }

  @GetMapping
  Searches all() {
    return new Searches(
        searches.all().stream().map(search -> View.of(search.definition())).toList());
  }

  @GetMapping("/{id}")
  ResponseEntity<View> one(@PathVariable String id) {
    Defined<SavedSearch> present = searches.one(known(id));
    if (present == null) {
      throw CatalogueProblems.missing(WHAT, id);
    }
    return ResponseEntity.ok().eTag(EntityTag.of(present)).body(View.of(present.definition()));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<View> create(HttpServletRequest request) throws IOException {
    return answer(edits.create(SavedSearchBody.read(request.getInputStream(), null, change())));
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<View> put(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch,
      HttpServletRequest request)
      throws IOException {
    SavedSearch wanted =
        SavedSearchBody.read(request.getInputStream(), SavedSearchBody.id(id), change());
    return answer(edits.put(wanted, EntityTag.of(ifMatch, ifNoneMatch)));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<View> delete(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    Edited<SavedSearch> edited =
        edits.delete(known(id), EntityTag.ifMatch(ifMatch), visitors.asking());
    if (edited instanceof Edited.Missing) {
      throw CatalogueProblems.missing(WHAT, id);
    }
    return answer(edited);
  }

  private Change change() {
    return edits.change(visitors.asking());
  }

  private static ResponseEntity<View> answer(Edited<SavedSearch> edited) {
    return switch (edited) {
      case Edited.Created<SavedSearch>(var now) ->
          ResponseEntity.created(URI.create(PATH + now.definition().id()))
              .eTag(EntityTag.of(now))
              .body(View.of(now.definition()));
      case Edited.Changed<SavedSearch>(var now) ->
          ResponseEntity.ok().eTag(EntityTag.of(now)).body(View.of(now.definition()));
      case Edited.Deleted<SavedSearch> _ -> ResponseEntity.noContent().build();
      case Edited.Exists<SavedSearch>(var present) ->
          throw CatalogueProblems.exists(WHAT, PATH + present.definition().id(), present);
      case Edited.Outdated<SavedSearch>(var present) ->
          throw CatalogueProblems.outdated(WHAT, present);
      case Edited.TooMany<SavedSearch>(int most, long length) ->
          throw CatalogueProblems.tooMany("searches", most, length);
      case Edited.Missing<SavedSearch> _ ->
          throw new IllegalStateException("a search is made by PUT");
      case Edited.TooManyExamples<SavedSearch> _ ->
          throw new IllegalStateException("a search has none");
      case Edited.Taken<SavedSearch> _ ->
          throw new IllegalStateException("a search's id is free again");
      case Edited.Needed<SavedSearch> _ -> throw new IllegalStateException("nothing needs one");
      case Edited.OtherAddress<SavedSearch> _ ->
          throw new IllegalStateException("a search has none");
    };
  }

  private static SearchId known(String id) {
    try {
      return new SearchId(id);
    } catch (IllegalArgumentException _) {
      throw CatalogueProblems.missing(WHAT, id);
    }
  }
}
