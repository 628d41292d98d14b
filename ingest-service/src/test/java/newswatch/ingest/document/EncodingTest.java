package newswatch.ingest.document;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
  private static final String TEXT = "<a>Überfall – 南海</a>";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  void unicodeIsKnownByItsMarkAndByItsFirstSign(String name) {
    Charset charset = Charset.forName(name);
    assertThat(Encoding.characters(TEXT.getBytes(charset), null)).isEqualTo(TEXT);
    assertThat(Encoding.characters(("\ufeff" + TEXT).getBytes(charset), "x; charset=koi8-r"))
        .isEqualTo(TEXT);
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252, windows-1252, Übel – €",
    "ISO-8859-1, windows-1252, Übel – €",
    "windows-1251, windows-1251, Новости",
    "KOI8-R, KOI8-R, Новости",
    "ISO-8859-2, ISO-8859-2, Zprávy ž",
    "GB2312, GBK, 南海新闻",
    "Big5, Big5, 南海新聞",
    "Shift_JIS, windows-31j, 南海ニュース",
    "EUC-JP, EUC-JP, 南海ニュース",
    "euc-kr, x-windows-949, 남해 뉴스",
    "windows_1252, windows-1252, Übel",
    "mac-roman, x-MacRoman, Übel",
  })
  void documentIsBelievedAboutItself(String declared, String actual, String text) {
    String xml = "<?xml version='1.0' encoding='" + declared + "'?><a>" + text + "</a>";
    byte[] bytes = xml.getBytes(Charset.forName(actual));
    assertThat(Encoding.characters(bytes, null)).isEqualTo(xml);
    assertThat(Encoding.characters(bytes, "text/xml; charset=utf-8")).isEqualTo(xml);
    assertThat(
            Encoding.characters(
                text.getBytes(Charset.forName(actual)), "x;CHARSET=\"" + declared + '"'))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "x-none", "us ascii", "", "UTF-8", "big5"})
  void whatCannotBeIsNotBelieved(String declared) {
    String xml = "<?xml version='1.0' encoding='" + declared + "'?>" + TEXT;
    assertThat(Encoding.characters(xml.getBytes(UTF_8), null)).isEqualTo(xml);
  }

  @Test
  void singleLettersOfWindowsInUtf8AreRead() {
    ByteArrayOutputStream mixed = new ByteArrayOutputStream();
    mixed.writeBytes("南海 – ".getBytes(UTF_8));
    mixed.writeBytes("Übel €".getBytes(Charset.forName("windows-1252")));
    mixed.writeBytes(" 新闻\u00fc".getBytes(UTF_8));
    mixed.write(0xe5);
    assertThat(Encoding.characters(mixed.toByteArray(), "x; charset=utf-8"))
        .isEqualTo("南海 – Übel € 新闻üå");
  }

  @ParameterizedTest
  @CsvSource({
    "zh-cn, GBK, 南海新闻",
    "zh-TW, Big5, 南海新聞",
    "ja, windows-31j, 南海ニュース",
    "ko, x-windows-949, 남해 뉴스",
    "ru-RU, windows-1251, Новости",
    "pl, windows-1250, Żółć",
  })
  void undeclaredEncodingIsTheUsualOneOfTheLanguage(String tag, String charset, String text) {
    String xml = "<rss><language>" + tag + "</language><title>" + text + "</title></rss>";
    assertThat(Encoding.characters(xml.getBytes(Charset.forName(charset)), null)).isEqualTo(xml);
    assertThat(Encoding.characters(xml.getBytes(UTF_8), null)).isEqualTo(xml);
  }

  @Test
  void ebcdicIsReadAsItDeclares() {
    String xml = "<?xml version='1.0' encoding='IBM500'?><a>[x]</a>";
    assertThat(Encoding.characters(xml.getBytes(Charset.forName("IBM500")), null)).isEqualTo(xml);
  }

  @Test
  void jsonMayBeInTwoBytesToo() {
    assertThat(Encoding.characters("{\"ü\"".getBytes(UTF_16LE), null)).isEqualTo("{\"ü\"");
    assertThat(Encoding.characters("{\"ü\"".getBytes(UTF_16BE), null)).isEqualTo("{\"ü\"");
  }
}
