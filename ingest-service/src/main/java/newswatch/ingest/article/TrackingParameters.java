package newswatch.ingest.article;

import java.util.regex.Pattern;

/**
 * Parameters that say where a reader came from, or in what form to show the page, and nothing of
 * what is on it. The names are those that the makers of counters document; names that some sites
 * use for their articles ({@code id}, {@code p}, {@code article}, {@code source}) are none of them,
 * unless their value is the name of a way that readers come.
 */
final class TrackingParameters {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(?:"
              // Google, Facebook, Microsoft, Yandex, Instagram, Twitter, TikTok, LinkedIn
              + "utm_[a-z_]+|_ga|_gl|gclid|gclsrc|dclid|gbraid|wbraid|fbclid|fb_(?:action_ids|action_types|ref|source)"
              + "|msclkid|yclid|ysclid|igshid|igsh|twclid|ttclid|li_fat_id|__twitter_impression|ref_src|ref_url"
              // Mailchimp, HubSpot, Marketo, Vero, Omeda, Adobe, Webtrekk, AT Internet, Nielsen
              + "|mc_[ce]id|_hs(?:enc|mi)|__hs(?:tc|sc|fp)|hsctatracking|mkt_tok|vero_id|oly_(?:enc|anon)_id"
              + "|s_cid|s_kwcid|wt[_.](?:mc|zmc)|xtor|at_(?:medium|campaign|custom[1-4]|format|link_[a-z]+|bbc_team|ptr_[a-z]+)"
              + "|ns_(?:campaign|mchannel|source|linkname|fee)"
              // Publishers' own
              + "|cmpid|cmp|icid|ito|ocid|smid|smtyp|smprod|ftag|guccounter|guce_referrer(?:_sig)?"
              // Who is reading
              + "|phpsessid|jsessionid"
              + ")");
  private static final Pattern WAY =
      Pattern.compile(
          "(?i)(?:ref|source|src|from|via)=(?:rss|feed|feeds|atom|twitter|facebook|linkedin|reddit|whatsapp|telegram|e?mail|newsletter)");
  private static final Pattern AMP =
      Pattern.compile("(?i)amp(?:=(?:1|true|))?|output(?:type)?=amp");

  private TrackingParameters() {}

  /** Whether this parameter, {@code name=value}, is one. */
  static boolean contain(String parameter) {
    return NAME.matcher(parameter.split("=", 2)[0]).matches()
        || WAY.matcher(parameter).matches()
        || AMP.matcher(parameter).matches();
  }
}
