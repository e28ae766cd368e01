package io.houji.scoring.rules;

import io.houji.fund.transfer.Patent;
import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.applicant.Value;
import io.houji.scoring.registry.Definition;
import io.houji.scoring.registry.Sheet;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * 权利冲突: what stands in the way of a right given as security.
 *
 * <pre>
 *   right | patent       in force to the end of the term, not pledged to another, registered
 *   right | receivable   registered, and before any other claim
 *   right | asset        no other claim on the leased asset
 * </pre>
 *
 * <p>Two claims registered on one day are not decided here: the register's time decides.
 */
final class PledgeConflicts implements Rule {
  private final Definition definition;
  private final String right;

  PledgeConflicts(Definition definition, Sheet sheet) {
    this.definition = definition;
    var row = sheet.one("right");
    right = row.text(1);
    if (!List.of("patent", "receivable", "asset").contains(right)) {
      row.refuse("patent, receivable or asset");
    }
  }

  @Override
  public Definition definition() {
    return definition;
  }

  @Override
  public Judgement judge(Applicant a) {
    var ruling = new Ruling(definition);
    switch (right) {
      case "patent" -> {
        if (a.value("ip_kind") instanceof Value.NotGiven) {
          return ruling.verdict(Verdict.NOT_APPLICABLE, "");
        }
        patent(a, ruling);
      }
      case "receivable" -> {
        if (a.value("receivable_amount") instanceof Value.NotGiven) {
          return ruling.verdict(Verdict.NOT_APPLICABLE, "");
        }
        receivable(a, ruling);
      }
      default -> {
        if (a.value("asset_price") instanceof Value.NotGiven) {
          return ruling.verdict(Verdict.NOT_APPLICABLE, "");
        }
        flag(a, "asset_claimed_by_other", "other_claim", "no other claim", ruling);
      }
    }
    return ruling.all();
  }

  private static Optional<LocalDate> day(Applicant a, String field) {
    return a.value(field) instanceof Value.Day day ? Optional.of(day.date()) : Optional.empty();
  }

  private static boolean said(Applicant a, String field, Ruling ruling) {
    boolean said = a.value(field) != Value.Missing.MISSING;
    if (!said) {
      ruling.missing(List.of(field));
    }
    return said;
  }

  private static void flag(Applicant a, String field, String clause, String asked, Ruling ruling) {
    if (!said(a, field, ruling)) {
      ruling.step(clause, "missing", asked, Verdict.UNKNOWN);
    } else {
      boolean bad = a.value(field) instanceof Value.Flag flag && flag.yes();
      ruling.step(clause, a.value(field).text(), asked, bad ? Verdict.FAIL : Verdict.PASS);
    }
  }

  private static void patent(Applicant a, Ruling ruling) {
    inForce(a, ruling);
    boolean consents = a.value("ip_pledgee_consents") instanceof Value.Flag flag && flag.yes();
    if (consents) {
      ruling.step("pledged_to_other", "pledgee consents", "Art. 444", Verdict.PASS);
    } else {
      flag(a, "ip_pledged_to_other", "pledged_to_other", "consent, Art. 444", ruling);
      boolean pledged = a.value("ip_pledged_to_other") instanceof Value.Flag f && f.yes();
      if (pledged) {
        flag(a, "ip_open_licence", "open_licence", "consent, rules Art. 86", ruling);
      }
    }
    registered(a, "ip_pledge_registered_on", ruling);
  }

  private static void inForce(Applicant a, Ruling ruling) {
    var asked = "in force to the end of the term";
    boolean known = true;
    for (var field : List.of("ip_kind", "ip_filed_on", "ip_fee_unpaid_since", "term_months")) {
      known = said(a, field, ruling) && known;
    }
    if (!known
        || !(a.value("ip_kind") instanceof Value.Choice kind)
        || !(a.value("ip_filed_on") instanceof Value.Day filed)
        || !(a.value("term_months") instanceof Value.Quantity months)) {
      ruling.step("in_force", "missing", asked, Verdict.UNKNOWN);
      return;
    }
    var patent =
        new Patent(
            Patent.Kind.valueOf(kind.level().toUpperCase(Locale.ROOT)),
            filed.date(),
            day(a, "ip_fee_unpaid_since"));
    var standing = patent.standing(a.day());
    var end = a.day().plusMonths(months.number().longValueExact());
    boolean lasts = standing == Patent.Standing.IN_FORCE && !end.isAfter(patent.termEndsOn());
    var found = standing.name().toLowerCase(Locale.ROOT) + ", term ends " + patent.termEndsOn();
    ruling.step("in_force", found, asked + " " + end, lasts ? Verdict.PASS : Verdict.FAIL);
  }

  /** A pledge exists from registration. */
  private static void registered(Applicant a, String field, Ruling ruling) {
    if (!said(a, field, ruling)) {
      ruling.step("registered", "missing", "registered", Verdict.UNKNOWN);
    } else {
      boolean there = day(a, field).isPresent();
      ruling.step(
          "registered", a.value(field).text(), "registered", there ? Verdict.PASS : Verdict.FAIL);
    }
  }

  private static void receivable(Applicant a, Ruling ruling) {
    registered(a, "claim_registered_on", ruling);
    var asked = "registered before any other, Art. 768";
    if (!said(a, "other_claim_registered_on", ruling)) {
      ruling.step("priority", "missing", asked, Verdict.UNKNOWN);
      return;
    }
    var other = day(a, "other_claim_registered_on");
    var ours = day(a, "claim_registered_on");
    if (other.isEmpty()) {
      ruling.step("priority", "no other claim", asked, Verdict.PASS);
    } else if (ours.isEmpty() || ours.get().isAfter(other.get())) {
      ruling.step("priority", "other claim " + other.get(), asked, Verdict.FAIL);
    } else if (ours.get().equals(other.get())) {
      ruling.step("priority", "same day " + other.get(), asked, Verdict.UNKNOWN);
    } else {
      ruling.step("priority", "other claim " + other.get(), asked, Verdict.PASS);
    }
  }
}
