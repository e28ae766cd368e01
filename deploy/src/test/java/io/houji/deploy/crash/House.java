package io.houji.deploy.crash;

import io.houji.deploy.cli.Houji;
import io.houji.deploy.testing.ChildProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** {@code serve} in a process of its own, on an embedded database in a folder. */
final class House {
  private final Path folder;
  private final ChildProgram program;
  private final String url;

  private House(Path folder, ChildProgram program, String url) {
    this.folder = folder;
    this.program = program;
    this.url = url;
  }

  static House serve(Path folder) throws IOException {
    var program = ChildProgram.run(settings(folder), Houji.class, "serve");
    var ready = program.line().split(" ", -1);
    if (!ready[0].equals("ready")) {
      throw new IllegalStateException("serve does not begin: " + String.join(" ", ready));
    }
    return new House(folder, program, ready[1]);
  }

  private static Map<String, String> settings(Path folder) {
    return Map.of(
        "HOUJI_DATA_DIR", folder.toString(),
        "HOUJI_HTTP_PORT", "0",
        "HOUJI_ADMIN_PORT", "0",
        "HOUJI_LANG", "en");
  }

  /** A token of a fund manager, minted by the command beside the running service. */
  String token() throws IOException {
    return token("fund_manager");
  }

  /** A token of a role, minted by the command beside the running service. */
  String token(String role) throws IOException {
    try (var mint =
        ChildProgram.run(
            settings(folder), Houji.class, "token", "--role", role, "--client", "crash-rounds")) {
      return mint.line();
    }
  }

  Path folder() {
    return folder;
  }

  String url() {
    return url;
  }

  void kill() throws InterruptedException {
    program.kill();
  }

  /** Ends it as an operator would. */
  void stop() throws InterruptedException {
    int code = program.terminate();
    if (code != 0) {
      throw new IllegalStateException("serve ended with " + code);
    }
  }
}
