package newswatch.ingest.document;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The zone that a date names. Names mean what RFC 822, section 5.1, and common use say; others mean
 * nothing, which is UTC (RFC 2822, section 4.3).
 */
final class DateZone {
  /** Whose blogs write local time in words of their own. */
  static final ZoneOffset KOREA = ZoneOffset.ofHours(9);

  private static final Pattern OFFSET =
      Pattern.compile(
          "(?:(?:etc/)?(?:utc|gmt|ut|z))?\\s*(?<sign>[+-])\\s?(?<hours>\\d{1,2})"
              + "(?::?(?<minutes>\\d{2}))?(?:\\s*\\([^)]*\\))?");
  private static final Pattern NAME = Pattern.compile("(?:etc/)?\\(?([\\p{L}]{1,5})\\)?");

  /** Name to minutes east of Greenwich. */
  private static final Map<String, Integer> MINUTES = minutes();

  private DateZone() {}

  /**
   * The offset from UTC.
   *
   * @param written in lower case; absent for UTC
   * @return absent when there is no such zone
   */
  static @Nullable ZoneOffset of(@Nullable String written) {
    if (written == null || written.isBlank()) {
      return ZoneOffset.UTC;
    }
    String zone = written.strip();
    Matcher offset = OFFSET.matcher(zone);
    if (offset.matches()) {
      int minutes = offset.group("minutes") == null ? 0 : Integer.parseInt(offset.group("minutes"));
      int total = Integer.parseInt(offset.group("hours")) * 60 + minutes;
      return minutes > 59 ? null : of("-".equals(offset.group("sign")) ? -total : total);
    }
    Matcher name = NAME.matcher(zone);
    return name.matches()
        ? of(MINUTES.getOrDefault(name.group(1).toUpperCase(Locale.ROOT), 0))
        : null;
  }

  private static @Nullable ZoneOffset of(int minutes) {
    try {
      return ZoneOffset.ofTotalSeconds(minutes * 60);
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static Map<String, Integer> minutes() {
    Map<String, Integer> zones = new HashMap<>();
    for (String zone :
        ("UT 0,UTC 0,GMT 0,Z 0,WET 0,WEST 60,BST 60,IST 330,CET 60,MET 60,MEZ 60,CEST 120,MEST 120,"
                + "MESZ 120,EET 120,EEST 180,SAST 120,CAT 120,EAT 180,WAT 60,MSK 180,MSD 240,"
                + "GST 240,PKT 300,ICT 420,WIB 420,WITA 480,WIT 540,PHT 480,SGT 480,HKT 480,MYT 480,"
                + "AWST 480,KST 540,JST 540,ACST 570,ACDT 630,AEST 600,AEDT 660,NZST 720,NZDT 780,"
                + "NST -210,NDT -150,BRT -180,ART -180,AT -240,AST -240,ADT -180,ET -300,EST -300,"
                + "EDT -240,CT -360,CST -360,CDT -300,MT -420,MST -420,MDT -360,PT -480,PST -480,"
                + "PDT -420,AKST -540,AKDT -480,HST -600,A 0,M 0,N 0,Y 0")
            .split(",", -1)) {
      int space = zone.indexOf(' ');
      zones.put(zone.substring(0, space), Integer.valueOf(zone.substring(space + 1)));
    }
    return Map.copyOf(zones);
  }
}
