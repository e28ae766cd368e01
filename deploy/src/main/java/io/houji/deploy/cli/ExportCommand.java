package io.houji.deploy.cli;

import io.houji.deploy.database.Postgres;
import io.houji.deploy.export.Export;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code export FOLDER}: every table of all tenants as CSV, beside a running service too. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "FOLDER", descriptionKey = "export.target")
  private Path target = Path.of("");

  ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var settings = surroundings.settings();
    try (var ending = new Ending()) {
      var postgres = ending.open(() -> Postgres.share(settings), opened -> opened::close);
      var done = Export.to(target, postgres.exporter());
      surroundings.say("export.done", done.tables(), done.rows(), target);
      return ExitCode.DONE;
    }
  }
}
