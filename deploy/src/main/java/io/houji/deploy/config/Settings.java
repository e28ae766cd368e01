package io.houji.deploy.config;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.houji.deploy.words.Refusal;
import io.houji.deploy.words.Words;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.http.store.DatabaseAccess;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says, all of it checked.
 *
 * @param httpPort 0 takes any free port, so may {@code adminPort}
 * @param database the given PostgreSQL; null for the embedded one
 * @param databaseAdmin another login for migrations; null where {@code database} migrates too
 */
public record Settings(
    String httpHost,
    int httpPort,
    int adminPort,
    Path dataDir,
    @Nullable DatabaseAccess database,
    @Nullable DatabaseAccess databaseAdmin,
    String tenant,
    Words words) {

  private static final Pattern TENANT = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
  private static final Pattern LANGUAGE = Pattern.compile("(zh|en)([-_.].*)?");
  private static final Pattern HOST = Pattern.compile("[0-9A-Za-z.:_-]+");

  /** Reads all, or names all that is wrong; {@code where} is the variable. */
  public static Outcome<Settings> from(Map<String, String> environment) {
    return new Reader(environment).read();
  }

  /** The language to complain in, even when other settings are wrong. */
  public static Words words(Map<String, String> environment) {
    var asked = environment.getOrDefault(Setting.HOUJI_LANG.name(), "").strip();
    return LANGUAGE.matcher(asked).matches()
        ? Words.in(Locale.forLanguageTag(asked.substring(0, 2)))
        : Words.in(Locale.getDefault());
  }

  /** Remembers every problem; a stand-in value is never used, because then nothing is built. */
  private static final class Reader {
    private final Map<String, String> environment;
    private final Words words;
    private final List<Problem> problems = new ArrayList<>();

    Reader(Map<String, String> environment) {
      this.environment = environment;
      this.words = words(environment);
    }

    Outcome<Settings> read() {
      nothingUnknown();
      matching(Setting.HOUJI_LANG, LANGUAGE);
      int httpPort = port(Setting.HOUJI_HTTP_PORT);
      int adminPort = port(Setting.HOUJI_ADMIN_PORT);
      if (httpPort == adminPort && httpPort > 0) {
        problem(Code.CONTRADICTION, Setting.HOUJI_ADMIN_PORT, "settings.same-port", httpPort);
      }
      var database = url(Setting.HOUJI_DATABASE_URL);
      var admin = url(Setting.HOUJI_DATABASE_ADMIN_URL);
      if (!said(Setting.HOUJI_DATABASE_ADMIN_URL).isEmpty()
          && said(Setting.HOUJI_DATABASE_URL).isEmpty()) {
        problem(Code.CONTRADICTION, Setting.HOUJI_DATABASE_ADMIN_URL, "settings.admin-alone");
      }
      var settings =
          new Settings(
              matching(Setting.HOUJI_HTTP_HOST, HOST),
              httpPort,
              adminPort,
              path(Setting.HOUJI_DATA_DIR),
              database,
              admin,
              matching(Setting.HOUJI_TENANT, TENANT),
              words);
      return problems.isEmpty() ? Outcome.ok(settings) : Outcome.rejected(problems);
    }

    /** A misspelt name would else be a setting that silently does nothing. */
    private void nothingUnknown() {
      environment.keySet().stream()
          .filter(name -> name.startsWith("HOUJI_"))
          .filter(name -> !isKnown(name))
          .sorted()
          .forEach(
              name -> problems.add(new Problem(Code.UNKNOWN, name, words.say("settings.unknown"))));
    }

    private static boolean isKnown(String name) {
      return List.of(Setting.values()).stream().anyMatch(setting -> setting.name().equals(name));
    }

    private String said(Setting setting) {
      var text = environment.getOrDefault(setting.name(), "").strip();
      return text.isEmpty() ? setting.byDefault() : text;
    }

    @CanIgnoreReturnValue // the language was read before; here it is only judged
    private String matching(Setting setting, Pattern form) {
      var text = said(setting);
      if (!text.isEmpty() && !form.matcher(text).matches()) {
        problem(Code.MALFORMED, setting, "settings." + setting.name(), text);
      }
      return text;
    }

    private int port(Setting setting) {
      var text = said(setting);
      if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
        return Integer.parseInt(text);
      }
      problem(Code.OUT_OF_RANGE, setting, "settings.port", text);
      return -1;
    }

    private Path path(Setting setting) {
      try {
        return Path.of(said(setting));
      } catch (InvalidPathException wrong) {
        problem(Code.MALFORMED, setting, "settings.path", wrong.getReason());
        return Path.of("");
      }
    }

    private @Nullable DatabaseAccess url(Setting setting) {
      var text = said(setting);
      if (text.isEmpty()) {
        return null;
      }
      try {
        return DatabaseUrl.parse(text);
      } catch (Refusal refusal) {
        problems.add(new Problem(Code.MALFORMED, setting.name(), refusal.say(words)));
        return null;
      }
    }

    private void problem(Code code, Setting setting, String key, Object... details) {
      problems.add(new Problem(code, setting.name(), words.say(key, details)));
    }
  }

  /** The given database, if one is given. */
  public Optional<DatabaseAccess> givenDatabase() {
    return Optional.ofNullable(database);
  }
}
