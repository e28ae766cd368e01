package io.houji.deploy.export;

import io.houji.deploy.database.Jdbc;
import io.houji.deploy.words.Refusal;
import io.houji.http.store.DatabaseAccess;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Every table of all tenants as CSV in UTF-8 with a header, as they were at one moment.
 *
 * <p>{@code SHA256SUMS} holds a line per file, so that {@code sha256sum -c} tells whether a copy is
 * whole. The folder appears under its name when all is in it.
 */
public final class Export {

  /** What was written. */
  public record Done(int tables, long rows) {}

  private Export() {}

  /**
   * Writes to {@code target}, which must not exist yet.
   *
   * @param access a login that sees all tenants; one that sees fewer rows is refused, never obeyed
   * @throws Refusal if the folder cannot be made or the login may not read everything
   */
  public static Done to(Path target, DatabaseAccess access) {
    if (Files.exists(target)) {
      throw new Refusal("export.exists", target);
    }
    var whole = target.toAbsolutePath().normalize();
    try (var connection = Jdbc.connect(access)) {
      Files.createDirectories(whole.getParent());
      var making = Files.createTempDirectory(whole.getParent(), ".exporting-"); // mode 0700
      try {
        var done = writeAll(connection, making);
        Files.move(making, whole, StandardCopyOption.ATOMIC_MOVE);
        return done;
      } finally {
        deleteFlat(making);
      }
    } catch (IOException failure) {
      throw new Refusal(failure, "export.folder", failure);
    } catch (SQLException failure) {
      throw new Refusal(
          failure,
          "export.rows",
          String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", "; "));
    }
  }

  /** What is left of an export that failed; nothing after one that went well. */
  private static void deleteFlat(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static Done writeAll(Connection connection, Path folder)
      throws SQLException, IOException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read, read only");
      // A policy that would hide rows is an error then, not a shorter file.
      statement.execute("set local row_security = off");
    }
    var sums = new ArrayList<String>();
    long rows = 0;
    for (Table table : tables(connection)) {
      var digest = sha256();
      var file = folder.resolve(table.file());
      try (var out =
          new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(file), digest))) {
        rows +=
            connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + table.quoted() + " to stdout (format csv, header)", out);
      }
      sums.add(HexFormat.of().formatHex(digest.digest()) + "  " + table.file());
    }
    Files.write(folder.resolve("SHA256SUMS"), sums);
    connection.rollback();
    return new Done(sums.size(), rows);
  }

  /** A table by the name of its file and as SQL writes it. */
  private record Table(String file, String quoted) {}

  private static List<Table> tables(Connection connection) throws SQLException {
    var sql =
        "select n.nspname || '.' || c.relname, format('%I.%I', n.nspname, c.relname)"
            + " from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            + " where n.nspname = 'houji' and c.relkind = 'r' order by 1";
    var tables = new ArrayList<Table>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      while (row.next()) {
        tables.add(new Table(row.getString(1) + ".csv", row.getString(2)));
      }
    }
    return tables;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
