package io.houji.http.partnership;

import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.PartnershipFact.ForeignQuota;
import io.houji.fund.ledger.QuotaCount;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.Terms;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** 境外资金额度 of the fund of the path, in force from its date. */
final class ForeignQuotaForm implements FactForm<ForeignQuota> {

  @Override
  public Class<ForeignQuota> kind() {
    return ForeignQuota.class;
  }

  @Override
  public String called() {
    return "foreign quota";
  }

  @Override
  public Optional<String> owner() {
    return Optional.of("fund_id");
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("fq-");
  }

  @Override
  public Supplier<ForeignQuota> ask(Request request, Fields fields, Supplier<Head> head) {
    var counts = fields.required("counts", Terms.kind(QuotaCount.class));
    var limit = fields.required("limit", ForeignMoney.kind());
    var source = fields.text("source", 1, 200);
    return () ->
        new ForeignQuota(
            head.get(), request.path("fund_id"), counts.get(), limit.get(), source.get());
  }

  @Override
  public void write(Json.Builder json, ForeignQuota quota) {
    json.put("fund_id", quota.fundId());
    Terms.put(json, "counts", quota.counts());
    json.put("limit", ForeignMoney.json(quota.limit())).put("source", quota.source());
  }

  @Override
  public String ownerId(ForeignQuota quota) {
    return quota.fundId();
  }

  @Override
  public String listAddress(ForeignQuota quota) {
    return "/v1/funds/" + quota.fundId() + "/foreign-quotas";
  }
}
