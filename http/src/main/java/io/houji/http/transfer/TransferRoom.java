package io.houji.http.transfer;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.TransferFact;
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
import java.util.function.Function;

/** From a result to its use: what is recorded, and the pipeline's figures. */
public final class TransferRoom {
  private static final BrokerForm BROKER = new BrokerForm();
  private static final CarrierForm CARRIER = new CarrierForm();
  private static final ResearchResultForm RESULT = new ResearchResultForm();
  private static final ContractForm CONTRACT = new ContractForm();
  private static final UseFirstLicenceForm LICENCE = new UseFirstLicenceForm();
  private static final LicenceFlowForm FLOW = new LicenceFlowForm();

  private final FactPages pages;

  private TransferRoom(Views views) {
    this.pages = new FactPages(views);
  }

  public static Room of(Posting posting, Views views) {
    var room = new TransferRoom(views);
    var operations = new HashMap<String, Operation>();
    operations.put("listBrokers", room.things(BROKER));
    operations.put("postBroker", request -> posting.post(request, BROKER));
    operations.put("listCarriers", room.things(CARRIER));
    operations.put("postCarrier", request -> posting.post(request, CARRIER));
    operations.put("listResults", room.things(RESULT));
    operations.put("postResult", request -> posting.post(request, RESULT));
    operations.put("listTransferContracts", room.events(CONTRACT));
    operations.put("postTransferContract", request -> posting.post(request, CONTRACT));
    operations.put(
        "retractTransferContract", request -> posting.retract(request, CONTRACT, "contract_id"));
    operations.put("listLicences", room.events(LICENCE));
    operations.put("postLicence", request -> posting.post(request, LICENCE));
    operations.put("retractLicence", request -> posting.retract(request, LICENCE, "licence_id"));
    operations.put("listLicenceFlows", room::flows);
    operations.put("postLicenceFlow", request -> posting.post(request, FLOW));
    operations.put("retractLicenceFlow", request -> posting.retract(request, FLOW, "flow_id"));
    operations.put(
        "getTransfer", request -> views.answer(request, view -> Answer.ok(TransferJson.of(view))));
    return Room.of(TransferRoom.class, Map.copyOf(operations));
  }

  private <F extends Fact> Operation things(FactForm<F> form) {
    return listed(form, view -> view.books().things(form.kind()).values());
  }

  private <F extends Fact> Operation events(FactForm<F> form) {
    return listed(form, view -> view.books().events(form.kind()));
  }

  private <F extends Fact> Operation listed(
      FactForm<F> form, Function<View, ? extends Iterable<F>> rows) {
    return request -> pages.page(request, form, view -> Optional.of(rows.apply(view)));
  }

  private Future<Answer> flows(Request request) {
    String id = request.path("licence_id");
    return pages.page(
        request,
        FLOW,
        view ->
            view.books().events(TransferFact.UseFirstLicence.class).stream()
                    .anyMatch(licence -> licence.id().equals(id))
                ? Optional.of(
                    view.books().events(TransferFact.LicenceFlow.class).stream()
                        .filter(flow -> flow.licenceId().equals(id))
                        .toList())
                : Optional.empty());
  }
}
