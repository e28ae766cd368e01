package io.houji.http.transfer;

import io.houji.fund.ledger.Measure;
import io.houji.fund.ledger.ResultStage;
import io.houji.fund.ledger.Scope;
import io.houji.fund.ledger.TransferWay;
import io.houji.fund.money.Money;
import io.houji.fund.snapshot.TransferFigures;
import io.houji.fund.transfer.CarrierConversion;
import io.houji.fund.transfer.InventorsReward;
import io.houji.http.json.Json;
import io.houji.http.ledger.Reported;
import io.houji.http.ledger.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of the pipeline on the wire. */
final class TransferJson {
  private TransferJson() {}

  static Json of(View view) {
    var figures = view.transfer();
    var reported = view.registers().reported(Measure.BROKERS, Scope.NEW_AREA);
    var missing = new ArrayList<Json>();
    return view.label()
        .put(
            "brokers",
            Json.object()
                .put("recorded", figures.brokers())
                .putOrNull("reported", reported, Reported::json)
                .end())
        .put("results", figures.results())
        .put(
            "by_stage",
            Json.array(
                List.of(ResultStage.values()),
                s -> count(s.wire(), figures.stages().getOrDefault(s, 0))))
        .put("reforms", reforms(figures.reforms()))
        .put("contracts", contracts(figures))
        .put(
            "rewards",
            Json.array(
                List.of(InventorsReward.Finding.values()),
                f ->
                    count(f.name().toLowerCase(Locale.ROOT), figures.rewards().getOrDefault(f, 0))))
        .put("contingent_liabilities", liabilities(figures.licences()))
        .put("carriers", carriers(figures, missing))
        .put("not_available", Json.array(missing))
        .end();
  }

  private static Json count(String name, Integer count) {
    return Json.object().put("name", name).put("count", count).end();
  }

  private static Json reforms(TransferFigures.Reforms reforms) {
    return Json.object()
        .put("separately_listed", reforms.separatelyListed())
        .put("title_evaluated", reforms.titleEvaluated())
        .put("horizontal_funds", reforms.horizontalFunds())
        .end();
  }

  private static Json contracts(TransferFigures figures) {
    return Json.object()
        .put(
            "by_way",
            Json.array(
                List.of(TransferWay.values()),
                w -> count(w.wire(), figures.contracts().getOrDefault(w, 0))))
        .put("registered", figures.registered())
        .put("contracted", figures.contracted())
        .put("without_amount", figures.withoutAmount())
        .end();
  }

  private static Json liabilities(List<TransferFigures.Liability> licences) {
    return Json.object()
        .put(
            "accrued",
            Money.sum(licences.stream().map(TransferFigures.Liability::accrued).toList()))
        .put(
            "at_most", Money.sum(licences.stream().map(TransferFigures.Liability::atMost).toList()))
        .put("licences", Json.array(licences, TransferJson::liability))
        .end();
  }

  private static Json liability(TransferFigures.Liability owed) {
    var licence = owed.licence();
    return Json.object()
        .put("licence_id", licence.id())
        .put("firm_id", licence.firmId())
        .put("effective_on", licence.effectiveOn())
        .put("earliest_payment_on", owed.earliestPaymentOn())
        .putOrNull("first_income_on", owed.firstIncomeOn(), Json::date)
        .putOrNull("guarantor", Optional.ofNullable(licence.guarantor()), Json::text)
        .put("cap", licence.cap())
        .put("paid", owed.paid())
        .put("accrued", owed.accrued())
        .put("at_most", owed.atMost())
        .end();
  }

  private static Json carriers(TransferFigures figures, List<Json> missing) {
    var carriers = new ArrayList<Json>();
    figures
        .carriers()
        .forEach(
            (id, outcome) -> {
              var cohorts =
                  outcome.fold(
                      TransferJson::cohorts,
                      problems -> {
                        missing.addAll(Reported.reasons("/carriers/" + id, problems));
                        return Json.array(List.of());
                      });
              carriers.add(Json.object().put("carrier_id", id).put("cohorts", cohorts).end());
            });
    return Json.array(carriers);
  }

  private static Json cohorts(CarrierConversion conversion) {
    return Json.array(
        conversion.byYear().entrySet(),
        cohort ->
            Json.object()
                .put("year", cohort.getKey())
                .put("suppressed", cohort.getValue().isEmpty())
                .putOrNull("rate", cohort.getValue(), rate -> Json.rate(rate.value()))
                .end());
  }
}
