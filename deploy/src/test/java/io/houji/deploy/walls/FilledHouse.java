package io.houji.deploy.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.deploy.demo.DemoHistory;
import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.http.json.Json;
import io.houji.http.ledger.Change;
import io.houji.http.ledger.LedgerStore;
import io.houji.http.ledger.Recording;
import io.houji.http.server.Role;
import io.houji.http.testing.Client.Answered;
import io.houji.scoring.product.Catalogue;
import io.houji.scoring.registry.Bundled;
import io.houji.scoring.registry.Sheet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The whole house, the operations of its contract, and what fills it. */
public final class FilledHouse implements AutoCloseable {
  /** Ids of facts that {@link #fill} makes, for the parameters of paths. */
  static final Map<String, String> IDS =
      Map.ofEntries(
          Map.entry("fund_id", "F33"),
          Map.entry("firm_id", "FIRM0001"),
          Map.entry("project_id", "P001"),
          Map.entry("investor_id", "LP01"),
          Map.entry("commitment_id", "first-commitment"),
          Map.entry("cash_flow_id", "first-cash-flow"),
          Map.entry("valuation_id", "first-valuation"),
          Map.entry("round_id", "first-round"),
          Map.entry("financing_id", "first-financing"),
          Map.entry("index_level_id", "first-index-level"),
          Map.entry("exchange_rate_id", "first-exchange-rate"),
          Map.entry("milestone_id", "first-milestone"),
          Map.entry("follow_on_id", "first-follow-on"),
          Map.entry("paper_id", "first-paper"),
          Map.entry("checkpoint_id", "first-checkpoint"),
          Map.entry("broker_id", "BR001"),
          Map.entry("carrier_id", "CA001"),
          Map.entry("result_id", "RS001"),
          Map.entry("contract_id", "first-contract"),
          Map.entry("licence_id", "first-licence"),
          Map.entry("flow_id", "first-licence-flow"),
          Map.entry("patent_id", "PT001"),
          Map.entry("event_id", "first-patent-event"),
          Map.entry("node_id", "N01"),
          Map.entry("institution_id", "IN001"),
          Map.entry("referral_id", "RF001"),
          Map.entry("figure_id", "first-figure"),
          Map.entry("agreement_id", "first-agreement"),
          Map.entry("quota_id", "first-quota"),
          Map.entry("foreign_commitment_id", "first-foreign-commitment"),
          Map.entry("remittance_id", "first-remittance"),
          Map.entry("simulation_id", "first-simulation"),
          Map.entry("import_id", "first_import"),
          Map.entry("product_id", "gazelle-loan"),
          Map.entry("application_id", "first-application"),
          Map.entry("score_id", "first-score"),
          Map.entry("batch_id", "first-batch"),
          Map.entry("line_number", "2"),
          Map.entry("model_id", ownModel()),
          Map.entry("move_id", "first-move"),
          Map.entry("share_id", "first-share"));

