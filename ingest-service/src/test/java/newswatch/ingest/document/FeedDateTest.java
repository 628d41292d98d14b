package newswatch.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sat, 03 Jan 2026 10:20:30 GMT           | 2026-01-03T10:20:30Z
          Sat,3 Jan 26 10:20 -0000                | 2026-01-03T10:20:00Z
          3 January 2026                          | 2026-01-03T00:00:00Z
          Saturday, 03-Jan-26 10:20:30 EST        | 2026-01-03T15:20:30Z
          Wed, 03 Jan, 2026 10:20:30 UTC          | 2026-01-03T10:20:30Z
          Sat, 03 Jan 2026 10:20:30 +05:30        | 2026-01-03T04:50:30Z
          Sat, 03 Jan 2026 10:20:30 GMT-02:30     | 2026-01-03T12:50:30Z
          Sat, 03 Jan 2026 10:20:30 -0800 (PST)   | 2026-01-03T18:20:30Z
          Sat, 03 Jan 2026 10:20:30 MESZ          | 2026-01-03T08:20:30Z
          Sat, 03 Jan 2026 10:20:30 XYZT          | 2026-01-03T10:20:30Z
          Sat, 03 Jan 1998 10:20:30               | 1998-01-03T10:20:30Z
          Sat, 31 Dec 2016 23:59:60 GMT           | 2016-12-31T23:59:59Z
          Sat Jan  3 10:20:30 2026                | 2026-01-03T10:20:30Z
          Sat Jan 03 10:20:30 CET 2026            | 2026-01-03T09:20:30Z
          Sat Jan 03 2026 10:20:30 +0100          | 2026-01-03T09:20:30Z
          January 3rd, 2026 at 3:20 PM            | 2026-01-03T15:20:00Z
          Jan 3, 2026 12:20 a.m.                  | 2026-01-03T00:20:00Z
          2026                                    | 2026-01-01T00:00:00Z
          2026-03                                 | 2026-03-01T00:00:00Z
          2026-01-03                              | 2026-01-03T00:00:00Z
          20260103                                | 2026-01-03T00:00:00Z
          26-01-03                                | 2026-01-03T00:00:00Z
          2026-034                                | 2026-02-03T00:00:00Z
          2026-W01-5                              | 2026-01-02T00:00:00Z
          2026-01-03T10:20Z                       | 2026-01-03T10:20:00Z
          2026-01-03T10:20:30.987654+01:00        | 2026-01-03T09:20:30Z
          2026-01-03 10:20:30.0                   | 2026-01-03T10:20:30Z
          20260103T102030Z                        | 2026-01-03T10:20:30Z
          2026-01-03T24:00:00Z                    | 2026-01-04T00:00:00Z
          2026/01/03 10:20                        | 2026-01-03T10:20:00Z
          1/3/2026 10:20:30 PM                    | 2026-01-03T22:20:30Z
          3.1.2026 10:20                          | 2026-01-03T10:20:00Z
          Sa., 3. März 2026 10:20:30 +0100        | 2026-03-03T09:20:30Z
          3 de febrero de 2026 10:20              | 2026-02-03T10:20:00Z
          сб, 3 января 2026 10:20:30 +0300        | 2026-01-03T07:20:30Z
          Σάβ, 03 Ιαν 2026 10:20:30 EET           | 2026-01-03T08:20:30Z
          2026-március-3T9:20+01:00               | 2026-03-03T08:20:00Z
          2026년 01월 03일 10:20:30               | 2026-01-03T01:20:30Z
          2026-01-03 오후 1:20:30                 | 2026-01-03T04:20:30Z
          2026年1月3日 10:20                      | 2026-01-03T10:20:00Z
          """)
  void formsOfAllKindsAreRead(String text, Instant instant) {
    assertThat(FeedDate.of(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "last Tuesday",
        "12",
        "45672",
        "1767435630",
        "Sat, 32 Jan 2026 10:20:30 GMT",
        "Sat, 31 Jun 2026 10:20:30 GMT",
        "Sat, 03 Foo 2026 10:20:30 GMT",
        "Sat, 03 Jan 2026 10:61:30 GMT",
        "Sat, 03 Jan 2026 10:20:30 +zz:00",
        "Sat, 03 Jan 2026 10:20:30 +99:00",
        "2026-13-01",
        "2026-01-03T25:00:00Z",
        "2026-01-03T1x:00:00Z",
        "2026-01-03T10:20:30+01:xx",
        "2026-01-03-04",
        "2026-366",
        "0000-00-00T00:00:00Z",
        "31 Dec 1899 12:00:00 GMT",
        "1 Jan 10000 12:00:00 GMT",
        "-9999-01-01T00:00:00Z",
        "292278994-01-01T00:00:00Z"
      })
  void nonsenseIsNoDate(String text) {
    assertThat(FeedDate.of(text)).isNull();
  }
}
