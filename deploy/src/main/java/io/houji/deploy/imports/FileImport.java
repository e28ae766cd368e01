package io.houji.deploy.imports;

import io.houji.deploy.database.Migrations;
import io.houji.deploy.database.Postgres;
import io.houji.deploy.words.Refusal;
import io.houji.deploy.words.Words;
import io.houji.fund.ledger.Ledger;
import io.houji.http.access.Tokens;
import io.houji.http.imports.Imported;
import io.houji.http.imports.Intake;
import io.houji.http.imports.Intake.Taken;
import io.houji.http.imports.Wish;
import io.houji.http.json.Json;
import io.houji.http.ledger.LedgerStore;
import io.houji.http.store.Database;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Imports files from the command line. Each file is an import of its own, names before their use;
 * none is recorded unless all can be.
 */
public final class FileImport {
  private static final String ACTOR = "command-line";
  private static final int BAD_ROWS_FILES_MAX = 1_000;

  /**
   * How it is wanted.
   *
   * @param dryRun checks and tells the differences, writes nothing
   * @param goodRows records the good rows and gives the bad ones back as a file
   * @param reason why rows correct what is recorded
   * @param balancesOn day of opening balances; today if not said
   */
  public record Manner(
      boolean dryRun, boolean goodRows, Optional<String> reason, Optional<LocalDate> balancesOn) {}

  /** Where it is said, and in which language. */
  public record Mouth(Words words, PrintWriter out, PrintWriter err) {
    void say(String key, Object... details) {
      out.println(words.say(key, details));
      out.flush();
    }

    void complain(String line) {
      err.println(line);
      err.flush();
    }
  }

  /** A file that was read. */
  private record Read(Path path, String id, Imported imported) {}

  private final Database database;
  private final Intake intake;
  private final String tenant;
  private final Manner manner;
  private final Mouth mouth;

  private FileImport(Vertx vertx, Database database, String tenant, Manner manner, Mouth mouth) {
    this.database = database;
    this.intake = new Intake(vertx);
    this.tenant = tenant;
    this.manner = manner;
    this.mouth = mouth;
  }

  /** True when every row of every file was good. */
  public static boolean run(
      Postgres postgres, String tenant, List<Path> files, Manner manner, Mouth mouth) {
    var unused = Migrations.migrate(postgres);
    var vertx = Vertx.vertx();
    try {
      var owner = Database.openAsOwner(vertx, postgres.owner());
      owner
          .write("", connection -> Tokens.createTenant(connection, tenant, tenant))
          .eventually(owner::close)
          .await();
      var database = Database.open(vertx, postgres.service());
      try {
        return new FileImport(vertx, database, tenant, manner, mouth).run(files);
      } finally {
        database.close().await();
      }
    } finally {
      vertx.close().await();
    }
  }

  private boolean run(List<Path> files) {
    var reads = new ArrayList<Read>();
    for (Path file : files) {
      reads.add(read(file));
    }
    reads.sort(Comparator.comparingInt(read -> read.imported.order()));
    if (manner.dryRun || reads.size() > 1) {
      var looked = rehearse(reads);
      boolean refused = looked.stream().anyMatch(Taken::refused);
      if (manner.dryRun || refused) {
        for (int i = 0; i < reads.size(); i++) {
          tell(reads.get(i), looked.get(i));
        }
        mouth.say(refused ? "import.refused" : "import.rehearsed");
        return looked.stream().allMatch(taken -> taken.problemCount() == 0);
      }
    }
    boolean good = true;
    for (Read read : reads) {
      var taken = record(read);
      tell(read, taken);
      good &= taken.problemCount() == 0;
      if (taken.refused()) {
        mouth.say("import.stopped", read.path.getFileName());
        return false;
      }
    }
    return good;
  }

