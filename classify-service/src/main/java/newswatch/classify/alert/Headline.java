package newswatch.classify.alert;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether two headlines say the same: in other capitals, marks and spaces they do. */
final class Headline {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Headline() {}

  static boolean changed(String former, String now) {
    return !now.isBlank() && !former.isBlank() && !words(former).equals(words(now));
  }

  private static String words(String headline) {
    String folded = Normalizer.normalize(headline, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return NO_WORD.matcher(folded).replaceAll(" ").strip();
  }
}
