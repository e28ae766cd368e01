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

  /**
   * All but user and password. Certificates are judged by the JVM's trust store, as in the pools.
   */
  static Map<String, String> properties(DatabaseAccess access) {
    var properties = new HashMap<String, String>();
    properties.put("sslmode", access.tls() ? "verify-full" : "disable");
    properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    if (access.role() != null) {
      properties.put("options", "-c role=" + access.role());
    }
    properties.put("ApplicationName", "houji");
    properties.put("connectTimeout", SECONDS_MAX);
    properties.put("loginTimeout", SECONDS_MAX);
    return properties;
  }
}
