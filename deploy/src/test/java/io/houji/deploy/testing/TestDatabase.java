package io.houji.deploy.testing;

import io.houji.deploy.database.EmbeddedPostgres;
import io.houji.deploy.database.Jdbc;
import io.houji.deploy.database.Login;
import io.houji.deploy.database.Migrations;
import io.houji.deploy.database.Postgres;
import io.houji.http.store.DatabaseAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh, migrated database for a test class, on one real PostgreSQL per test JVM.
 *
 * <pre>
 *   &#64;RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();
 *   …
 *   pool(DATABASE.service())            // as the service does, by Unix socket
 *   try (var sql = DATABASE.asOwner())  // JDBC
 * </pre>
 *
 * <p>The migrations run once; each database is a copy of the result. It goes when the class is
 * done.
 */
public final class TestDatabase implements AfterAllCallback, AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  /** With all migrations of {@code db/migration}. */
  public static TestDatabase migrated() {
    return create(Template.NAME);
  }

  /** Without any table. */
  public static TestDatabase empty() {
    return create("template1");
  }

  private static TestDatabase create(String template) {
    var name = "test_" + COUNT.incrementAndGet();
    admin("create database " + name + " template " + template + " owner " + Login.OWNER.user());
    admin("revoke all on database " + name + " from public");
    admin("grant connect on database " + name + " to " + Login.SERVICE.user());
    return new TestDatabase(name);
  }

  /** Both logins on this database, as the program has them; closing it would stop the server. */
  public Postgres postgres() {
    return Postgres.of(server(), name);
  }

  /** By TCP, as JDBC wants it. */
  public DatabaseAccess owner() {
    return postgres().owner();
  }

  /** By Unix socket, as the service of an embedded database has it. */
  public DatabaseAccess service() {
    return postgres().service();
  }

  /** The service's login by TCP. */
  public DatabaseAccess serviceByTcp() {
    var socket = service();
    return new DatabaseAccess(
        "127.0.0.1",
        socket.port(),
        name,
        socket.user(),
        socket.password(),
        socket.role(),
        socket.tls());
  }

  /** The superuser, to whom row-level security is no wall. */
  public Connection asAdmin() throws SQLException {
    return Jdbc.connect(postgres().exporter());
  }

  public Connection asOwner() throws SQLException {
    return Jdbc.connect(owner());
  }

  public Connection asService() throws SQLException {
    return Jdbc.connect(serviceByTcp());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    admin("drop database if exists " + name + " with (force)");
  }

  /** The one server of this JVM; do not close it. */
  public static EmbeddedPostgres server() {
    return One.SERVER;
  }

  private static void admin(String sql) {
    try (var connection = Jdbc.connect(server().access(Login.ADMIN));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  /** Started when first asked for, stopped and removed when the JVM ends. */
  private static final class One {
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        var folder = Files.createTempDirectory("houji-test-");
        var server = EmbeddedPostgres.start(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
        return server;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static void end(EmbeddedPostgres server, Path folder) {
      server.close();
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  /** Migrated when first asked for. */
  private static final class Template {
    private static final String NAME = make();

    private static String make() {
      var template = create("template1");
      var done = Migrations.migrate(template.postgres());
      if (done.steps() == 0) {
        throw new IllegalStateException("no migration was run");
      }
      return template.name;
    }
  }
}
