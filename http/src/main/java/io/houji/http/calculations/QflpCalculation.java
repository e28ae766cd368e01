package io.houji.http.calculations;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.qflp.Commitment;
import io.houji.fund.qflp.ConversionRates;
import io.houji.fund.qflp.Foreign;
import io.houji.fund.qflp.Quota;
import io.houji.fund.qflp.QuotaUse;
import io.houji.fund.qflp.Remittance;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * QFLP 额度: quota used and left, with each remittance at the rate of its own day; see {@link
 * QuotaUse}.
 */
final class QflpCalculation {
  private static final int LIST_MAX = 5_000;
  private static final int NAME_MAX = 60;

  /** A remittance of so much at the highest rate stays within a long of fen. */
  private static final BigDecimal AMOUNT_MAX = BigDecimal.TEN.pow(12);

  private static final BigDecimal RATE_MAX = BigDecimal.TEN.pow(4);

  /** The quota's amount is a quotient by the rate. */
  private static final BigDecimal RATE_MIN = new BigDecimal("0.00000001");

  private static final int RATE_DECIMALS = 8;
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private QflpCalculation() {}

  static Calculation offer() {
    return Calculation.of(QflpCalculation.class, "qflp_quota", QflpCalculation::compute);
  }

  private static Outcome<Json> compute(Fields fields) {
    var quota = fields.required("quota", Kind.object(QflpCalculation::quota));
    var commitments =
        fields.list("commitments", 1, LIST_MAX, Kind.object(QflpCalculation::commitment));
    var remittances =
        fields.list("remittances", 0, LIST_MAX, Kind.object(QflpCalculation::remittance));
    var rates =
        fields.orElse(
            "rates", Kind.list(0, LIST_MAX, Kind.object(QflpCalculation::rate)), List.of());
    return fields.buildOutcome(
        () ->
            ConversionRates.of(rates.get())
                .then(
                    known -> QuotaUse.of(quota.get(), commitments.get(), remittances.get(), known))
                .map(QflpCalculation::write));
  }

  private static Outcome<Quota> quota(Fields fields) {
    var counts = fields.choice("counts", Quota.Counts.class);
    var currency = fields.required("currency", currency());
    var limit = fields.required("limit", amount());
    var from = fields.date("from");
    var source = fields.text("source", 1, 200);
    return fields.build(
        () ->
            new Quota(
                counts.get(), new Foreign(currency.get(), limit.get()), from.get(), source.get()));
  }

  private static Outcome<Commitment> commitment(Fields fields) {
    var investor = fields.text("investor", 1, NAME_MAX);
    var on = fields.date("on");
    var currency = fields.required("currency", currency());
    var amount = fields.required("amount", amount());
    return fields.build(
        () -> new Commitment(investor.get(), on.get(), new Foreign(currency.get(), amount.get())));
  }

  private static Outcome<Remittance> remittance(Fields fields) {
    var investor = fields.text("investor", 1, NAME_MAX);
    var on = fields.date("on");
    var direction = fields.choice("direction", Remittance.Direction.class);
    var currency = fields.required("currency", currency());
    var amount = fields.required("amount", amount());
    var registration = fields.text("registration", 1, NAME_MAX);
    return fields.build(
        () ->
            new Remittance(
                investor.get(),
                on.get(),
                direction.get(),
                new Foreign(currency.get(), amount.get()),
                registration.get()));
  }

  private static Outcome<ConversionRates.Rate> rate(Fields fields) {
    var currency = fields.required("currency", currency());
    var on = fields.date("on");
    var yuan = fields.required("yuan", Inputs.exact(RATE_MIN, RATE_MAX, RATE_DECIMALS));
    return fields.build(() -> new ConversionRates.Rate(currency.get(), on.get(), yuan.get()));
  }

  private static Kind<String> currency() {
    return Kind.text(CURRENCY, "must be three capital letters such as USD");
  }

  private static Kind<BigDecimal> amount() {
    return Inputs.exact(BigDecimal.ZERO, AMOUNT_MAX, 2);
  }

  private static Json write(QuotaUse use) {
    var undrawn = Json.object();
    use.undrawn().forEach((investor, amount) -> undrawn.put(investor, foreign(amount)));
    return Json.object()
        .put("used", foreign(use.used()))
        .put("left", foreign(use.left()))
        .put("remittances", Json.array(use.converted(), QflpCalculation::converted))
        .put("undrawn", undrawn.end())
        .end();
  }

  private static Json converted(QuotaUse.Converted each) {
    var remittance = each.remittance();
    return Json.object()
        .put("investor", remittance.investor())
        .put("on", remittance.on())
        .put("direction", remittance.direction().name().toLowerCase(Locale.ROOT))
        .put("amount", foreign(remittance.amount()))
        .put("registration", remittance.registration())
        .put("rate", Json.decimal(each.rate()))
        .put("yuan", Json.decimal(BigDecimal.valueOf(each.yuan().fen(), 2)))
        .put("of_quota", foreign(each.ofQuota()))
        .end();
  }

  private static Json foreign(Foreign amount) {
    return Json.object()
        .put("currency", amount.currency())
        .put("amount", Json.decimal(amount.amount()))
        .end();
  }
}
