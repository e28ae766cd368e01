package io.houji.deploy.cli;

import io.houji.deploy.database.Postgres;
import io.houji.deploy.imports.FileImport;
import io.houji.deploy.words.Refusal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import FILE...}: facts from CSV or XLSX, all or nothing unless asked otherwise. */
@Command(name = "import", mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

  private static final int REASON_MAX = 1_000;

  private final Surroundings surroundings;

  @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "import.files")
  private List<Path> files = List.of();

  @Option(names = "--dry-run", descriptionKey = "import.dry-run")
  private boolean dryRun;

  @Option(names = "--good-rows", descriptionKey = "import.good-rows")
  private boolean goodRows;

  @Option(names = "--tenant", paramLabel = "TENANT", descriptionKey = "import.tenant")
  private String tenant = "";

  @Option(names = "--reason", paramLabel = "REASON", descriptionKey = "import.reason")
  private String reason = "";

  @Option(names = "--balances-on", paramLabel = "DAY", descriptionKey = "import.balances-on")
  private @Nullable LocalDate balancesOn;

  ImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var settings = surroundings.settings();
    if (reason.length() > REASON_MAX) {
      throw new Refusal("import.reason-length", REASON_MAX);
    }
    var manner =
        new FileImport.Manner(
            dryRun,
            goodRows,
            reason.isBlank() ? Optional.empty() : Optional.of(reason.strip()),
            Optional.ofNullable(balancesOn));
    var mouth = new FileImport.Mouth(surroundings.words(), surroundings.out(), surroundings.err());
    try (var ending = new Ending()) {
      var postgres = ending.open(() -> Postgres.share(settings), opened -> opened::close);
      var whose = tenant.isEmpty() ? settings.tenant() : tenant;
      return FileImport.run(postgres, whose, files, manner, mouth)
          ? ExitCode.DONE
          : ExitCode.REFUSED;
    }
  }
}
