package io.houji.deploy.cli;

import io.houji.deploy.database.Migrations;
import io.houji.deploy.database.Postgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code serve}: database, migrations, service; then one line that begins {@code ready }. */
@Command(name = "serve", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private static final double MILLIS_PER_SECOND = 1e3;

  private final Surroundings surroundings;
  private final Service service;

  ServeCommand(Surroundings surroundings, Service service) {
    this.surroundings = surroundings;
    this.service = service;
  }

  @Override
  public Integer call() throws InterruptedException {
    return serve(surroundings, service, (settings, postgres) -> {});
  }

  static int serve(Surroundings surroundings, Service service, DemoData data)
      throws InterruptedException {
    var settings = surroundings.settings();
    service.prepare();
    try (var ending = new Ending()) {
      var postgres = ending.open(() -> Postgres.open(settings), opened -> opened::close);
      if (!service.isMigrated(postgres)) {
        var unused = Migrations.migrate(postgres);
      }
      data.fill(settings, postgres);
      var running = ending.open(() -> service.start(settings, postgres), opened -> opened::close);
      surroundings
          .out()
          .printf(
              Locale.ROOT,
              "ready %s admin %s in %.1f s%n",
              running.url(),
              running.adminUrl(),
              sinceStart().toMillis() / MILLIS_PER_SECOND);
      surroundings.out().flush();
      ending.serveUntilSignal();
      return ExitCode.DONE;
    }
  }

  /** Since the operating system started this process, so that the JVM's own start counts. */
  private static Duration sinceStart() {
    var now = Instant.now();
    return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
  }
}
