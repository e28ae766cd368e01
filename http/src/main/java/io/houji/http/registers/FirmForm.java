package io.houji.http.registers;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.SocialCreditCode;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem.Code;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.ledger.FactForm;
import io.houji.http.server.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** A firm, by its unified social credit code where known. */
final class FirmForm implements FactForm<Fact.Firm> {
  private static final Kind<SocialCreditCode> SOCIAL_CREDIT_CODE =
      value ->
          value instanceof Json.Text text
              ? SocialCreditCode.read(text.value(), "")
              : Outcome.rejected(Code.MALFORMED, "", "must be text of 18 characters");

  @Override
  public Class<Fact.Firm> kind() {
    return Fact.Firm.class;
  }

  @Override
  public String called() {
    return "firm";
  }

  @Override
  public Supplier<Fact.Firm> ask(Request request, Fields fields, Supplier<Head> head) {
    var name = fields.text("name", 1, 200);
    var code = fields.optional("social_credit_code", SOCIAL_CREDIT_CODE);
    var sector = fields.optional("sector", Kind.text(1, 100));
    var founded = fields.optional("founded_on", Kind.date());
    var place = fields.optional("place", Kind.text(1, 200));
    return () ->
        new Fact.Firm(
            head.get(),
            name.get(),
            code.get().orElse(null),
            sector.get().orElse(null),
            founded.get().orElse(null),
            place.get().orElse(null));
  }

  @Override
  public void write(Json.Builder json, Fact.Firm firm) {
    json.put("name", firm.name())
        .putOrNull(
            "social_credit_code",
            Optional.ofNullable(firm.socialCreditCode()),
            code -> Json.text(code.text()));
    FactForm.text(json, "sector", firm.sector());
    json.putOrNull("founded_on", Optional.ofNullable(firm.foundedOn()), Json::date);
    FactForm.text(json, "place", firm.place());
  }

  @Override
  public String listAddress(Fact.Firm firm) {
    return "/v1/firms";
  }
}
