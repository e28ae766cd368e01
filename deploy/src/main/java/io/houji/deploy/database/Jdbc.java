package io.houji.deploy.database;

import io.houji.http.store.DatabaseAccess;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The blocking way to PostgreSQL, for migrations, exports and tests; the service has its pools. */
public final class Jdbc {
  private static final String SECONDS_MAX = "10";

  private Jdbc() {}

  public static Connection connect(DatabaseAccess access) throws SQLException {
    var properties = new Properties();
    properties.putAll(properties(access));
    properties.setProperty("user", access.user());
    properties.setProperty("password", access.password());
    return DriverManager.getConnection(url(access), properties);
  }

  static String url(DatabaseAccess access) {
    var host = access.host().contains(":") ? "[" + access.host() + "]" : access.host();
    var database = URLEncoder.encode(access.database(), StandardCharsets.UTF_8);
    return "jdbc:postgresql://" + host + ":" + access.port() + "/" + database;
  }

  /** All but user and password. */
  static Map<String, String> properties(DatabaseAccess access) {
    var properties = new HashMap<String, String>();
    properties.put("sslmode", access.tls().slug());
    if (access.tlsRoot() != null) {
      properties.put("sslrootcert", access.tlsRoot());
    }
    properties.put(
        "options",
        access.session().entrySet().stream()
            .map(setting -> "-c " + setting.getKey() + "=" + escape(setting.getValue()))
            .collect(Collectors.joining(" ")));
    properties.put("ApplicationName", "houji");
    properties.put("connectTimeout", SECONDS_MAX);
    properties.put("loginTimeout", SECONDS_MAX);
    return properties;
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace(" ", "\\ ");
  }
}
