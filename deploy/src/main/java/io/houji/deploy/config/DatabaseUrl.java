package io.houji.deploy.config;

import io.houji.deploy.words.Refusal;
import io.houji.http.store.DatabaseAccess;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection URL as libpq writes it: {@code
 * postgresql://user:password@host:port/database?sslmode=verify-full}.
 *
 * <p>Special signs in user, password and database are percent-encoded. Without {@code sslmode} a
 * loopback address is reached plainly, any other only through TLS with a certificate that the JVM
 * trusts. Nothing is ignored: an unknown parameter is refused.
 */
final class DatabaseUrl {
  private static final Pattern FORM =
      Pattern.compile(
          "postgres(?:ql)?://(?<user>[^:@/?]+)(?::(?<password>[^@/?]*))?@"
              + "(?<host>\\[[0-9a-fA-F:.]+]|[^:@/?\\[\\],]+)(?::(?<port>\\d{1,5}))?"
              + "/(?<database>[^/?]+)(?:\\?(?<parameters>.*))?");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");
  private static final int PORT_DEFAULT = 5432;

  private DatabaseUrl() {}

  /**
   * Reads one.
   *
   * @throws Refusal that says what is wrong, without the password
   */
  static DatabaseAccess parse(String url) {
    var form = FORM.matcher(url);
    if (!form.matches()) {
      throw new Refusal("settings.url");
    }
    var host = form.group("host").replaceAll("[\\[\\]]", "");
    int port = port(form.group("port"));
    var parameters = parameters(form.group("parameters"));
    return new DatabaseAccess(
        host,
        port,
        decode(form.group("database")),
        decode(form.group("user")),
        decode(form.group("password")),
        null,
        tls(parameters.get("sslmode"), host));
  }

  private static int port(@Nullable String text) {
    int port = text == null ? PORT_DEFAULT : Integer.parseInt(text);
    if (port < 1 || port > 65535) {
      throw new Refusal("settings.url-port", port);
    }
    return port;
  }

  private static Map<String, String> parameters(@Nullable String text) {
    var parameters = new HashMap<String, String>();
    if (text == null || text.isEmpty()) {
      return parameters;
    }
    for (String parameter : List.of(text.split("&", -1))) {
      var halves = parameter.split("=", 2);
      if (halves.length != 2 || !halves[0].equals("sslmode")) {
        throw new Refusal("settings.url-parameter", halves[0]);
      }
      parameters.put(halves[0], decode(halves[1]));
    }
    return parameters;
  }

  /** Half measures are refused: TLS that does not look at the certificate stops no one. */
  private static boolean tls(@Nullable String mode, String host) {
    if (mode == null) {
      return !LOOPBACK.contains(host);
    }
    if (!Set.of("disable", "verify-full").contains(mode)) {
      throw new Refusal("settings.url-sslmode", mode);
    }
    return mode.equals("verify-full");
  }

  private static String decode(@Nullable String text) {
    if (text == null) {
      return "";
    }
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException wrong) {
      throw new Refusal(wrong, "settings.url");
    }
  }
}
