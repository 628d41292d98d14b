package newswatch.ingest.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a text by its runs of letters, with Apache OpenNLP's model of 103 languages
 * (it was made from the Leipzig corpora). The model takes some 30 MB of heap and most of a second
 * to load, when it is needed first; all detectors share it. Safe for use by several threads.
 */
public final class LanguageDetector {
  private static final String MODEL = "/langdetect-183.bin";

  /** In letters: of less than a short headline nothing can be told. */
  private static final int MIN_LETTERS = 20;

  /** In characters; more text makes it no surer and takes longer. */
  private static final int MAX_CHARACTERS = 2_000;

  /**
   * How much likelier than any other language the likeliest has to be. The model spreads its
   * confidence thin, so little is asked for; wrong answers for short headlines mostly reach less.
   */
  private static final double CLEAR = 1.2;

  /** Made when somebody asks first. */
  private static final class Loaded {
    static final LanguageDetectorModel MODEL = load();

    private static LanguageDetectorModel load() {
      try (InputStream in =
          Objects.requireNonNull(
              LanguageDetector.class.getResourceAsStream(LanguageDetector.MODEL), "no model")) {
        return new LanguageDetectorModel(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * The language of this text.
   *
   * @return a language tag (BCP 47) without region; absent when the text is too short or could as
   *     well be in another language
   */
  public @Nullable String of(String text) {
    String start = text.substring(0, Math.min(text.length(), MAX_CHARACTERS));
    if (CommonWords.areEnglish(start)) {
      return "en";
    }
    String byScript = Script.languageOf(start);
    if (byScript != null
        || start.codePoints().filter(Character::isLetter).limit(MIN_LETTERS).count()
            < MIN_LETTERS) {
      return byScript;
    }
    Language[] likely = new LanguageDetectorME(Loaded.MODEL).predictLanguages(start);
    String best = LanguageTags.ofThreeLetters(likely[0].getLang());
    return Arrays.stream(likely)
            .skip(1)
            .filter(other -> !best.equals(LanguageTags.ofThreeLetters(other.getLang())))
            .findFirst()
            .filter(other -> likely[0].getConfidence() < CLEAR * other.getConfidence())
            .isPresent()
        ? null
        : best;
  }
}
