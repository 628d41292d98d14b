package newswatch.classify.story;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import newswatch.events.StoryId;
import org.jspecify.annotations.Nullable;

/**
 * The newest tellings of stories, and where to find those that have something in common with an
 * article. It grows to the most it may hold; then the oldest go for the newest.
 *
 * <p>The tellings stand in a ring. Each is posted under {@link #POSTED} of its features at most;
 * the postings of a feature are a chain from the newest to the oldest, which ends where a posting
 * has been overwritten. So nothing is ever searched for to be removed, and adding and finding take
 * the same time however many there are. Not safe for threads.
 */
final class Window {
  private static final int SMALLEST = 1 << 10;

  /** Under how many terms a telling can be found, and by how many an article is looked up. */
  private static final int POSTED_TERMS = 16;

  private static final int ASKED_TERMS = 24;
  private static final int POSTED_PASSAGES = 8;
  private static final int POSTED = POSTED_TERMS + 2 * POSTED_PASSAGES;

  /** Of the chains there are so many for each telling. */
  private static final int CHAINS = 16;

  /** So many terms are counted apart for each telling. */
  private static final int COUNTED = 4;

  /**
   * In postings: how far the chains of an article's terms are followed, the rarest terms' first.
   * What stands in more tellings than that tells none from others.
   */
  private static final int STEPS = 600;

  /** In postings: how far the chain of a passage is followed, which may be shared with others. */
  private static final int PASSAGE_STEPS = 32;

  /**
   * In postings: a passage that has more is no one's own, as what an outlet begins or ends all its
   * articles with, and tells nothing.
   */
  private static final int COMMON_PASSAGE = 16;

  private static final float PASSAGE = 1.5f;
  private static final int NONE = -1;

  private final int most;
  private final Map<StoryId, Story> stories = new HashMap<>();
  private @Nullable Told[] ring;
  private Rarity rarity;
  private int[] chains;

  /** Features, and behind each where the next posting of its chain is. */
  private int[] postings;

  private float[] common;
  private long oldest;
  private long next;

  /**
   * @param most how many tellings it may hold, at least 1
   */
  Window(int most) {
    this.most = most;
    ring = new Told[0];
    rarity = new Rarity(1);
    chains = postings = new int[0];
    common = new float[0];
    resize(SMALLEST);
  }

  /** How rare terms are among the tellings. */
  Rarity rarity() {
    return rarity;
  }

  /** How many tellings it holds. */
  int size() {
    return (int) (next - oldest);
  }

  /** Whether the oldest has to go before another comes. */
  boolean isFull() {
    return size() >= most;
  }

  /** The telling that came first; there must be one. */
  Told oldest() {
    return requireNonNull(ring[slot(oldest)]);
  }

  /** The story with this id, as far as it is in the window; else a new one with that id. */
  Story story(StoryId id) {
    Story known = stories.get(id);
    return known == null ? new Story(id) : known;
  }

  /** Adds a telling, for which there must be room. */
  Told add(long key, Story story, Instant toldAt, Instant cameAt, Features said) {
    if (size() == ring.length) {
      resize(2 * ring.length);
    }
    Told told = new Told(next++, key, story, toldAt, cameAt, said);
    stories.putIfAbsent(story.id(), story);
    story.tellings().add(told);
    rarity.add(said);
    insert(told);
    return told;
  }

  /** Lets the oldest telling go; there must be one. */
  Told removeOldest() {
    int slot = slot(oldest++);
    Told told = requireNonNull(ring[slot]);
    ring[slot] = null;
    rarity.remove(told.features());
    Story story = told.story();
    story.tellings().remove(told);
    if (story.tellings().isEmpty()) {
      stories.remove(story.id());
    }
    return told;
  }

  /**
   * The tellings that have most in common with an article, the best first.
   *
   * @param limit how many at most
   */
  List<Told> like(Features said, Predicate<Told> wanted, int limit) {
    Search search = new Search();
    for (int[] passages : List.of(said.opening(), said.passages())) {
      for (int passage : passages) {
        search.follow(passage, PASSAGE_STEPS);
        if (search.found <= COMMON_PASSAGE) {
          search.count(PASSAGE);
        }
      }
    }
    int left = STEPS;
    for (long key : best(said, ASKED_TERMS)) {
      left -= search.follow((int) key, left);
      search.count(Float.intBitsToFloat((int) (key >>> Integer.SIZE)));
    }
    return best(Arrays.copyOf(search.touched, search.size), wanted, limit);
  }

