package newswatch.ingest.look;

import newswatch.events.Digest;
import newswatch.events.PageView;
import newswatch.events.PageWatch;
import newswatch.fetch.Validators;
import newswatch.ingest.page.Page;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a page shows with what the same page showed before, and never with what its feed
 * said, whose wording is another. Before the first view nobody knows of an edit.
 */
public final class Views {
  private static final int MAX_VALIDATOR = 1_000;

  private Views() {}

  /** What is kept of a page that was read. */
  static PageView of(Page shown, Validators validators) {
    return new PageView(
        kept(validators.etag()),
        kept(validators.lastModified()),
        titleHash(shown),
        textHash(shown),
        shown.text().length());
  }

  /** What a page is asked with, so that it answers only when it has changed. */
  public static Validators validators(PageWatch page) {
    PageView view = page.view();
    return view == null ? Validators.NONE : new Validators(view.etag(), view.lastModified());
  }

  /** Whether most of the text is gone: rather a wall before it than an edit. */
  public static boolean isStub(PageWatch page, Page shown) {
    PageView before = page.view();
    return before != null && shown.text().length() * 2L < before.textLength();
  }

  /** Whether its publisher has changed the title or the text. */
  public static boolean isEdited(PageWatch page, Page shown) {
    PageView before = page.view();
    return hasOtherTitle(page, shown)
        || (before != null && !before.textHash().equals(textHash(shown)));
  }

  static boolean hasOtherTitle(PageWatch page, Page shown) {
    PageView before = page.view();
    return before != null && !before.titleHash().equals(titleHash(shown));
  }

  private static String titleHash(Page shown) {
    return Digest.hex(64, "title", shown.title());
  }

  private static String textHash(Page shown) {
    return Digest.hex(64, "text", shown.text());
  }

  private static @Nullable String kept(@Nullable String validator) {
    return validator == null || validator.length() > MAX_VALIDATOR ? null : validator;
  }
}
