package newswatch.ingest.look;

import newswatch.events.Digest;
import newswatch.events.PageWatch;
import newswatch.ingest.page.Page;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows, as digests: it is compared with what the same page showed before and never
 * with what its feed said, whose wording is another.
 */
record Shown(@Nullable String titleHash, @Nullable String textHash, int textLength) {
  static Shown of(Page page) {
    return new Shown(
        Digest.hex(64, "title", page.title()),
        Digest.hex(64, "text", page.text()),
        page.text().length());
  }

  static Shown before(PageWatch page) {
    return new Shown(page.titleHash(), page.textHash(), page.textLength());
  }

  /** Whether most of the text is gone: rather a wall before it than an edit. */
  boolean isStubOf(Shown before) {
    return textLength * 2L < before.textLength;
  }

  boolean hasOtherTitleThan(Shown before) {
    return before.titleHash != null && !before.titleHash.equals(titleHash);
  }

  /**
   * Whether its publisher has changed the title or the text; nobody knows before the first look.
   */
  boolean isEditOf(Shown before) {
    return hasOtherTitleThan(before)
        || (before.textHash != null && !before.textHash.equals(textHash));
  }
}
