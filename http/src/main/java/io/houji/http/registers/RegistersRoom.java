package io.houji.http.registers;

import io.houji.fund.ledger.Fact;
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
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Registers: what there is, in pages, and new entries. */
public final class RegistersRoom {
  private static final FirmForm FIRM = new FirmForm();
  private static final InvestorForm INVESTOR = new InvestorForm();
  private static final FinancingForm FINANCING = new FinancingForm();
  private static final IndexLevelForm INDEX_LEVEL = new IndexLevelForm();
  private static final ExchangeRateForm EXCHANGE_RATE = new ExchangeRateForm();

  private final Views views;
  private final FactPages pages;

  private RegistersRoom(Views views) {
    this.views = views;
    this.pages = new FactPages(views);
  }

  public static Room of(Posting posting, Views views) {
    var room = new RegistersRoom(views);
    var operations = new HashMap<String, Operation>();
    operations.put(
        "listFirms", request -> room.list(request, FIRM, (v, r) -> v.books().firms().values()));
    operations.put("getFirm", room::firm);
    operations.put("postFirm", request -> posting.post(request, FIRM));
    operations.put(
        "listInvestors",
        request -> room.list(request, INVESTOR, (v, r) -> v.books().investors().values()));
    operations.put("postInvestor", request -> posting.post(request, INVESTOR));
    operations.put(
        "listFinancings",
        request -> room.list(request, FINANCING, (v, r) -> v.books().financings()));
    operations.put("postFinancing", request -> posting.post(request, FINANCING));
    operations.put(
        "listIndexLevels",
        request ->
            room.pages.page(
                request,
                INDEX_LEVEL,
                view ->
                    Optional.of(view.books().indexLevels(request.path("index_id")))
                        .filter(levels -> !levels.isEmpty())));
    operations.put("postIndexLevel", request -> posting.post(request, INDEX_LEVEL));
    operations.put(
        "listExchangeRates",
        request -> room.list(request, EXCHANGE_RATE, (v, r) -> v.books().exchangeRates()));
    operations.put("postExchangeRate", request -> posting.post(request, EXCHANGE_RATE));
    return Room.of(RegistersRoom.class, Map.copyOf(operations));
  }

  private <F extends Fact> Future<Answer> list(
      Request request, FactForm<F> form, BiFunction<View, Request, Iterable<F>> rows) {
    return pages.page(request, form, view -> Optional.of(rows.apply(view, request)));
  }

  private Future<Answer> firm(Request request) {
    String id = request.path("firm_id");
    return views.answer(
        request,
        view ->
            Optional.ofNullable(view.books().firms().get(id))
                .map(firm -> Answer.ok(view.label().put("firm", FIRM.json(firm).end()).end()))
                .orElseGet(() -> Answer.notFound("there is no firm " + id + " on that day")));
  }
}
