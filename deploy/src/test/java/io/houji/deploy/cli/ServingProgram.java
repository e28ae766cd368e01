package io.houji.deploy.cli;

import io.houji.deploy.config.Settings;
import io.houji.deploy.database.Jdbc;
import io.houji.deploy.database.Postgres;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** {@code serve} with a service that asks the database one question, in a JVM that can be ended. */
public final class ServingProgram {
  static final String ANSWER = "32";

  private ServingProgram() {}

  public static void main(String[] args) {
    var surroundings =
        new Surroundings(
            Map.of("HOUJI_DATA_DIR", args[0], "HOUJI_LANG", "en"),
            new PrintWriter(System.out, true),
            new PrintWriter(System.err, true));
    Service service = ServingProgram::start;
    System.exit(Houji.run(surroundings, List.of(new ServeCommand(surroundings, service)), "serve"));
  }

  private static Service.Running start(Settings settings, Postgres postgres) {
    System.out.println("service started on version " + ask(postgres, "select " + ANSWER));
    return new Service.Running() {
      @Override
      public String url() {
        return "http://" + settings.httpHost() + ":1";
      }

      @Override
      public String adminUrl() {
        return "http://" + settings.httpHost() + ":2";
      }

      @Override
      public void close() {
        System.out.println(
            "service closed while the database " + ask(postgres, "select 'answers'"));
      }
    };
  }

  private static String ask(Postgres postgres, String sql) {
    try (var connection = Jdbc.connect(postgres.owner());
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
