package newswatch.elasticsearch;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.Analysis;
import org.jspecify.annotations.Nullable;

/**
 * The options written for one component. It remembers which were asked for, so that one that nobody
 * understands is refused instead of being ignored.
 */
final class Options {
  private final String component;
  private final Settings settings;
  private final @Nullable Environment environment;
  private final @Nullable IndexSettings index;
  private final Set<String> asked = new HashSet<>(Set.of("type", "version"));

  Options(
      String component,
      Settings settings,
      @Nullable Environment environment,
      @Nullable IndexSettings index) {
    this.component = component;
    this.settings = settings;
    this.environment = environment;
    this.index = index;
  }

  /** No options: what a component has when its stock name is used without a definition. */
  static Options none(String component) {
    return new Options(component, Settings.EMPTY, null, null);
  }

  boolean flag(String key, boolean otherwise) {
    asked.add(key);
    return settings.getAsBoolean(key, otherwise);
  }

  int number(String key, int otherwise) {
    asked.add(key);
    return settings.getAsInt(key, otherwise);
  }

  String text(String key, String otherwise) {
    asked.add(key);
    return settings.get(key, otherwise);
  }

  /** One character, counted in UTF-16 units. */
  char character(String key, char otherwise) {
    String text = text(key, String.valueOf(otherwise));
    if (text.length() != 1) {
      throw refusal("[" + key + "] must be one character, not [" + text + "]");
    }
    return text.charAt(0);
  }

  /** A mandatory text. */
  String required(String key) {
    asked.add(key);
    String text = settings.get(key);
    if (text == null) {
      throw refusal("[" + key + "] is missing");
    }
    return text;
  }

  List<String> list(String key) {
    asked.add(key);
    return settings.getAsList(key);
  }

  /** A mandatory list. */
  List<String> requiredList(String key) {
    List<String> list = list(key);
    if (list.isEmpty()) {
      throw refusal("[" + key + "] is missing");
    }
    return list;
  }

  /** One of the words, in lower case. */
  String oneOf(String key, String otherwise, Set<String> words) {
    String word = text(key, otherwise).toLowerCase(Locale.ROOT);
    if (!words.contains(word)) {
      throw refusal(
          "[" + key + "] must be one of " + new TreeSet<>(words) + ", not [" + word + "]");
    }
    return word;
  }

  /**
   * A regular expression, with the flags that stand beside it, such as {@code CASE_INSENSITIVE}.
   */
  Pattern pattern(String key, String otherwise) {
    return Regex.compile(text(key, otherwise), text("flags", ""));
  }

  /** Words given as a list, or in the file named by {@code <key>_path}; mandatory. */
  CharArraySet words(String key, boolean ignoreCase) {
    if (settings.get(key) == null && settings.get(key + "_path") == null) {
      throw refusal("[" + key + "] or [" + key + "_path] is missing");
    }
    return wordsOr(key, CharArraySet.EMPTY_SET, ignoreCase);
  }

  CharArraySet wordsOr(String key, CharArraySet otherwise, boolean ignoreCase) {
    asked.add(key);
    asked.add(key + "_path");
    if (environment == null) {
      return otherwise;
    }
    List<String> words = Analysis.getWordList(environment, settings, key);
    return words == null ? otherwise : new CharArraySet(words, ignoreCase);
  }

  /** {@code stopwords}: a list, a named list such as {@code _english_}, or {@code _none_}. */
  CharArraySet stopwords(CharArraySet otherwise) {
    asked.add("stopwords");
    asked.add("stopwords_path");
    return environment == null
        ? otherwise
        : Analysis.parseStopWords(environment, settings, otherwise);
  }

  /**
   * The lengths of n-grams.
   *
   * @throws IllegalArgumentException if they are further apart than {@code index.max_ngram_diff}
   */
  Grams grams(boolean limited) {
    Grams grams = new Grams(number("min_gram", 1), number("max_gram", 2));
    if (grams.shortest() < 1 || grams.shortest() > grams.longest()) {
      throw refusal("[min_gram] must be 1 or more and not above [max_gram]");
    }
    if (limited && index != null && grams.longest() - grams.shortest() > index.getMaxNgramDiff()) {
      throw refusal(
          "[max_gram] is more than index.max_ngram_diff, which is "
              + index.getMaxNgramDiff()
              + ", above [min_gram]");
    }
    return grams;
  }

  record Grams(int shortest, int longest) {}

  /**
   * @throws IllegalArgumentException if an option is there that nobody asked for
   */
  void refuseOthers() {
    Set<String> unknown = new TreeSet<>();
    for (String key : settings.keySet()) {
      String root = key.replaceFirst("\\.\\d+$", "");
      if (!asked.contains(root) && !root.startsWith("index.")) {
        unknown.add(key);
      }
    }
    if (!unknown.isEmpty()) {
      throw refusal("options " + unknown + " are not supported by this node; it knows " + known());
    }
  }

  IllegalArgumentException refusal(String why) {
    return new IllegalArgumentException(component + ": " + why);
  }

  private Set<String> known() {
    Set<String> known = new TreeSet<>(asked);
    known.removeAll(Set.of("type", "version"));
    return known;
  }
}
