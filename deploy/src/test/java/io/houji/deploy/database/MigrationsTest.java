package io.houji.deploy.database;

import static io.houji.deploy.database.EmbeddedPostgresTest.ask;
import static io.houji.deploy.database.EmbeddedPostgresTest.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.testing.TestDatabase;
import io.houji.deploy.words.Refusal;
import io.houji.http.store.Database;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private static final String STEPS = "db/steps";

  private final TestDatabase database = TestDatabase.empty();

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void eachStepRunsOnce() {
    var postgres = database.postgres();
    assertEquals(new Migrations.Done(2, "2"), Migrations.migrate(postgres, "db/newer"));
    assertEquals(new Migrations.Done(0, "2"), Migrations.migrate(postgres, "db/newer"));
  }

  @Test
  void aDatabaseThatLagsBehindGetsOnlyTheNewSteps() {
    var postgres = database.postgres();
    assertEquals(new Migrations.Done(1, "1"), Migrations.migrate(postgres, STEPS));
    assertEquals(new Migrations.Done(1, "2"), Migrations.migrate(postgres, "db/newer"));
  }

  @Test
  void aStartWithTheSameStepsSeesThatWithoutAskingFlyway() throws Exception {
    var postgres = database.postgres();
    assertEquals(1, Migrations.migrate(postgres, STEPS).steps());
    // Flyway would notice the false checksum; the fingerprint of the files is as before.
    run(postgres.owner(), "update houji_schema_history set checksum = 1 where version = '1'");
    assertEquals(new Migrations.Done(0, "1"), Migrations.migrate(postgres, STEPS));
    var refusal = assertThrows(Refusal.class, () -> Migrations.migrate(postgres, "db/newer"));
    assertEquals("migrate.failed", refusal.key());
  }

  @Test
  void theServiceSeesByOneQuestionWhetherAMigrationIsDone() throws Exception {
    var postgres = database.postgres();
    var vertx = Vertx.vertx();
    var service = Database.open(vertx, postgres.service());
    try {
      assertFalse(Migrations.isDone(service).await(), "no tables yet");
      var unused = Migrations.migrate(postgres);
      assertTrue(Migrations.isDone(service).await());
      run(postgres.owner(), "comment on table houji_schema_history is 'of another program'");
      assertFalse(Migrations.isDone(service).await());
    } finally {
      service.close().eventually(vertx::close).await();
    }
  }

  @Test
  void twoProgramsMayMigrateAtOnce() {
    var postgres = database.postgres();
    var other = CompletableFuture.supplyAsync(() -> Migrations.migrate(postgres, STEPS));
    var here = Migrations.migrate(postgres, STEPS);
    assertEquals(1, here.steps() + other.join().steps());
  }

  @Test
  void tablesNewerThanTheProgramAreRefused() {
    var postgres = database.postgres();
    assertEquals(2, Migrations.migrate(postgres, "db/newer").steps());
    var refusal = assertThrows(Refusal.class, () -> Migrations.migrate(postgres, STEPS));
    assertEquals("migrate.newer", refusal.key());
    assertTrue(refusal.getMessage().contains("version 2"));
  }

  @Test
  void aStepChangedAfterItLandedIsRefusedInOneLine() {
    var postgres = database.postgres();
    assertEquals(1, Migrations.migrate(postgres, STEPS).steps());
    var refusal = assertThrows(Refusal.class, () -> Migrations.migrate(postgres, "db/changed"));
    assertEquals("migrate.failed", refusal.key());
    assertEquals(1, refusal.getMessage().lines().count());
  }

  @Test
  void aStepThatFailsLeavesNothingBehind() throws Exception {
    var postgres = database.postgres();
    var refusal = assertThrows(Refusal.class, () -> Migrations.migrate(postgres, "db/broken"));
    assertTrue(refusal.getMessage().contains("division by zero"), refusal.getMessage());
    assertEquals("t", ask(postgres.owner(), "select to_regclass('houji.half') is null"));
    assertEquals("t", ask(postgres.owner(), "select to_regclass('houji.note') is not null"));
  }
}
