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
 * the postings of a feature are a chain from the newest to the oldest, which ends where a telling
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

  /** How far a chain is followed: what stands in more tellings than that tells none from others. */
  private static final int FOLLOWED = 96;

  private static final int STEPS = 400;
  private static final float PASSAGE = 1.5f;
  private static final int NONE = -1;

  private final int most;
  private final Map<StoryId, Story> stories = new HashMap<>();
  private @Nullable Told[] ring;
  private Rarity rarity;
  private int[] chains;
  private int[] features;
  private int[] following;
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
    chains = features = following = new int[0];
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
    int[] touched = new int[64];
    int count = 0;
    int[] asked = keys(said, ASKED_TERMS, Features.OPENING, Features.PASSAGES);
    int terms = asked.length - said.opening().length - said.passages().length;
    for (int i = 0; i < asked.length; i++) {
      int feature = asked[i];
      float worth = i < terms ? worth(said, said.indexOf(feature)) : PASSAGE;
      int posting = chains[chain(feature)];
      long before = Long.MAX_VALUE;
      int found = 0;
      for (int step = 0; posting != NONE && step < STEPS && found < FOLLOWED; step++) {
        int slot = posting / POSTED;
        Told told = ring[slot];
        if (told == null || told.number() > before || chain(features[posting]) != chain(feature)) {
          break;
        }
        before = told.number();
        if (features[posting] == feature) {
          found++;
          if (common[slot] == 0) {
            touched = count == touched.length ? Arrays.copyOf(touched, 2 * count) : touched;
            touched[count++] = slot;
          }
          common[slot] += worth;
        }
        posting = following[posting];
      }
    }
    return best(Arrays.copyOf(touched, count), wanted, limit);
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
      Told told = requireNonNull(ring[(int) ranked[i]]);
      if (wanted.test(told)) {
        best.add(told);
      }
    }
    return best;
  }

  private float worth(Features said, int i) {
    float rare = rarity.of(said.term(i));
    return said.weight(i) * rare * rare;
  }

  /** The rarest and heaviest terms, then passages. */
  private int[] keys(Features said, int terms, int opening, int passages) {
    long[] ranked = new long[said.size()];
    for (int i = 0; i < ranked.length; i++) {
      ranked[i] = ((long) Float.floatToIntBits(worth(said, i)) << 32) | i;
    }
    Arrays.sort(ranked);
    int ofTerms = Math.min(terms, ranked.length);
    int ofOpening = Math.min(opening, said.opening().length);
    int ofPassages = Math.min(passages, said.passages().length);
    int[] keys = new int[ofTerms + ofOpening + ofPassages];
    for (int i = 0; i < ofTerms; i++) {
      keys[i] = said.term((int) ranked[ranked.length - 1 - i]);
    }
    System.arraycopy(said.opening(), 0, keys, ofTerms, ofOpening);
    System.arraycopy(said.passages(), 0, keys, ofTerms + ofOpening, ofPassages);
    return keys;
  }

  private void insert(Told told) {
    int slot = slot(told.number());
    ring[slot] = told;
    int posting = slot * POSTED;
    for (int feature : keys(told.features(), POSTED_TERMS, POSTED_PASSAGES, POSTED_PASSAGES)) {
      int chain = chain(feature);
      features[posting] = feature;
      following[posting] = chains[chain];
      chains[chain] = posting++;
    }
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
    features = new int[POSTED * size];
    following = new int[POSTED * size];
    common = new float[size];
    Arrays.fill(chains, NONE);
    rarity = new Rarity(Integer.numberOfTrailingZeros(CHAINS * size));
    for (long number = first; number < next; number++) {
      Told told = requireNonNull(before[(int) (number & (before.length - 1))]);
      rarity.add(told.features());
    }
    for (long number = first; number < next; number++) {
      insert(requireNonNull(before[(int) (number & (before.length - 1))]));
    }
  }
}
