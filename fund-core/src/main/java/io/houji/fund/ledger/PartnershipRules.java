package io.houji.fund.ledger;

import io.houji.fund.fees.FeeRule;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.qflp.Foreign;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can never be true of partnership agreements and of foreign money. */
final class PartnershipRules {
  private static final String TERMS = "/terms";

  /** One thing said of one fund from one day on, by the id of the fact that says it. */
  private record Said(Class<? extends Fact> kind, String fund, LocalDate from) {}

  private final List<Problem> problems = new ArrayList<>();
  private final Map<Said, String> said = new HashMap<>();
  private final Map<String, String> currencies = new HashMap<>();
  private final Map<String, LocalDate> began = new HashMap<>();

  private PartnershipRules(Books books, List<? extends Fact> added) {
    for (String fund : books.funds().keySet()) {
      books.began(fund).ifPresent(day -> began.put(fund, day));
    }
    var replaced =
        added.stream()
            .filter(PartnershipFact.class::isInstance)
            .map(PartnershipRules::named)
            .collect(Collectors.toSet());
    Stream.of(
            PartnershipFact.Agreement.class,
            PartnershipFact.ForeignQuota.class,
            PartnershipFact.ForeignCommitment.class)
        .flatMap(kind -> books.events(kind).stream())
        .filter(fact -> !replaced.contains(named(fact)))
        .forEach(this::learn);
    added.forEach(this::learn);
  }

  private static String named(Fact fact) {
    return fact.getClass().getSimpleName() + " " + fact.id();
  }

  /** The first word of a fund, day and kind stands; what comes later is measured by it. */
  private void learn(Fact fact) {
    if (fact instanceof Fact.Fund fund) {
      began.merge(fund.id(), fund.effectiveOn(), (a, b) -> a.isBefore(b) ? a : b);
    } else if (fact instanceof PartnershipFact.Agreement terms) {
      said.putIfAbsent(said(terms), terms.id());
    } else if (fact instanceof PartnershipFact.ForeignQuota quota) {
      said.putIfAbsent(said(quota), quota.id());
    } else if (fact instanceof PartnershipFact.ForeignCommitment made) {
      currencies.putIfAbsent(investor(made), made.amount().currency());
    }
  }

  private static Said said(PartnershipFact fact) {
    return new Said(fact.getClass(), fact.fundId(), fact.effectiveOn());
  }

  private static String investor(PartnershipFact.ForeignCommitment made) {
    return made.fundId() + " " + made.investorId();
  }

  static List<Problem> check(Books books, List<? extends Fact> added) {
    if (added.stream().noneMatch(PartnershipFact.class::isInstance)) {
      return List.of();
    }
    var rules = new PartnershipRules(books, added);
    for (int i = 0; i < added.size(); i++) {
      if (added.get(i) instanceof PartnershipFact fact) {
        rules.check("/" + i, fact);
      }
    }
    return rules.problems;
  }

  private void check(String at, PartnershipFact fact) {
    var first = began.get(fact.fundId());
    if (first != null && fact.effectiveOn().isBefore(first)) {
      add(Code.CONTRADICTION, at + "/date", "before the fund began on " + first);
    }
    if (!said.getOrDefault(said(fact), fact.id()).equals(fact.id())) {
      add(
          Code.DUPLICATE,
          at + "/date",
          "the same is stated from that day on already: correct " + said.get(said(fact)));
    }
    if (fact instanceof PartnershipFact.Agreement terms) {
      agreement(at, terms);
    } else if (fact instanceof PartnershipFact.ForeignQuota quota) {
      positive(at + "/limit", quota.limit());
    } else if (fact instanceof PartnershipFact.ForeignCommitment made) {
      positive(at + "/amount", made.amount());
      if (!made.amount().currency().equals(currencies.get(investor(made)))) {
        add(
            Code.CONTRADICTION,
            at + "/amount",
            "the investor commits in one currency: " + currencies.get(investor(made)));
      }
    } else if (fact instanceof PartnershipFact.Remittance remittance) {
      positive(at + "/amount", remittance.amount());
    }
  }

  private void agreement(String at, PartnershipFact.Agreement terms) {
    boolean stated = terms.preferred() != null;
    together(at + "/growth", stated, terms.growth());
    together(at + "/catch_up", stated, terms.catchUp());
    boolean floor = terms.clawback() == ClawbackBasis.FLOOR;
    if (floor && terms.floorMultiple() == null) {
      add(Code.MISSING, at + "/floor_multiple", "a floor is a multiple of paid-in capital");
    } else if (!floor && terms.floorMultiple() != null) {
      add(Code.CONTRADICTION, at + "/floor_multiple", "only a clawback to a floor has a multiple");
    }
    for (Problem problem : terms.terms().problems()) {
      String field = problem.where().substring(TERMS.length()).replaceFirst("^/clawback/", "/");
      field = field.equals("/basis") ? "/clawback" : field;
      boolean saidAlready =
          (field.equals("/floor_multiple") && floor == (terms.floorMultiple() == null))
              || (terms.growth() == null
                  && problem.code() == Code.CONTRADICTION
                  && (field.equals("/preferred") || field.equals("/catch_up")));
      if (!saidAlready) {
        add(problem.code(), at + field, problem.say());
      }
    }
    if (terms.fee() != null) {
      fee(at, terms.fee(), terms.effectiveOn());
    }
  }

  private void together(String at, boolean stated, @Nullable Object value) {
    if (stated && value == null) {
      add(Code.MISSING, at, "preferred, growth and catch_up go together");
    } else if (!stated && value != null) {
      add(Code.CONTRADICTION, at, "there is no preferred return: preferred is not stated");
    }
  }

  private void fee(String at, ManagerFee fee, LocalDate from) {
    String where = at + "/management_fee";
    inUnit(where + "/yearly_rate", fee.yearlyRate());
    inUnit(where + "/exit_rate", fee.exitRate());
    inUnit(where + "/held_back", fee.heldBack());
    if ((fee.exitBase() == null) != (fee.exitRate() == null)) {
      add(Code.MISSING, where + "/exit_rate", "exit_base and exit_rate go together");
    }
    if (fee.rule() == null) {
      if (fee.base() == null) {
        add(Code.MISSING, where + "/base", "give a base, or a published rule");
      }
      return;
    }
    only(where + "/base", fee.base());
    only(where + "/exit_base", fee.exitBase());
    only(where + "/held_back", fee.heldBack());
    var rule = FeeRule.inForce(fee.rule(), from);
    if (rule.isEmpty()) {
      add(Code.UNKNOWN, where + "/rule", "no such rule in force on " + from);
    } else if (fee.yearlyRate().compareTo(rule.get().yearlyRateMax()) > 0) {
      add(
          Code.OUT_OF_RANGE,
          where + "/yearly_rate",
          "the rule allows at most " + rule.get().yearlyRateMax().toPlainString());
    }
  }

  private void only(String at, @Nullable Object value) {
    if (value != null) {
      add(Code.CONTRADICTION, at, "the rule says it");
    }
  }

  private void inUnit(String at, @Nullable BigDecimal fraction) {
    if (fraction != null && (fraction.signum() < 0 || fraction.compareTo(BigDecimal.ONE) > 0)) {
      add(Code.OUT_OF_RANGE, at, "must be a fraction from 0 to 1");
    }
  }

  private void positive(String at, Foreign amount) {
    if (amount.amount().signum() <= 0) {
      add(Code.OUT_OF_RANGE, at, "must be above zero");
    }
  }

  private void add(Code code, String at, String say) {
    problems.add(new Problem(code, at, say));
  }
}
