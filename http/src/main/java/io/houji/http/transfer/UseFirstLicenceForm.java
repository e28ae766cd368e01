package io.houji.http.transfer;

import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.TransferFact;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.server.Request;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;

/** 先使用后付费许可: a licence that is used first and paid later, from the day it takes effect. */
final class UseFirstLicenceForm implements FactForm<TransferFact.UseFirstLicence> {

  @Override
  public Class<TransferFact.UseFirstLicence> kind() {
    return TransferFact.UseFirstLicence.class;
  }

  @Override
  public String called() {
    return "licence";
  }

  @Override
  public Optional<String> idPrefix() {
    return Optional.of("lic-");
  }

  @Override
  public Supplier<TransferFact.UseFirstLicence> ask(
      Request request, Fields fields, Supplier<Head> head) {
    var resultId = fields.required("result_id", FactForm.id());
    var firmId = fields.required("firm_id", FactForm.id());
    var cap = fields.required("cap", Kind.money());
    var incomeShare =
        fields.required("income_share", Kind.decimal(BigDecimal.ZERO, BigDecimal.ONE, 10));
    var guarantor = fields.optional("guarantor", Kind.text(1, 200));
    return () ->
        new TransferFact.UseFirstLicence(
            head.get(),
            resultId.get(),
            firmId.get(),
            cap.get(),
            incomeShare.get(),
            guarantor.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, TransferFact.UseFirstLicence fact) {
    json.put("result_id", fact.resultId());
    json.put("firm_id", fact.firmId());
    json.put("cap", fact.cap());
    json.put("income_share", Json.decimal(fact.incomeShare()));
    FactForm.text(json, "guarantor", fact.guarantor());
  }

  @Override
  public String listAddress(TransferFact.UseFirstLicence fact) {
    return "/v1/transfer/licences";
  }
}