  /** Things before what refers to them, under the names of {@link #IDS}. */
  private static final List<String> ORDER =
      List.of(
          "postFund",
          "postFirm",
          "postInvestor",
          "postProject",
          "postResult",
          "postLicence",
          "postPatent",
          "postServiceInstitution",
          "postApplication",
          "postScore",
          "postModel");

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("postCommitment", "first-commitment"),
          Map.entry("postCashFlow", "first-cash-flow"),
          Map.entry("postValuation", "first-valuation"),
          Map.entry("postRound", "first-round"),
          Map.entry("postFinancing", "first-financing"),
          Map.entry("postIndexLevel", "first-index-level"),
          Map.entry("postExchangeRate", "first-exchange-rate"),
          Map.entry("postMilestone", "first-milestone"),
          Map.entry("postFollowOn", "first-follow-on"),
          Map.entry("postDiligencePaper", "first-paper"),
          Map.entry("postCheckpoint", "first-checkpoint"),
          Map.entry("postTransferContract", "first-contract"),
          Map.entry("postLicence", "first-licence"),
          Map.entry("postLicenceFlow", "first-licence-flow"),
          Map.entry("postPatentEvent", "first-patent-event"),
          Map.entry("postReportedFigure", "first-figure"),
          Map.entry("postAgreement", "first-agreement"),
          Map.entry("postForeignQuota", "first-quota"),
          Map.entry("postForeignCommitment", "first-foreign-commitment"),
          Map.entry("postRemittance", "first-remittance"),
          Map.entry("postApplication", "first-application"),
          Map.entry("postScore", "first-score"),
          Map.entry("postModelMove", "first-move"));

  /** A good row and a bad one. */
  private static final String FILE =
      "流水编号,基金代码,日期,流水类型,金额（元）\nIMPORTED,F33,2026-02-20,实缴,100\nWRONG,F33,soon,实缴,1\n";

  private final Map<String, String> tokens = new HashMap<>();
  public final Service service;
  final List<ContractCall> operations = new ArrayList<>();

  public FilledHouse(TestDatabase database) {
    service = Service.whole(database);
    var document = service.server.contract().document();
    document
        .child("paths")
        .fields()
        .forEach(
            (path, item) ->
                ((Json.Obj) item)
                    .fields()
                    .forEach(
                        (method, operation) ->
                            operations.add(
                                new ContractCall(document, path, method, (Json.Obj) operation))));
  }

  /** The illustrative history and, over HTTP, one fact of every kind that can be posted. */
  public void fill(String tenant) {
    service.token(tenant, Role.FUND_MANAGER);
    var changes = DemoHistory.facts().stream().map(Change::stated).toList();
    var recording = new Recording(tenant, "demo", Recording.Source.DEMO, null, "ILLUSTRATIVE");
    var commit =
        Service.await(
            service.database.longWrite(
                tenant, connection -> LedgerStore.append(connection, recording, changes)));
    assertEquals(1, commit.seq());
    for (ContractCall call : inOrder()) {
      var body = call.example();
      String name = NAMED.get(call.id());
      if (name != null) {
        body = Bodies.with(body, "id", Json.text(name));
      } else if (call.id().equals("postProject")) {
        body = Bodies.with(body, "id", Json.text("P999"));
      }
      var made = call.send(this, tenant, IDS, "fill-" + call.id(), Bodies.text(body));
      assertEquals(201, made.status(), call.id() + " " + made.text());
    }
    simulate(tenant);
    var imported = imported(tenant, IDS.get("import_id"));
    assertEquals(201, imported.status(), imported.text());
    var scored = scored(tenant, IDS.get("batch_id"));
    assertEquals(202, scored.status(), scored.text());
    // The stream ends when the list is done, so that nothing writes later.
    var events =
        service
            .client
            .get("/v1/score-batches/" + IDS.get("batch_id") + "/events")
            .as(token(tenant, Role.BANK))
            .send();
    assertTrue(events.text().contains("\"state\":\"done\""), events::text);
  }

  /** A list of a firm that cannot be scored and a broken line. */
  Answered scored(String tenant, String id) {
    return service
        .client
        .post("/v1/score-batches?product=gazelle-loan&batch_id=" + id)
        .as(token(tenant, Role.BANK))
        .with("Idempotency-Key", "batch-" + id)
        .body("text/csv", "id,staff\nA,10\nB,ten\n".getBytes(StandardCharsets.UTF_8))
        .send();
  }

  private void simulate(String tenant) {
    var start =
        operations.stream()
            .filter(call -> call.id().equals("startOutcomeSimulation"))
            .findFirst()
            .orElseThrow();
    var started =
        service
            .client
            .post(start.address(IDS) + "?simulation_id=" + IDS.get("simulation_id"))
            .as(token(tenant, start.role()))
            .json(Bodies.text(start.example()))
            .send();
    assertEquals(202, started.status(), started.text());
  }

  /** A file whose one good row is recorded and whose bad one can be fetched. */
  Answered imported(String tenant, String id) {
    return service
        .client
        .post("/v1/imports?file=walls.csv&rows=good&import_id=" + id)
        .as(token(tenant, Role.FUND_MANAGER))
        .with("Idempotency-Key", "import-" + id)
        .body("text/csv", FILE.getBytes(StandardCharsets.UTF_8))
        .send();
  }

  /** A token of the tenant, the same one each time. */
  public String token(String tenant, Role role) {
    return tokens.computeIfAbsent(tenant + "/" + role, made -> service.token(tenant, role));
  }

  /** The hash of the model that the contract's example hands in. */
  private static String ownModel() {
    var text = Bundled.text(Catalogue.class, "gazelle-loan.txt");
    return new Sheet(text.replaceFirst("2026-1", "2026-1-own")).definition().hash().hex();
  }

  private List<ContractCall> inOrder() {
    var facts =
        operations.stream()
            .filter(call -> call.id().startsWith("post") && call.method().equals("POST"))
            .filter(call -> call.creates() && call.takesJson())
            .toList();
    return Stream.concat(
            ORDER.stream().flatMap(id -> facts.stream().filter(call -> call.id().equals(id))),
            facts.stream().filter(call -> !ORDER.contains(call.id())))
        .toList();
  }

  @Override
  public void close() {
    service.close();
  }
}
