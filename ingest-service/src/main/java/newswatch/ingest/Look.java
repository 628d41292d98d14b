package newswatch.ingest;

import java.util.List;
import newswatch.events.ArticleSeen;
import newswatch.events.PageWatch;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a page brought, before any of it is recorded.
 *
 * @param next when it is looked at again; absent after the last look
 */
record Look(Ending ending, List<ArticleSeen> sightings, @Nullable PageWatch next) {
  /** How it ended. */
  enum Ending {
    /** The text of an article that waited for it is there. */
    TAKEN,
    /** The publisher has changed the text. */
    EDITED,
    /** The text is as it was, or is looked at for the first time. */
    UNCHANGED,
    /** The page could not be had, or shows no article. */
    FAILED,
    /** We do not ask: robots.txt forbids it, or the address is not public. */
    REFUSED,
    /** Its feed is paused or no longer watched, so that nothing is asked of its publisher. */
    LEFT
  }

  Look {
    sightings = List.copyOf(sightings);
  }
}
