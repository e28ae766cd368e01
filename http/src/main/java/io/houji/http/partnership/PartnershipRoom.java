package io.houji.http.partnership;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import io.houji.http.json.Json;
import io.houji.http.ledger.FactOperations;
import io.houji.http.ledger.Posting;
import io.houji.http.ledger.View;
import io.houji.http.ledger.Views;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.http.server.Room;
import io.vertx.core.Future;
import java.util.function.BiFunction;

/** 合伙: agreements and foreign money of funds, and what follows from them on a day. */
public final class PartnershipRoom {
  private final Views views;

  private PartnershipRoom(Views views) {
    this.views = views;
  }

  public static Room of(Posting posting, Views views) {
    var room = new PartnershipRoom(views);
    return Room.of(
        PartnershipRoom.class,
        new FactOperations(posting, views)
            .events("Agreement", new AgreementForm(), "agreement_id", PartnershipRoom::hasFund)
            .events("ForeignQuota", new ForeignQuotaForm(), "quota_id", PartnershipRoom::hasFund)
            .events(
                "ForeignCommitment",
                new ForeignCommitmentForm(),
                "foreign_commitment_id",
                PartnershipRoom::hasFund)
            .events("Remittance", new RemittanceForm(), "remittance_id", PartnershipRoom::hasFund)
            .with("getFundWaterfall", request -> room.fund(request, WaterfallJson::of))
            .with("getFundCapitalAccounts", request -> room.fund(request, CapitalJson::of))
            .with("getFundQflp", request -> room.fund(request, ForeignJson::of))
            .all());
  }

  private static boolean hasFund(Books books, String id) {
    return books.fund(id).isPresent();
  }

  private Future<Answer> fund(Request request, BiFunction<View, Fact.Fund, Json> write) {
    String id = request.path("fund_id");
    return views.answer(
        request,
        view ->
            view.books()
                .fund(id)
                .map(fund -> Answer.ok(write.apply(view, fund)))
                .orElseGet(() -> Answer.notFound("there is no fund " + id + " on that day")));
  }
}
