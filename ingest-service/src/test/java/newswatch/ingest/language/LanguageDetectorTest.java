package newswatch.ingest.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {
  private final LanguageDetector detector = new LanguageDetector();

  @ParameterizedTest
  @CsvSource({
    "en, Ministers of both countries agree to talk about fishing rights next week",
    "de, Minister einigen sich auf Gespräche über Fischereirechte",
    "fr, Les ministres acceptent de parler des droits de pêche la semaine prochaine",
    "es, Los ministros acuerdan hablar sobre los derechos de pesca",
    "pt, Ministros concordam em discutir os direitos de pesca",
    "it, I ministri accettano di parlare dei diritti di pesca",
    "nl, Ministers spreken af om over visrechten te praten",
    "vi, Các bộ trưởng đồng ý thảo luận về quyền đánh cá",
    "tl, Sumang-ayon ang mga ministro na pag-usapan ang karapatan sa pangingisda",
    "ru, Министры договорились обсудить права на рыболовство",
    "uk, Міністри домовилися обговорити права на риболовлю",
    "ar, اتفق الوزراء على مناقشة حقوق الصيد",
    "fa, وزیران توافق کردند درباره حقوق ماهیگیری گفتگو کنند",
    "hi, मंत्री मछली पकड़ने के अधिकारों पर चर्चा के लिए सहमत हुए",
    "tr, Bakanlar balıkçılık hakları hakkında konuşmayı kabul etti",
    "pl, Ministrowie zgodzili się rozmawiać o prawach do połowów",
    "zh, 两国领导人会谈",
    "ja, 閣僚らは漁業権について話し合うことで合意した",
    "ko, 장관 회담",
    "th, รัฐมนตรีตกลงหารือ",
    "el, Οι υπουργοί συμφώνησαν"
  })
  void headlineTellsItsLanguage(String language, String headline) {
    assertThat(detector.of(headline)).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Hello", "12345 67890 12345 67890 12345", "Oslo, Lima, Bonn", "鱼"})
  void tooLittleTextTellsNone(String text) {
    assertThat(detector.of(text)).isNull();
  }

  @Test
  void languagesThatCannotBeToldApartAreNotGuessed() {
    assertThat(detector.of("Menteri luar negeri bertemu di ibu kota")).isIn(null, "id", "ms");
    assertThat(detector.of("Hun spiser is i parken med en ven")).isNotEqualTo("en");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|The ministers of both countries said on Monday that they had agreed to talk about the rights to fish in the bay, which has been at the heart of a quarrel that has lasted for years and is not over.",
        "nl|De ministers van beide landen zeiden maandag dat zij hebben afgesproken om te praten over de rechten om in de baai te vissen, die de kern is van een ruzie die al jaren duurt en nog niet voorbij is.",
        "da|Ministrene fra begge lande sagde mandag, at de er blevet enige om at tale om retten til at fiske i bugten, som har været kernen i en strid, der har varet i mange år og endnu ikke er forbi."
      })
  void longTextTellsItsLanguage(String language, String text) {
    assertThat(detector.of(text)).isIn(language, null);
    assertThat(detector.of(text + " " + text)).isEqualTo(language);
  }

  @Test
  void manyThreadsMayAskAtOnce() {
    List<String> found =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(_ -> detector.of("Minister einigen sich auf Gespräche über Fischereirechte"))
            .map(String::valueOf)
            .distinct()
            .toList();
    assertThat(found).containsExactly("de");
  }
}
