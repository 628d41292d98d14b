package newswatch.search.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static newswatch.search.delivery.SampleMessages.DESK;
import static newswatch.search.delivery.SampleMessages.NOW;
import static newswatch.search.delivery.SampleMessages.QUAYS;
import static newswatch.search.delivery.SampleMessages.alert;
import static newswatch.search.delivery.SampleMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Properties;
import newswatch.search.receiver.ReceiverAddress;
import newswatch.search.unsubscribe.PauseLinks;
import newswatch.secrets.Keyring;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails as they go over the wire, and as a mailbox reads them. */
class LettersTest {
  private static final ReceiverAddress.Mail MAILBOX = new ReceiverAddress.Mail("ana@desk.example");
  private static final String SENTENCE = "Dockers in the port of Piraeus walked out.";
  private static final URI QUAY = URI.create("https://news.example/quay");

  /** Turns what stands behind it, and ends that. */
  private static final String TURNED = "\u202egnp.exe\u202c \u2066x\u2069 \u200fy\u061c";

  private final PauseLinks links =
      new PauseLinks(URI.create("https://news.example.org"), Keyring.fresh());

  @Test
  void oneAlertIsToldInBothParts() throws Exception {
    Message message = message(alert("Strike at the quay"));
    MimeMessage mail = read(wire(message, links));

    assertThat(mail.getSubject()).isEqualTo("Strike at the quay – Harbour Post");
    assertThat(header(mail, "From")).isEqualTo("Newswatch <alerts@news.example.org>");
    assertThat(header(mail, "To")).isEqualTo(MAILBOX.address());
    assertThat(header(mail, "Date")).isEqualTo("Sun, 1 Mar 2026 12:00:00 +0000");
    assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    assertThat(text(mail))
        .contains("Strike at the quay\n")
        .contains("Harbour Post +2 sources · 2026-03-01 12:00 UTC\n")
        .contains("Matches piraeus\n")
        .contains("> Dockers in the port of *Piraeus* walked out.\n")
        .contains(QUAY + "\n");
    Document html = html(mail);
    Element link = html.expectFirst("h2 a");
    assertThat(link.text()).isEqualTo("Strike at the quay");
    assertThat(link.attr("href")).isEqualTo(QUAY.toString());
    assertThat(link.attr("rel")).contains("noopener", "noreferrer");
    assertThat(html.select("mark").eachText()).containsExactly("Piraeus");
    assertThat(html.select("blockquote").text()).isEqualTo(SENTENCE);
    assertThat(html.text()).contains("Harbour Post +2 sources", "Matches piraeus");
  }

  @Test
  void severalAreCountedInTheSubject() throws Exception {
    MimeMessage mail = read(wire(message(alert("One"), alert("Two")), links));
    assertThat(mail.getSubject()).isEqualTo("2 alerts: Quays");
    assertThat(html(mail).select("h2").eachText()).containsExactly("One", "Two");
    assertThat(text(mail)).contains("One\n", "Two\n");
  }

  @Test
  void theIdIsThatOfTheMessageAtTheHostOfTheSender() throws Exception {
    Message message = message(alert("Strike"));
    String id = "<" + message.id() + "@news.example.org>";
    assertThat(mail(message, links).getMessageID()).isEqualTo(id);
    assertThat(mail(message, links).getMessageID()).isEqualTo(id);
  }

