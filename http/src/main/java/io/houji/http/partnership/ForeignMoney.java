package io.houji.http.partnership;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.qflp.Foreign;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Money of any currency on the wire: text with at most two decimals, and the currency. */
final class ForeignMoney {
  private static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,11})([.][0-9]{1,2})?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private ForeignMoney() {}

  static Kind<Foreign> kind() {
    return Kind.object(ForeignMoney::read);
  }

  private static Outcome<Foreign> read(Fields fields) {
    var amount =
        fields.required(
            "amount",
            Kind.text(AMOUNT, "must be text with at most two decimals, such as 5000000.00"));
    var currency =
        fields.required("currency", Kind.text(CURRENCY, "must be a currency code such as USD"));
    return fields.build(() -> new Foreign(currency.get(), new BigDecimal(amount.get())));
  }

  static Json json(Foreign money) {
    return Json.object()
        .put("amount", money.amount().toPlainString())
        .put("currency", money.currency())
        .end();
  }
}
