package io.houji.http.funds;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import io.houji.fund.snapshot.FundFigures;
import io.houji.fund.snapshot.FundPacing;
import io.houji.http.json.Json;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.FactPages;
import io.houji.http.ledger.Posting;
import io.houji.http.ledger.View;
import io.houji.http.ledger.Views;
import io.houji.http.server.Answer;
import io.houji.http.server.Operation;
import io.houji.http.server.Request;
import io.houji.http.server.Room;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Funds with their figures, the cluster, and the money of each fund. */
public final class FundsRoom {
  private static final FundForm FUND = new FundForm();
  private static final CommitmentForm COMMITMENT = new CommitmentForm();
  private static final CashFlowForm CASH_FLOW = new CashFlowForm();
  private static final ValuationForm VALUATION = new ValuationForm();

  private final Views views;
  private final FactPages pages;

  private FundsRoom(Views views) {
    this.views = views;
    this.pages = new FactPages(views);
  }

  public static Room of(Posting posting, Views views) {
    var room = new FundsRoom(views);
    var operations = new HashMap<String, Operation>();
    operations.put("listFunds", room::list);
    operations.put("getFund", room::one);
    operations.put("getFundPerformance", room::performance);
    operations.put("getFundPacing", room::pacing);
    operations.put("getCluster", room::cluster);
    operations.put("getClusterPerformance", room::clusterPerformance);
    operations.put("getClusterLookThrough", room.figures(GuidanceJson::lookThrough));
    operations.put("getClusterGuidance", room.figures(GuidanceJson::guidance));
    operations.put("getClusterDifferences", new Differences(views)::answer);
    operations.put("postFund", request -> posting.post(request, FUND));
    operations.put("listCommitments", room.ofFund(COMMITMENT, Books::commitments));
    operations.put(
        "getCommitment",
        request ->
            room.pages.one(
                request,
                COMMITMENT,
                "commitment_id",
                view -> view.books().commitments(request.path("fund_id"))));
    operations.put("postCommitment", request -> posting.post(request, COMMITMENT));
    operations.put(
        "retractCommitment", request -> posting.retract(request, COMMITMENT, "commitment_id"));
    operations.put("listCashFlows", room.ofFund(CASH_FLOW, Books::flows));
    operations.put(
        "getCashFlow",
        request ->
            room.pages.one(
                request,
                CASH_FLOW,
                "cash_flow_id",
                view -> view.books().flows(request.path("fund_id"))));
    operations.put("postCashFlow", request -> posting.post(request, CASH_FLOW));
    operations.put(
        "retractCashFlow", request -> posting.retract(request, CASH_FLOW, "cash_flow_id"));
    operations.put("listValuations", room.ofFund(VALUATION, Books::valuations));
    operations.put(
        "getValuation",
        request ->
            room.pages.one(
                request,
                VALUATION,
                "valuation_id",
                view -> view.books().valuations(request.path("fund_id"))));
    operations.put("postValuation", request -> posting.post(request, VALUATION));
    operations.put(
        "retractValuation", request -> posting.retract(request, VALUATION, "valuation_id"));
    return Room.of(FundsRoom.class, Map.copyOf(operations));
  }

  private Future<Answer> list(Request request) {
    return views.answer(
        request,
        view ->
            Answer.ok(
                view.label()
                    .put("data", Json.array(view.cluster().funds(), FundJson::fund))
                    .end()));
  }

  private Future<Answer> one(Request request) {
    String id = request.path("fund_id");
    return views.answer(
        request,
        view ->
            view.cluster().funds().stream()
                .filter(fund -> fund.fund().id().equals(id))
                .findFirst()
                .map(fund -> Answer.ok(described(view.label(), fund)))
                .orElseGet(() -> Answer.notFound("there is no fund " + id + " on that day")));
  }

  private static Json described(Json.Builder label, FundFigures figures) {
    return label
        .put("fund", FundJson.fund(figures))
        .put("description", FUND.json(figures.fund()).end())
        .end();
  }

  private Future<Answer> performance(Request request) {
    String id = request.path("fund_id");
    return views.answer(
        request,
        view ->
            view.performance()
                .fund(id)
                .map(
                    fund -> {
                      var label = view.label();
                      PerformanceJson.fund(label, fund, view.performance());
                      return Answer.ok(label.end());
                    })
                .orElseGet(() -> Answer.notFound("there is no fund " + id + " on that day")));
  }

  private Future<Answer> pacing(Request request) {
    String id = request.path("fund_id");
    return views.answer(
        request,
        view ->
            view.performance()
                .fund(id)
                .map(
                    fund -> {
                      var label = view.label();
                      PacingJson.fund(label, id, FundPacing.of(fund));
                      return Answer.ok(label.end());
                    })
                .orElseGet(() -> Answer.notFound("there is no fund " + id + " on that day")));
  }

  private Future<Answer> cluster(Request request) {
    return views.answer(
        request,
        view -> {
          var label = view.label();
          FundJson.cluster(label, view.cluster());
          FundJson.seedFund(label, view.seedFund());
          return Answer.ok(label.end());
        });
  }

  private Future<Answer> clusterPerformance(Request request) {
    return views.answer(
        request,
        view -> {
          var label = view.label();
          PerformanceJson.cluster(label, view.performance());
          return Answer.ok(label.end());
        });
  }

  private Operation figures(Function<View, Json> write) {
    return request -> views.answer(request, view -> Answer.ok(write.apply(view)));
  }

  /** Pages of what belongs to the fund of the path. */
  private <F extends Fact> Operation ofFund(
      FactForm<F> form, BiFunction<Books, String, List<F>> rows) {
    return request -> {
      String id = request.path("fund_id");
      return pages.page(
          request,
          form,
          view ->
              view.books().fund(id).isPresent()
                  ? Optional.of(rows.apply(view.books(), id))
                  : Optional.empty());
    };
  }
}
