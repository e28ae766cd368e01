package io.houji.deploy.cli;

import io.houji.deploy.database.Migrations;
import io.houji.deploy.database.Postgres;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code migrate}: brings the tables to this program's form and ends. */
@Command(name = "migrate", mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  MigrateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var settings = surroundings.settings();
    try (var ending = new Ending()) {
      var postgres = ending.open(() -> Postgres.share(settings), opened -> opened::close);
      var done = Migrations.migrate(postgres);
      surroundings.say("migrate.done", done.steps(), done.version());
      return ExitCode.DONE;
    }
  }
}
