package io.houji.deploy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @Test
  void nothingSetMeansLoopbackAndTheEmbeddedDatabase() {
    var settings = good(Map.of());
    assertEquals("127.0.0.1", settings.httpHost());
    assertEquals(8080, settings.httpPort());
    assertEquals(8081, settings.adminPort());
    assertEquals(Path.of("./houji-data"), settings.dataDir());
    assertEquals("xixian", settings.tenant());
    assertNull(settings.database());
  }

  @Test
  void blankIsTheSameAsNotSet() {
    assertEquals(8080, good(Map.of("HOUJI_HTTP_PORT", " ")).httpPort());
  }

  @Test
  void freePortsMayBothBeAskedFor() {
    var settings = good(Map.of("HOUJI_HTTP_PORT", "0", "HOUJI_ADMIN_PORT", "0"));
    assertEquals(0, settings.httpPort());
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HOUJI_HTTP_PORT          | http              | OUT_OF_RANGE
          HOUJI_HTTP_PORT          | -1                | OUT_OF_RANGE
          HOUJI_HTTP_PORT          | 65536             | OUT_OF_RANGE
          HOUJI_HTTP_PORT          | 8080.0            | OUT_OF_RANGE
          HOUJI_HTTP_PORT          | 99999999999999999 | OUT_OF_RANGE
          HOUJI_HTTP_PORT          | ８０８０             | OUT_OF_RANGE
          HOUJI_ADMIN_PORT         | 8080              | CONTRADICTION
          HOUJI_HTTP_HOST          | two words         | MALFORMED
          HOUJI_TENANT             | Xixian            | MALFORMED
          HOUJI_TENANT             | 1st               | MALFORMED
          HOUJI_LANG               | fr                | MALFORMED
          HOUJI_PORT               | 8080              | UNKNOWN
          HOUJI_DATABASE_URL       | mysql://a:b@c/d   | MALFORMED
          HOUJI_DATABASE_ADMIN_URL | postgresql://a@b/c | CONTRADICTION
          """)
  void aWrongSettingIsNamed(String name, String value, Code code) {
    var problems = problems(Map.of(name, value));
    assertEquals(1, problems.size(), problems::toString);
    assertEquals(name, problems.get(0).where());
    assertEquals(code, problems.get(0).code());
  }

  @Test
  void allWrongSettingsAreNamedAtOnce() {
    var problems =
        problems(
            Map.of(
                "HOUJI_HTTP_PORT", "x", "HOUJI_TENANT", "?", "HOUJI_LANG", "xx", "HOUJI_X", "1"));
    assertEquals(
        List.of("HOUJI_HTTP_PORT", "HOUJI_LANG", "HOUJI_TENANT", "HOUJI_X"),
        problems.stream().map(Problem::where).sorted().toList());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "zh, zh",
    "en, en",
    "zh_CN.UTF-8, zh",
    "zh-CN, zh",
    "en_GB, en",
  })
  void theLanguageMayBeWrittenAsALocale(String said, String language) {
    assertEquals(
        Locale.forLanguageTag(language), good(Map.of("HOUJI_LANG", said)).words().language());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgresql://houji:secret@db.example:6432/funds                 | houji@db.example:6432/funds (tls)
          postgres://houji:secret@db.example/funds                        | houji@db.example:5432/funds (tls)
          postgresql://houji:secret@my_db/funds?sslmode=disable           | houji@my_db:5432/funds
          postgresql://houji:secret@127.0.0.1/funds                       | houji@127.0.0.1:5432/funds
          postgresql://houji:secret@127.0.0.1/funds?sslmode=verify-full   | houji@127.0.0.1:5432/funds (tls)
          postgresql://houji@[::1]:5433/funds                             | houji@::1:5433/funds
          postgresql://ho%40uji:secret@localhost/%E5%9F%BA%E9%87%91       | ho@uji@localhost:5432/基金
          """)
  void goodUrls(String url, String access) {
    assertEquals(access, String.valueOf(good(Map.of("HOUJI_DATABASE_URL", url)).database()));
  }

  @Test
  void aPasswordMayHoldAnySignAndAPlusIsAPlus() {
    var database =
        good(Map.of("HOUJI_DATABASE_URL", "postgresql://u:a%2Fb%3Ac%40d+e@localhost/f")).database();
    assertEquals("a/b:c@d+e", database == null ? "" : database.password());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgresql://localhost/funds                          | no user
          postgresql://u:secret@localhost                       | no database
          postgresql://u:secret@localhost/                      | no database
          postgresql://u:secret@localhost:99999/f               | port
          postgresql://u:secret@localhost:0/f                   | port
          postgresql://u:secret@a,b/f                           | two hosts
          postgresql://u:secret@a/f?sslmode=require             | TLS that checks nothing
          postgresql://u:secret@a/f?sslmode                     | no value
          postgresql://u:secret@a/f?options=-crole%3Dpostgres   | unknown parameter
          postgresql://u:secret%zz@a/f                          | broken encoding
          jdbc:postgresql://u:secret@a/f                        | JDBC
          """)
  void badUrlsAreRefusedWithoutTellingThePassword(String url, String why) {
    var problems = problems(Map.of("HOUJI_DATABASE_URL", url));
    assertEquals(1, problems.size(), why);
    assertFalse(problems.toString().contains("secret"), why);
  }

  private static Settings good(Map<String, String> environment) {
    return Settings.from(environment)
        .fold(
            settings -> settings,
            problems -> {
              throw new AssertionError(problems);
            });
  }

  private static List<Problem> problems(Map<String, String> environment) {
    var english = new HashMap<>(Map.of("HOUJI_LANG", "en"));
    english.putAll(environment);
    return Settings.from(english)
        .fold(
            settings -> {
              throw new AssertionError("accepted: " + settings);
            },
            problems -> problems);
  }
}
