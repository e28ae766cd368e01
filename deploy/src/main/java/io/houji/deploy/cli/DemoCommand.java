package io.houji.deploy.cli;

import io.houji.deploy.demo.DemoTenant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code demo}: serves the illustrative data, each time the same. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Service service;
  private final DemoData data;

  DemoCommand(Surroundings surroundings, Service service, DemoData data) {
    this.surroundings = surroundings;
    this.service = service;
    this.data = data;
  }

  @Override
  public Integer call() throws InterruptedException {
    return ServeCommand.serve(
        surroundings,
        service,
        (settings, postgres) -> {
          data.fill(settings, postgres);
          surroundings.say("demo.tokens", DemoTenant.tokensFile(settings));
        });
  }
}
