package io.houji.deploy.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.scoring.ScoringRoom;
import io.houji.http.server.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server of this package at work in a JVM of its own. */
record Program(Process process, int port) implements AutoCloseable {

  /**
   * Starts it on a database; with {@code -Dhouse.jvm=} a word more for the JVM of the house.
   *
   * @param heap such as {@code -Xmx1g}
   */
  static Program start(Class<?> program, TestDatabase database, String heap) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(heap, "-cp", System.getProperty("java.class.path")));
    if (program == HouseProgram.class && System.getProperty("house.jvm") != null) {
      command.add(System.getProperty("house.jvm"));
    }
    command.add(program.getName());
    command.addAll(List.of(Access.words(database.service())));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    while (line != null && !line.matches("[0-9]+")) {
      line = out.readLine(); // what the JVM itself says
    }
    return new Program(process, Integer.parseInt(String.valueOf(line)));
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** The token of a bank that has the application F1. */
  static String bank(TestDatabase database) {
    try (var service = Service.whole(database)) {
      String token = service.token("load", Role.BANK);
      var application =
          Json.object()
              .put("id", "F1")
              .put("product", "gazelle-loan")
              .put("inputs", example())
              .end();
      var made =
          service
              .client
              .post("/v1/loan-applications")
              .as(token)
              .with("Idempotency-Key", "F1")
              .json(new String(application.toBytes(), StandardCharsets.UTF_8))
              .send();
      assertEquals(201, made.status(), made::text);
      return token;
    }
  }

  /** The inputs of a good firm. */
  static Json.Obj example() {
    return JsonReader.resource(ScoringRoom.class, "example.json").child("inputs");
  }

  /** Ends with its input, or else is ended. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.waitFor();
    } catch (IOException | InterruptedException gone) {
      process.destroyForcibly();
    }
  }
}
