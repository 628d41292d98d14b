package newswatch.search.submission;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import newswatch.events.ArticleId;
import newswatch.events.SubmissionEnded;
import newswatch.events.SubmissionId;
import org.springframework.stereotype.Component;

/**
 * What became of what was handed in lately. The oldest are forgotten first, so that memory is
 * bounded. Thread-safe.
 */
@Component
public final class Submissions {
  /** How many things are kept in mind, over all submissions; some 100 bytes each. */
  static final int MOST_ITEMS = 200_000;

  private static final int MOST_PROBLEMS = 1_000;

  private final Map<SubmissionId, Course> courses = new LinkedHashMap<>();
  private long items;

  /** What has happened to a submission so far. */
  private static final class Course {
    private int items;
    private int refusedAtOnce;
    private final BitSet ended = new BitSet();
    private int published;
    private final Set<ArticleId> articles = new LinkedHashSet<>();
    private final List<LineProblem> problems = new ArrayList<>();

    private boolean isOver() {
      return ended.cardinality() >= items;
    }
  }

  /** A submission was taken. */
  public synchronized void received(Received received) {
    Course before = courses.get(received.id());
    if (before != null && before.isOver()) {
      // The same again: what ended badly may end well this time, and the other way round.
      items -= before.items;
      courses.remove(received.id());
    }
    Course course = course(received.id(), received.items());
    if (course.refusedAtOnce == 0 && received.refused() > 0) {
      course.refusedAtOnce = received.refused();
      course.problems.addAll(0, received.problems());
    }
  }

  /** One of the things handed in has come to its end. The same end told twice counts once. */
  public synchronized void ended(SubmissionEnded ending) {
    Course course = course(ending.id(), ending.items());
    if (course.ended.get(ending.line())) {
      return;
    }
    course.ended.set(ending.line());
    if (ending.article() != null) {
      course.published++;
      course.articles.add(ending.article());
    } else if (course.problems.size() < MOST_PROBLEMS) {
      course.problems.add(new LineProblem(ending.line(), String.valueOf(ending.problem())));
    }
  }

  /** How a submission stands; empty when none such is known. */
  public synchronized Optional<Standing> standing(SubmissionId id) {
    return Optional.ofNullable(courses.get(id))
        .map(
            course ->
                new Standing(
                    id,
                    course.items,
                    course.published,
                    course.refusedAtOnce + course.ended.cardinality() - course.published,
                    course.isOver(),
                    List.copyOf(course.articles),
                    course.problems));
  }

  private Course course(SubmissionId id, int size) {
    Course course = courses.get(id);
    if (course == null) {
      forget(size);
      course = new Course();
      course.items = size;
      items += size;
      courses.put(id, course);
    }
    return course;
  }

  private void forget(int size) {
    var oldest = courses.values().iterator();
    while (items + size > MOST_ITEMS && oldest.hasNext()) {
      items -= oldest.next().items;
      oldest.remove();
    }
  }
}