  @Test
  void mailboxesAreTwoStepsFromHavingNoMore() throws Exception {
    MimeMessage mail = read(wire(message(alert("Strike")), links));
    String link = requireNonNull(links.to(QUAYS, DESK)).toString();
    assertThat(header(mail, "List-Unsubscribe").replaceAll("\\s", "")).isEqualTo("<" + link + ">");
    assertThat(header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(text(mail)).contains(link);
    assertThat(html(mail).select("a[href=" + link + "]")).hasSize(1);
  }

  @Test
  void thereIsNoButtonWithoutTls() throws Exception {
    PauseLinks plain = new PauseLinks(URI.create("http://127.0.0.1:8080"), Keyring.fresh());
    MimeMessage mail = mail(message(alert("Strike")), plain);
    assertThat(mail.getHeader("List-Unsubscribe")).hasSize(1);
    assertThat(mail.getHeader("List-Unsubscribe-Post")).isNull();
  }

  @Test
  void thereIsNoLinkWithoutAnAddressNorInATest() throws Exception {
    for (MimeMessage mail :
        new MimeMessage[] {
          read(wire(message(alert("Strike")), new PauseLinks(null, Keyring.fresh()))),
          read(wire(Specimen.message(NOW), links))
        }) {
      assertThat(mail.getHeader("List-Unsubscribe")).isNull();
      assertThat(text(mail)).doesNotContain("unsubscribe");
      assertThat(html(mail).select("a[href*=unsubscribe]")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Strike\r\nBcc: eve@evil.example\r\n\r\n<p>hello",
        "Strike\nBcc: eve@evil.example",
        "Strike\rBcc: eve@evil.example",
        "Strike\u2028Bcc: eve@evil.example\u0085\u0000",
        "Ströike\r\nBcc: eve@evil.example",
        "=?utf-8?q?=0D=0ABcc:_eve@evil.example?="
      })
  void nothingFromOutsideBecomesAHeader(String hostile) throws Exception {
    for (Message message :
        new Message[] {
          message(alert(hostile)),
          message(alert("Strike", hostile, QUAY, SENTENCE)),
          message(hostile, alert("One"), alert("Two"))
        }) {
      MimeMessage mail = read(wire(message, links));
      assertThat(mail.getHeader("Bcc")).isNull();
      assertThat(mail.getAllRecipients()).hasSize(1);
      assertThat(Collections.list(mail.getAllHeaders()))
          .extracting("name")
          .containsExactlyInAnyOrder(
              "From",
              "To",
              "Subject",
              "Date",
              "Message-ID",
              "MIME-Version",
              "Content-Type",
              "Auto-Submitted",
              "List-Unsubscribe",
              "List-Unsubscribe-Post");
      assertThat(text(mail).lines()).noneMatch(line -> line.startsWith("Bcc:"));
    }
  }

  @Test
  void nothingFromOutsideBecomesHtml() throws Exception {
    String hostile = "</title><script>alert(1)</script><img src=https://evil.example/x>\"'&amp;";
    Message message =
        message(hostile, alert(hostile, hostile, QUAY, hostile + " Piraeus " + hostile));
    Document html = html(read(wire(message, links)));
    assertThat(html.select("script, img, iframe, object, style, link, form, [src], [background]"))
        .isEmpty();
    assertThat(html.select("h2 a").text()).isEqualTo(hostile);
    assertThat(html.select("mark").eachText()).containsExactly("Piraeus");
    assertThat(html.select("a")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,hello",
        "ftp://news.example/quay",
        "http:quay",
        "/quay",
        "mailto:ana@desk.example"
      })
  void onlyAddressesOfTheWebAreLinks(String url) throws Exception {
    MimeMessage mail =
        read(wire(message(alert("Strike", "Harbour Post", URI.create(url), SENTENCE)), links));
    assertThat(html(mail).select("h2").text()).isEqualTo("Strike");
    assertThat(html(mail).select("h2 a")).isEmpty();
    assertThat(text(mail)).doesNotContain(url);
  }

  @Test
  void anAddressEndsNoAttributeAndTurnsNothing() throws Exception {
    URI url = URI.create("https://news.example/a'onclick='b\u202e");
    MimeMessage mail = read(wire(message(alert("Strike", "Post", url, SENTENCE)), links));
    Element link = html(mail).expectFirst("h2 a");
    assertThat(link.attributesSize()).isEqualTo(2);
    assertThat(link.attr("href")).isEqualTo("https://news.example/a'onclick='b%E2%80%AE");
  }

  @Test
  void nothingFromOutsideTurnsWhatStandsBehindIt() throws Exception {
    Message message =
        message(TURNED, alert("A" + TURNED, "B" + TURNED, QUAY, "C" + TURNED + " Piraeus."));
    MimeMessage mail = read(wire(message, links));
    assertThat(mail.getSubject() + text(mail) + html(mail).text())
        .doesNotContainPattern("[\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f\\u061c]")
        .contains("gnp.exe");
  }

  @Test
  void longHeadlinesAndOtherScriptsArrive() throws Exception {
    String title = "南海仲裁案 👩‍💻 ".repeat(40).strip();
    byte[] wire = wire(message(alert(title)), links);
    assertThat(new String(wire, UTF_8).lines()).allMatch(line -> line.length() < 998);
    MimeMessage mail = read(wire);
    assertThat(mail.getSubject()).startsWith("南海仲裁案 👩‍💻 南海仲裁案");
    assertThat(html(mail).select("h2").text()).startsWith("南海仲裁案 👩‍💻 南海仲裁案");
  }

  private static MimeMessage mail(Message message, PauseLinks links) throws MessagingException {
    MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
    new Letters(new InternetAddress("Newswatch <alerts@news.example.org>"), links)
        .write(message, MAILBOX, mail);
    return mail;
  }

  private static byte[] wire(Message message, PauseLinks links)
      throws MessagingException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    mail(message, links).writeTo(out);
    return out.toByteArray();
  }

  private static MimeMessage read(byte[] wire) throws MessagingException {
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(wire));
  }

  private static String header(MimeMessage mail, String name) throws MessagingException {
    @Nullable String[] all = requireNonNull(mail.getHeader(name), name);
    assertThat(all).as(name).hasSize(1);
    return requireNonNull(all[0]);
  }

  private static String text(MimeMessage mail) throws MessagingException, IOException {
    return part(mail, 0, "text/plain").replace("\r\n", "\n");
  }

  private static Document html(MimeMessage mail) throws MessagingException, IOException {
    return Jsoup.parse(part(mail, 1, "text/html"));
  }

  private static String part(MimeMessage mail, int place, String type)
      throws MessagingException, IOException {
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(place).getContentType()).startsWith(type);
    return (String) parts.getBodyPart(place).getContent();
  }
}
