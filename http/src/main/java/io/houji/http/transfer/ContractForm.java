package io.houji.http.transfer;

import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.RewardBase;
import io.houji.fund.ledger.TransferFact;
import io.houji.fund.ledger.TransferWay;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** 转化合同: a signed transfer of a result. */
final class ContractForm implements FactForm<TransferFact.Contract> {

  @Override
  public Class<TransferFact.Contract> kind() {
    return TransferFact.Contract.class;
  }

  @Override
  public String called() {
    return "transfer contract";
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("tc-");
  }

  @Override
  public Supplier<TransferFact.Contract> ask(Request request, Fields fields, Supplier<Head> head) {
    var resultId = fields.required("result_id", FactForm.id());
    var way = fields.required("way", Terms.kind(TransferWay.class));
    var firmId = fields.optional("firm_id", FactForm.id());
    var amount = fields.optional("amount", Kind.money());
    var registeredOn = fields.optional("registered_on", Kind.date());
    var registerNumber = fields.optional("register_number", Kind.text(1, 64));
    var rewardBase = fields.optional("reward_base", Terms.kind(RewardBase.class));
    var rewardOf = fields.optional("reward_of", Kind.money());
    var reward = fields.optional("reward", Kind.money());
    var rewardAgreed = fields.optional("reward_agreed", Kind.bool());
    return () ->
        new TransferFact.Contract(
            head.get(),
            resultId.get(),
            way.get(),
            firmId.get().orElse(null),
            amount.get().orElse(null),
            registeredOn.get().orElse(null),
            registerNumber.get().orElse(null),
            rewardBase.get().orElse(null),
            rewardOf.get().orElse(null),
            reward.get().orElse(null),
            rewardAgreed.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, TransferFact.Contract fact) {
    json.put("result_id", fact.resultId());
    Terms.put(json, "way", fact.way());
    FactForm.text(json, "firm_id", fact.firmId());
    json.putOrNull("amount", Optional.ofNullable(fact.amount()), Json::money);
    json.putOrNull("registered_on", Optional.ofNullable(fact.registeredOn()), Json::date);
    FactForm.text(json, "register_number", fact.registerNumber());
    Terms.put(json, "reward_base", fact.rewardBase());
    json.putOrNull("reward_of", Optional.ofNullable(fact.rewardOf()), Json::money);
    json.putOrNull("reward", Optional.ofNullable(fact.reward()), Json::money);
    json.putOrNull("reward_agreed", Optional.ofNullable(fact.rewardAgreed()), Json::bool);
  }

  @Override
  public String listAddress(TransferFact.Contract fact) {
    return "/v1/transfer/contracts";
  }
}
