package io.houji.deploy.database;

import io.houji.deploy.words.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A small program with an embedded database, for tests that kill it: {@code start|share FOLDER
 * SQL}. Says {@code up PID}, runs the SQL, then stays until its input ends or it is told to end.
 */
public final class DatabaseProgram {
  private DatabaseProgram() {}

  public static void main(String[] args) throws IOException, SQLException {
    var folder = Path.of(args[1]);
    try {
      var database =
          args[0].equals("share")
              ? EmbeddedPostgres.attachOrStart(folder)
              : EmbeddedPostgres.start(folder);
      Runtime.getRuntime().addShutdownHook(new Thread(database::close));
      try (var connection = Jdbc.connect(database.access(Login.OWNER));
          var statement = connection.createStatement()) {
        statement.execute(args[2]);
      }
      System.out.println("up " + database.pid() + (database.isShared() ? " shared" : ""));
      while (System.in.read() >= 0) {
        // Input that ends is the wish to end.
      }
    } catch (Refusal refusal) {
      System.out.println("refused " + refusal.getMessage());
      System.exit(1);
    }
  }
}