  private Read read(Path file) {
    var name = String.valueOf(file.getFileName());
    var clock = InstantSource.system();
    var wish =
        new Wish(
            name,
            Optional.empty(),
            LocalDate.ofInstant(clock.instant(), Json.CHINA),
            manner.balancesOn,
            manner.goodRows,
            manner.reason);
    try {
      if (!Files.isRegularFile(file)) {
        throw new Refusal("import.no-file", file);
      }
      var imported = Imported.read(wish, file, new ProgressLines(name, mouth));
      return new Read(file, Intake.newId(clock), imported);
    } catch (IOException failure) {
      throw new Refusal(failure, "import.unreadable", file, said(failure));
    }
  }

  /** What each file would do after those before it. */
  private List<Taken> rehearse(List<Read> reads) {
    var ledger = known();
    var all = new ArrayList<Taken>();
    for (Read read : reads) {
      var taken = intake.rehearse(ledger, read.imported).await();
      all.add(taken);
      ledger = Intake.after(ledger, taken);
    }
    return all;
  }

  private Ledger known() {
    return database
        .longRead(tenant, connection -> LedgerStore.follow(connection, tenant, Ledger.EMPTY))
        .await();
  }

  private Taken record(Read read) {
    var arrival = new Intake.Arrival(tenant, ACTOR, read.id, read.imported, read.path);
    var watch = new ProgressLines(String.valueOf(read.path.getFileName()), mouth);
    return database
        .longWrite(tenant, connection -> intake.take(connection, Ledger.EMPTY, arrival, watch))
        .await();
  }

  private void tell(Read read, Taken taken) {
    taken.problems().forEach(problem -> mouth.complain(problem.say()));
    if (taken.problemCount() > taken.problems().size()) {
      mouth.complain(
          mouth.words.say("import.more-problems", taken.problemCount() - taken.problems().size()));
    }
    var json = taken.json();
    var counts = json.child("counts");
    mouth.say(
        "import.counts",
        read.path.getFileName(),
        number(counts, "rows"),
        number(counts, "new"),
        number(counts, "changed"),
        number(counts, "unchanged"),
        number(counts, "bad"));
    for (Json total : json.items("totals")) {
      var of = (Json.Obj) total;
      var amount = of.child("amount").words("amount");
      mouth.say(
          amount.isEmpty() ? "import.total" : "import.total-amount",
          of.words("kind"),
          number(of, "count"),
          amount);
    }
    for (Json difference : json.items("differences")) {
      changed((Json.Obj) difference);
    }
    if (taken.commit().isPresent()) {
      mouth.say("import.recorded", read.id, taken.commit().get().seq());
    }
    if (taken.badRows().length() > 0) {
      mouth.say("import.bad-rows", write(read.path, taken.badRows().getBytes()));
    }
  }

  private void changed(Json.Obj difference) {
    for (Json field : difference.items("fields")) {
      var of = (Json.Obj) field;
      mouth.say(
          "import.changed",
          number(difference, "row"),
          difference.words("kind"),
          difference.words("id"),
          of.words("field"),
          shown(of, "before"),
          shown(of, "after"));
    }
  }

  private static String shown(Json.Obj of, String field) {
    var value = of.fields().get(field);
    if (value instanceof Json.Text text) {
      return text.value();
    }
    if (value instanceof Json.Obj money) {
      return money.words("amount");
    }
    return value instanceof Json.Num number ? number.value().toPlainString() : "-";
  }

  private static String number(Json.Obj of, String field) {
    return of.fields().get(field) instanceof Json.Num number ? number.value().toPlainString() : "-";
  }

  /** Beside the file, and never over another. */
  private static Path write(Path file, byte[] rows) {
    var name = String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z]+$", "");
    var path = file.resolveSibling(name + "-bad-rows.csv");
    for (int i = 2; Files.exists(path) && i <= BAD_ROWS_FILES_MAX; i++) {
      path = file.resolveSibling(name + "-bad-rows-" + i + ".csv");
    }
    try {
      return Files.write(path, rows, StandardOpenOption.CREATE_NEW);
    } catch (IOException failure) {
      throw new Refusal(failure, "import.unwritable", path, said(failure));
    }
  }

  private static String said(IOException failure) {
    return failure.getClass().getSimpleName() + " " + failure.getMessage();
  }
}
