package io.houji.deploy.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.cli.Houji;
import io.houji.deploy.testing.ChildProgram;
import io.houji.http.testing.Client;
import io.houji.http.testing.ContractLint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo as a user starts it: its own process, its own database, asked over HTTP. */
class DemoProgramTest {
  @TempDir static Path folder;

  private static ChildProgram program;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    var settings =
        Map.of(
            "HOUJI_DATA_DIR", folder.toString(),
            "HOUJI_HTTP_PORT", "0",
            "HOUJI_ADMIN_PORT", "0",
            "HOUJI_LANG", "en");
    program = ChildProgram.run(settings, Houji.class, "demo");
    assertEquals("tokens of the demo users: " + tokens(), program.line());
    var ready = program.line().split(" ", -1);
    assertEquals("ready", ready[0]);
    client = Client.of(ready[1]);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    assertEquals(0, program.terminate());
  }

  private static Path tokens() {
    return folder.resolve("demo-tokens.json");
  }

  private static String token(String user) throws IOException {
    return Question.json(Files.readAllBytes(tokens())).words(user);
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh.md"})
  void theQuestionsOfThePageHaveTheAnswersPrintedThere(String page) throws IOException {
    var questions = Question.in(Path.of("..", page));
    assertEquals(
        List.of("fund_manager", "bank", "regulator", "bank", "bank", "bank", "bank", "bank"),
        questions.stream().map(Question::role).toList());
    for (Question question : questions) {
      var call =
          question
              .body()
              .map(body -> client.post(question.path()).json(body))
              .orElseGet(() -> client.get(question.path()));
      question.key().ifPresent(key -> call.with("Idempotency-Key", key));
      var answered = call.as(token(question.role())).send();
      assertEquals(question.key().isPresent() ? 201 : 200, answered.status(), answered::text);
      assertEquals(question.answer(), question.pick(answered.json()), question.path());
    }
  }

  @Test
  void onlyTheUserReadsTheTokens() throws IOException {
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(tokens())));
  }

  @Test
  void everyDemoUserIsWhoItsTokenSays() throws IOException {
    for (String user :
        List.of("fund_manager", "bank", "regulator", "model_risk", "operator", "bank_2")) {
      var me = client.get("/v1/me").as(token(user)).send().json();
      assertEquals(user.replace("_2", ""), me.words("role"));
      assertEquals(user.endsWith("_2") ? "neighbour" : "xixian", me.words("tenant"));
    }
  }

  @Test
  void theNeighbourSeesNothing() throws IOException {
    var neighbour = token("fund_manager_2");
    var funds = client.get("/v1/funds").as(neighbour).send();
    assertEquals(List.of(), funds.json().items("data"), funds::text);
    assertEquals(404, client.get("/v1/funds/F01").as(neighbour).send().status());
    assertEquals(200, client.get("/v1/funds/F01").as(token("fund_manager")).send().status());
  }

  @Test
  void theContractOfTheRunningServicePassesTheReview() {
    var contract = client.get("/openapi.json").send().json();
    assertTrue(contract.child("paths").fields().containsKey("/v1/cluster"));
    assertEquals(List.of(), ContractLint.findings(contract));
  }
}
