package io.houji.deploy.cli;

import io.houji.deploy.database.Postgres;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import FILE...}: facts from CSV or XLSX, all or nothing unless asked otherwise. */
@Command(name = "import", mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

  /**
   * What to import.
   *
   * @param dryRun checks and tells the differences, writes nothing
   * @param goodRows writes the good rows and gives the bad ones back as a file
   */
  record Wish(String tenant, List<Path> files, boolean dryRun, boolean goodRows) {}

  /** Imports into a migrated database and tells of it; true when every row was good. */
  interface Importing {
    boolean run(Postgres postgres, Wish wish, Surroundings surroundings);
  }

  private final Surroundings surroundings;
  private final Importing importing;

  @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "import.files")
  private List<Path> files = List.of();

  @Option(names = "--dry-run", descriptionKey = "import.dry-run")
  private boolean dryRun;

  @Option(names = "--good-rows", descriptionKey = "import.good-rows")
  private boolean goodRows;

  @Option(names = "--tenant", paramLabel = "TENANT", descriptionKey = "import.tenant")
  private String tenant = "";

  ImportCommand(Surroundings surroundings, Importing importing) {
    this.surroundings = surroundings;
    this.importing = importing;
  }

  @Override
  public Integer call() {
    var settings = surroundings.settings();
    var wish =
        new Wish(
            tenant.isEmpty() ? settings.tenant() : tenant, List.copyOf(files), dryRun, goodRows);
    try (var ending = new Ending()) {
      var postgres = ending.open(() -> Postgres.share(settings), opened -> opened::close);
      return importing.run(postgres, wish, surroundings) ? ExitCode.DONE : ExitCode.REFUSED;
    }
  }
}
