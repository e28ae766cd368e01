package io.houji.http.scoring;

import io.houji.http.metrics.Meters;
import io.houji.http.server.Operation;
import io.houji.http.server.Room;
import io.houji.http.store.Database;
import io.houji.http.writes.Writes;
import io.houji.scoring.product.Catalogue;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Products, loan applications and reference scores: wiring only. */
public final class ScoringRoom {
  private final Versions versions = new Versions(Catalogue.Texts.bundled());
  private final InstantSource clock;
  private final Room room;
  private final ScoreVerticle verticle;

  private ScoringRoom(Vertx vertx, Database database, Writes writes, Watch watch) {
    this.clock = watch.clock;
    var meters = new ScoreMeters(watch.meters, versions.bundled());
    var library = new Library(database, versions, clock);
    var products = new Products(library::inUse);
    var applications = new Applications(database, writes, clock, library::inUse);
    var scores = new Scores(vertx, database, writes, clock, new Scores.Tools(library, meters));
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put("listProducts", products::list);
    operations.put("getProduct", products::one);
    operations.put("postApplication", applications::post);
    operations.put("listApplications", applications::list);
    operations.put("getApplication", applications::one);
    operations.put("postScore", scores::post);
    operations.put("listScores", scores::list);
    operations.put("getScore", scores::one);
    operations.put("explainScore", scores::explanation);
    operations.put("replayScore", scores::replay);
    operations.put("simulateScore", scores::simulate);
    var work = new BatchWork(vertx, database, library, clock, meters);
    verticle =
        new ScoreVerticle(work, following -> meters.follow(following, database, clock, watch.home));
    var batches = new Batches(vertx, database, writes, clock, library, work);
    var changes = new RegistryChanges(writes, library);
    var models = new Models(vertx, changes, clock);
    operations.put("listModels", models::list);
    operations.put("getModel", models::one);
    operations.put("getModelPmml", models::pmml);
    operations.put("postModel", models::post);
    operations.put("postModelMove", models::postMove);
    operations.put("confirmModelMove", models::confirm);
    var shares = new ModelShares(changes, clock);
    operations.put("askModelShare", shares::ask);
    operations.put("confirmModelShare", shares::confirm);
    var reviews = new Reviews(database, writes);
    operations.put("listReviews", reviews::list);
    operations.put("postReview", reviews::post);
    var outcomes = new LoanOutcomes(database, writes, clock);
    operations.put("listOutcomes", outcomes::list);
    operations.put("postOutcome", outcomes::post);
    operations.put("postScoreBatch", batches::post);
    operations.put("listScoreBatches", batches::list);
    operations.put("getScoreBatch", batches::one);
    operations.put("watchScoreBatch", batches::watch);
    operations.put("getScoreBatchResults", batches::results);
    var lines = new BatchLines(vertx, database, library);
    operations.put("replayScoreBatchLine", lines::replay);
    room = new Room("scoring", ScoringContract.of(versions.bundled()), operations, Map.of());
  }

  /**
   * What is measured, and by which clock.
   *
   * @param home the tenant whose mix of grades is on {@code /metrics}
   */
  public record Watch(InstantSource clock, Meters meters, String home) {}

  /** All that scoring brings to the service. */
  public static ScoringRoom open(Vertx vertx, Database database, Writes writes, Watch watch) {
    return new ScoringRoom(vertx, database, writes, watch);
  }

  public Room room() {
    return room;
  }

  /** What is to be at work for it beside requests. */
  public ScoreVerticle verticle() {
    return verticle;
  }

  /** Calculations that the room of calculations lists among its own. */
  public List<ScoreCalculations.Offer> calculations() {
    return ScoreCalculations.of(versions.bundled(), clock);
  }
}
