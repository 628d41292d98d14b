package newswatch.ingest.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes characters of a document's bytes. Whoever says what they are is believed as far as the
 * bytes allow: a byte order mark first, then the document itself, as servers send one charset for
 * all files (RFC 7303 has it the other way), then the server; and UTF-8 where nobody says anything.
 * Whatever cannot be, is Windows-1252, the encoding of those who know of none.
 */
final class Encoding {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final int SNIFFED_BYTES = 1_024;

  private static final Pattern DECLARED =
      Pattern.compile("<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:\\-]+)");
  private static final Pattern CHARSET =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:\\-]+)");

  /**
   * Names that mean more than they say (WHATWG's Encoding standard), or that Java does not know.
   */
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("latin-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("ascii", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("ansi", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso-8859-11", "x-windows-874"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("windows-874", "x-windows-874"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gb-2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("ks-c-5601-1987", "x-windows-949"),
          Map.entry("cp949", "x-windows-949"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("mac", "x-MacRoman"),
          Map.entry("macintosh", "x-MacRoman"),
          Map.entry("macroman", "x-MacRoman"),
          Map.entry("mac-roman", "x-MacRoman"),
          Map.entry("mac-cyrillic", "x-MacCyrillic"),
          Map.entry("maccyrillic", "x-MacCyrillic"),
          Map.entry("mac-greek", "x-MacGreek"),
          Map.entry("mac-turkish", "x-MacTurkish"),
          Map.entry("mac-iceland", "x-MacIceland"),
          Map.entry("mac-latin2", "x-MacCentralEurope"));

  private static final Pattern LANGUAGE =
      Pattern.compile("(?i)<(?:dc:)?language>\\s*([a-z]{2}(?:-[a-z]+)?)");

  /** What those who do not declare an encoding write these languages in, mostly on Windows. */
  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("zh", "GB18030"),
          Map.entry("zh-tw", "Big5"),
          Map.entry("zh-hk", "Big5"),
          Map.entry("ja", "windows-31j"),
          Map.entry("ko", "x-windows-949"),
          Map.entry("ru", "windows-1251"),
          Map.entry("uk", "windows-1251"),
          Map.entry("bg", "windows-1251"),
          Map.entry("pl", "windows-1250"),
          Map.entry("cs", "windows-1250"),
          Map.entry("sk", "windows-1250"),
          Map.entry("hu", "windows-1250"),
          Map.entry("el", "windows-1253"),
          Map.entry("tr", "windows-1254"),
          Map.entry("he", "windows-1255"),
          Map.entry("ar", "windows-1256"),
          Map.entry("th", "x-windows-874"),
          Map.entry("vi", "windows-1258"));

  /** How the beginning of markup looks in encodings of more than a byte. */
  private static final List<Sign> SIGNS =
      List.of(
          new Sign(UTF_32BE, 4, "\u0000\u0000\u00fe\u00ff"),
          new Sign(UTF_32LE, 4, "\u00ff\u00fe\u0000\u0000"),
          new Sign(UTF_8, 3, "\u00ef\u00bb\u00bf"),
          new Sign(UTF_16BE, 2, "\u00fe\u00ff"),
          new Sign(UTF_16LE, 2, "\u00ff\u00fe"),
          new Sign(UTF_32BE, 0, "\u0000\u0000\u0000<"),
          new Sign(UTF_32LE, 0, "<\u0000\u0000\u0000"),
          new Sign(UTF_16BE, 0, "\u0000<\u0000"),
          new Sign(UTF_16LE, 0, "<\u0000"),
          new Sign(UTF_16BE, 0, "\u0000{"),
          new Sign(UTF_16LE, 0, "{\u0000"));

  /** XML's beginning in EBCDIC, of which all kinds have the letters of its declaration alike. */
  private static final Sign EBCDIC = new Sign(Charset.forName("IBM037"), 0, "Lo\u00a7\u0094");

  private Encoding() {}

  /**
   * How documents in an encoding begin.
   *
   * @param mark how many bytes of it are no text
   * @param bytes one a character
   */
  private record Sign(Charset charset, int mark, String bytes) {
    boolean begins(byte[] document) {
      int same = 0;
      while (same < bytes.length()
          && same < document.length
          && (document[same] & 0xff) == bytes.charAt(same)) {
        same++;
      }
      return same == bytes.length();
    }
  }

  /**
   * The characters of a document, without a byte order mark.
   *
   * @param contentType as the server says; absent when it says nothing
   */
  static String characters(byte[] document, @Nullable String contentType) {
    for (Sign sign : SIGNS) {
      if (sign.begins(document)) {
        int length = document.length - sign.mark;
        return sign.charset.equals(UTF_8)
            ? utf8(document, sign.mark)
            : new String(document, sign.mark, length, sign.charset);
      }
    }
    Charset declared = declared(document);
    Charset served = contentType == null ? null : named(CHARSET.matcher(contentType));
    Charset believed = declared == null ? served : declared;
    if (believed != null && !believed.equals(UTF_8)) {
      String text = strictly(document, believed);
      if (text != null) {
        return text;
      }
    }
    return utf8(document, 0);
  }

  private static @Nullable Charset declared(byte[] document) {
    boolean ebcdic = EBCDIC.begins(document);
    int length = Math.min(document.length, SNIFFED_BYTES);
    String start = new String(document, 0, length, ebcdic ? EBCDIC.charset : ISO_8859_1);
    Charset declared = named(DECLARED.matcher(start));
    return declared == null && ebcdic ? EBCDIC.charset : declared;
  }

  private static @Nullable Charset named(Matcher found) {
    if (!found.find()) {
      return null;
    }
    String name = found.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
    // The document was read up to here in bytes, so it can be none of these.
    if (name.startsWith("utf-16") || name.startsWith("utf-32") || name.startsWith("ucs-")) {
      return null;
    }
    try {
      return Charset.forName(MEANT.getOrDefault(name, name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return null;
    }
  }

  private static @Nullable String strictly(byte[] document, Charset charset) {
    // Windows leaves five places empty, which is no reason to take the document for another.
    if (charset.equals(WINDOWS_1252)) {
      return new String(document, WINDOWS_1252);
    }
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(document)).toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  /** In the encoding that is usual where the document's language is written, if it has one. */
  private static @Nullable String usual(byte[] document) {
    int length = Math.min(document.length, 4 * SNIFFED_BYTES);
    Matcher language = LANGUAGE.matcher(new String(document, 0, length, ISO_8859_1));
    String name = language.find() ? language.group(1).toLowerCase(Locale.ROOT) : "";
    String charset = USUAL.get(name);
    if (charset == null && name.length() > 2) {
      charset = USUAL.get(name.substring(0, 2));
    }
    return charset == null ? null : strictly(document, Charset.forName(charset));
  }

  /**
   * As UTF-8, if most of what is not ASCII is that; single bytes that are not are Windows-1252, as
   * feeds are put together of pieces from all over the place.
   */
  private static String utf8(byte[] document, int from) {
    String text = new String(document, from, document.length - from, UTF_8);
    if (text.indexOf('\ufffd') < 0) {
      return text;
    }
    MixedText mixed = new MixedText(document, from);
    String read = mixed.read();
    String usual = mixed.isMostlyUtf8() ? null : usual(document);
    return usual == null ? read : usual;
  }
}