  /** Where an article's features were found. */
  private final class Search {
    private final int[] last = new int[STEPS];
    private int found;
    private final int[] touched =
        new int[STEPS + COMMON_PASSAGE * (Features.OPENING + Features.PASSAGES)];
    private int size;

    /**
     * Finds the newest tellings that are posted under a feature.
     *
     * @return how many postings that took, at most as many as it may
     */
    int follow(int feature, int most) {
      found = 0;
      int chain = chain(feature);
      int steps = 0;
      int before = -1;
      for (int at = chains[chain]; at != NONE && steps < most; at = postings[2 * at + 1]) {
        int posted = postings[2 * at];
        // One that is newer than the one that led there was put in place of the one that was meant.
        if (age(at) <= before || chain(posted) != chain) {
          break;
        }
        before = age(at);
        steps++;
        if (posted == feature) {
          last[found++] = at / POSTED;
        }
      }
      return steps;
    }

    /** Counts the feature that was followed last. */
    void count(float worth) {
      for (int i = 0; i < found; i++) {
        if (common[last[i]] == 0) {
          touched[size++] = last[i];
        }
        common[last[i]] += worth;
      }
    }
  }

  /** How many postings there is room for behind this one. */
  private int age(int posting) {
    int slots = (slot(next - 1) - posting / POSTED) & (ring.length - 1);
    return slots * POSTED + POSTED - 1 - posting % POSTED;
  }

  private List<Told> best(int[] slots, Predicate<Told> wanted, int limit) {
    long[] ranked = new long[slots.length];
    for (int i = 0; i < slots.length; i++) {
      ranked[i] = ((long) Float.floatToIntBits(common[slots[i]]) << 32) | slots[i];
      common[slots[i]] = 0;
    }
    Arrays.sort(ranked);
    List<Told> best = new ArrayList<>(limit);
    for (int i = ranked.length - 1; i >= 0 && best.size() < limit; i--) {
      Told told = ring[(int) ranked[i]];
      if (told != null && wanted.test(told)) {
        best.add(told);
      }
    }
    return best;
  }

  private float worth(Features said, int i) {
    float rare = rarity.of(said.term(i));
    return said.weight(i) * rare * rare;
  }

  /**
   * The terms that are worth most, the best first; each in the lower half of a number, and above it
   * what it is worth, as a float.
   */
  private long[] best(Features said, int most) {
    long[] ranked = new long[said.size()];
    for (int i = 0; i < ranked.length; i++) {
      ranked[i] = key(worth(said, i), said.term(i));
    }
    Arrays.sort(ranked);
    long[] best = new long[Math.min(most, ranked.length)];
    for (int i = 0; i < best.length; i++) {
      best[i] = ranked[ranked.length - 1 - i];
    }
    return best;
  }

  private static long key(float worth, int feature) {
    return ((long) Float.floatToIntBits(worth) << Integer.SIZE) | (feature & 0xffff_ffffL);
  }

  private void insert(Told told) {
    int slot = slot(told.number());
    ring[slot] = told;
    Features said = told.features();
    int posting = slot * POSTED;
    for (int[] passages : List.of(said.opening(), said.passages())) {
      for (int i = 0; i < Math.min(POSTED_PASSAGES, passages.length); i++) {
        post(posting++, passages[i]);
      }
    }
    for (long key : best(said, POSTED_TERMS)) {
      post(posting++, (int) key);
    }
  }

  private void post(int posting, int feature) {
    int chain = chain(feature);
    postings[2 * posting] = feature;
    postings[2 * posting + 1] = chains[chain];
    chains[chain] = posting;
  }

  private int chain(int feature) {
    return ((feature * 0x9E3779B9) >>> 7) & (chains.length - 1);
  }

  private int slot(long number) {
    return (int) (number & (ring.length - 1));
  }

  private void resize(int size) {
    @Nullable Told[] before = ring;
    long first = oldest;
    ring = new Told[size];
    chains = new int[CHAINS * size];
    postings = new int[2 * POSTED * size];
    common = new float[size];
    Arrays.fill(chains, NONE);
    rarity = new Rarity(Integer.numberOfTrailingZeros(COUNTED * size));
    for (long number = first; number < next; number++) {
      Told told = requireNonNull(before[(int) (number & (before.length - 1))]);
      rarity.add(told.features());
    }
    for (long number = first; number < next; number++) {
      insert(requireNonNull(before[(int) (number & (before.length - 1))]));
    }
  }
}
