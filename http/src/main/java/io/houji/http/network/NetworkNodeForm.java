package io.houji.http.network;

import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.RegisterFact;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.server.Request;
import java.util.function.Supplier;

/** 网络节点: a node of the 1+6+35 network. The source does not name its tiers. */
final class NetworkNodeForm implements FactForm<RegisterFact.NetworkNode> {

  @Override
  public Class<RegisterFact.NetworkNode> kind() {
    return RegisterFact.NetworkNode.class;
  }

  @Override
  public String called() {
    return "node";
  }

  @Override
  public Supplier<RegisterFact.NetworkNode> ask(
      Request request, Fields fields, Supplier<Head> head) {
    var name = fields.required("name", Kind.text(1, 200));
    var tier = fields.required("tier", Kind.whole(1, 9));
    var tierName = fields.optional("tier_name", Kind.text(1, 100));
    var place = fields.optional("place", Kind.text(1, 200));
    return () ->
        new RegisterFact.NetworkNode(
            head.get(),
            name.get(),
            Math.toIntExact(tier.get()),
            tierName.get().orElse(null),
            place.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, RegisterFact.NetworkNode fact) {
    json.put("name", fact.name());
    json.put("tier", fact.tier());
    FactForm.text(json, "tier_name", fact.tierName());
    FactForm.text(json, "place", fact.place());
  }

  @Override
  public String listAddress(RegisterFact.NetworkNode fact) {
    return "/v1/network/nodes";
  }
}
