package io.houji.http.transfer;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.TransferFact;
import io.houji.http.ledger.FactOperations;
import io.houji.http.ledger.Posting;
import io.houji.http.ledger.Views;
import io.houji.http.server.Answer;
import io.houji.http.server.Room;

/** From a result to its use: what is recorded, and the pipeline's figures. */
public final class TransferRoom {
  private TransferRoom() {}

  public static Room of(Posting posting, Views views) {
    return Room.of(
        TransferRoom.class,
        new FactOperations(posting, views)
            .things("Broker", new BrokerForm(), "broker_id")
            .things("Carrier", new CarrierForm(), "carrier_id")
            .things("Result", new ResearchResultForm(), "result_id")
            .events("TransferContract", new ContractForm(), "contract_id")
            .events("Licence", new UseFirstLicenceForm(), "licence_id")
            .events("LicenceFlow", new LicenceFlowForm(), "flow_id", TransferRoom::hasLicence)
            .with(
                "getTransfer",
                request -> views.answer(request, view -> Answer.ok(TransferJson.of(view))))
            .all());
  }

  private static boolean hasLicence(Books books, String id) {
    return books.events(TransferFact.UseFirstLicence.class).stream()
        .anyMatch(licence -> licence.id().equals(id));
  }
}
