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

  private final FactPages pages;

  private RegistersRoom(Views views) {
    this.pages = new FactPages(views);
  }

  public static Room of(Posting posting, Views views) {
    var room = new RegistersRoom(views);
    var operations = new HashMap<String, Operation>();
    operations.put(
        "listFirms", request -> room.list(request, FIRM, (v, r) -> v.books().firms().values()));
    operations.put(
        "getFirm",
        request -> room.pages.one(request, FIRM, "firm_id", view -> view.books().firms().values()));
    operations.put("postFirm", request -> posting.post(request, FIRM));
    operations.put(
        "listInvestors",
        request -> room.list(request, INVESTOR, (v, r) -> v.books().investors().values()));
    operations.put(
        "getInvestor",
        request ->
            room.pages.one(
                request, INVESTOR, "investor_id", view -> view.books().investors().values()));
    operations.put("postInvestor", request -> posting.post(request, INVESTOR));
    operations.put(
        "listFinancings",
        request -> room.list(request, FINANCING, (v, r) -> v.books().financings()));
    operations.put(
        "getFinancing",
        request ->
            room.pages.one(request, FINANCING, "financing_id", view -> view.books().financings()));
    operations.put("postFinancing", request -> posting.post(request, FINANCING));
    operations.put(
        "listIndexLevels",
        request -> room.list(request, INDEX_LEVEL, (v, r) -> v.books().indexLevels()));
    operations.put(
        "getIndexLevel",
        request ->
            room.pages.one(
                request, INDEX_LEVEL, "index_level_id", view -> view.books().indexLevels()));
    operations.put("postIndexLevel", request -> posting.post(request, INDEX_LEVEL));
    operations.put(
        "listExchangeRates",
        request -> room.list(request, EXCHANGE_RATE, (v, r) -> v.books().exchangeRates()));
    operations.put(
        "getExchangeRate",
        request ->
            room.pages.one(
                request, EXCHANGE_RATE, "exchange_rate_id", view -> view.books().exchangeRates()));
    operations.put("postExchangeRate", request -> posting.post(request, EXCHANGE_RATE));
    return Room.of(RegistersRoom.class, Map.copyOf(operations));
  }

  private <F extends Fact> Future<Answer> list(
      Request request, FactForm<F> form, BiFunction<View, Request, Iterable<F>> rows) {
    return pages.page(request, form, view -> Optional.of(rows.apply(view, request)));
  }
}
