package io.houji.scoring.rules;

import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.applicant.Value;
import io.houji.scoring.registry.Definition;
import io.houji.scoring.registry.Sheet;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 确权时钟: whether a receivable falls due and is confirmed as late-payment law asks.
 *
 * <pre>
 *   pays    | kind of debtor | most days after delivery
 *   confirm | most days after the request
 * </pre>
 *
 * <p>The last day belongs to the time (以内). While the time to confirm runs nothing is decided. A
 * debtor of another kind is bound by neither; then only its confirmation counts.
 */
final class ConfirmationClock implements Rule {
  private final Definition definition;
  private final Map<String, Integer> pays = new HashMap<>();
  private final int confirm;

  ConfirmationClock(Definition definition, Sheet sheet) {
    this.definition = definition;
    for (var row : sheet.rows("pays")) {
      pays.put(row.text(1), row.decimal(2).intValue());
    }
    confirm = sheet.one("confirm").decimal(1).intValue();
  }

  @Override
  public Definition definition() {
    return definition;
  }

  @Override
  public Judgement judge(Applicant a) {
    var ruling = new Ruling(definition);
    if (a.value("receivable_amount") instanceof Value.NotGiven) {
      return ruling.verdict(Verdict.NOT_APPLICABLE, "");
    }
    if (!(a.value("debtor_kind") instanceof Value.Choice debtor)) {
      ruling.missing(List.of("debtor_kind"));
      ruling.step("debtor", "missing", "kind of debtor", Verdict.UNKNOWN);
      return ruling.all();
    }
    var days = Optional.ofNullable(pays.get(debtor.level()));
    days.ifPresent(most -> due(a, most, ruling));
    var state = confirmation(a, days.isPresent(), ruling);
    return ruling.verdict(ruling.all().verdict(), state);
  }

  private void due(Applicant a, int most, Ruling ruling) {
    var whenPaid = a.value("debtor_pays_when_paid");
    if (whenPaid instanceof Value.Flag flag) {
      var verdict = flag.yes() ? Verdict.FAIL : Verdict.PASS;
      ruling.step("pays_when_paid", whenPaid.text(), "forbidden", verdict);
    } else {
      ruling.missing(List.of("debtor_pays_when_paid"));
      ruling.step("pays_when_paid", "missing", "forbidden", Verdict.UNKNOWN);
    }
    var delivered = day(a, "receivable_delivered_on", ruling);
    var due = day(a, "receivable_due_on", ruling);
    var asked = "within " + most + " days of delivery";
    if (delivered.isEmpty() || due.isEmpty()) {
      ruling.step("due", "missing", asked, Verdict.UNKNOWN);
    } else {
      long taken = ChronoUnit.DAYS.between(delivered.get(), due.get());
      var verdict = taken <= most ? Verdict.PASS : Verdict.FAIL;
      ruling.step("due", taken + " days", asked, verdict);
    }
  }

  private static Optional<LocalDate> day(Applicant a, String field, Ruling ruling) {
    if (a.value(field) instanceof Value.Day day) {
      return Optional.of(day.date());
    }
    ruling.missing(List.of(field));
    return Optional.empty();
  }

  private String state(Applicant a, boolean bound) {
    if (a.value("confirmation_given_on") instanceof Value.Day) {
      return "confirmed";
    }
    if (!(a.value("confirmation_requested_on") instanceof Value.Day asked)) {
      return "not_requested";
    }
    var last = asked.date().plusDays(confirm);
    if (!bound) {
      return "requested";
    }
    return a.day().isAfter(last) ? "run_out" : "running_until_" + last;
  }

  private String confirmation(Applicant a, boolean bound, Ruling ruling) {
    var state = state(a, bound);
    var asked = "confirmed within " + confirm + " days of the request";
    var verdict =
        switch (state) {
          case "confirmed" -> Verdict.PASS;
          case "run_out" -> Verdict.FAIL;
          default -> Verdict.UNKNOWN;
        };
    if (state.equals("not_requested")) {
      ruling.missing(List.of("confirmation_requested_on"));
    } else if (verdict == Verdict.UNKNOWN) {
      ruling.missing(List.of("confirmation_given_on"));
    }
    ruling.step("confirmation", state, asked, verdict);
    return state;
  }
}
