package io.houji.fund.ledger;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can never be true of a ledger as a whole, checked before new facts are recorded. Pointers
 * begin with the index of the fact: {@code /3/fund_id}.
 *
 * <p>The tables refuse what one row shows to be impossible; these rules see several rows too.
 */
public final class LedgerRules {
  private final Books books;
  private final List<? extends Fact> added;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> funds = new HashSet<>();
  private final Set<String> firms = new HashSet<>();
  private final Set<String> projects = new HashSet<>();
  private final Set<String> investors = new HashSet<>();
  private final Map<String, LocalDate> firstCalls = new HashMap<>();
  private final Map<String, LocalDate> firstDays = new HashMap<>();
  private final Map<String, LocalDate> firstRounds = new HashMap<>();

  private LedgerRules(Books books, List<? extends Fact> added) {
    this.books = books;
    this.added = added;
  }

  /**
   * Everything wrong with recording {@code added} on top of {@code books}.
   *
   * @param books as known now and as of the last day there is, so that later facts count too
   */
  public static List<Problem> check(Books books, List<? extends Fact> added) {
    var rules = new LedgerRules(books, added);
    rules.learn();
    for (int i = 0; i < added.size(); i++) {
      rules.check("/" + i, added.get(i));
    }
    rules.checkShares();
    rules.problems.addAll(RoadRules.check(books, added));
    rules.problems.addAll(PartnershipRules.check(books, added));
    return List.copyOf(rules.problems);
  }

  private void learn() {
    funds.addAll(books.funds().keySet());
    firms.addAll(books.firms().keySet());
    projects.addAll(books.projects().keySet());
    investors.addAll(books.investors().keySet());
    for (String id : books.funds().keySet()) {
      books.began(id).ifPresent(day -> firstDays.put(id, day));
      books.flows(id).forEach(this::learn);
    }
    books.rounds().forEach(this::learn);
    added.forEach(this::learn);
  }

  private void learn(Fact fact) {
    if (fact instanceof Fact.Fund fund) {
      funds.add(fund.id());
      firstDays.merge(fund.id(), fund.effectiveOn(), LedgerRules::earlier);
    } else if (fact instanceof Fact.Firm firm) {
      firms.add(firm.id());
    } else if (fact instanceof Fact.Project project) {
      projects.add(project.id());
    } else if (fact instanceof Fact.Investor investor) {
      investors.add(investor.id());
    } else if (fact instanceof Fact.CashFlow flow && flow.kind() == FlowKind.CAPITAL_CALL) {
      firstCalls.merge(flow.fundId(), flow.effectiveOn(), LedgerRules::earlier);
    } else if (fact instanceof Fact.ProjectRound round) {
      firstRounds.merge(round.projectId(), round.effectiveOn(), LedgerRules::earlier);
    }
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private void check(String at, Fact fact) {
    problems.addAll(FactRules.check(at, fact));
    if (fact instanceof Fact.Investor investor) {
      known(funds, investor.fundId(), at + "/fund_id", "fund");
    } else if (fact instanceof Fact.Project project) {
      known(funds, project.fundId(), at + "/fund_id", "fund");
      known(firms, project.firmId(), at + "/firm_id", "firm");
      exitAfterInvestment(at, project);
    } else if (fact instanceof Fact.Commitment commitment) {
      known(funds, commitment.fundId(), at + "/fund_id", "fund");
      known(funds, commitment.fromFundId(), at + "/from_fund_id", "fund");
      known(investors, commitment.investorId(), at + "/investor_id", "investor");
      notBeforeTheFund(at, commitment.fundId(), fact);
    } else if (fact instanceof Fact.CashFlow flow) {
      checkFlow(at, flow);
    } else if (fact instanceof Fact.Valuation valuation) {
      known(funds, valuation.fundId(), at + "/fund_id", "fund");
      known(firms, valuation.firmId(), at + "/firm_id", "firm");
      known(projects, valuation.projectId(), at + "/project_id", "project");
      notBeforeTheFund(at, valuation.fundId(), fact);
    } else if (fact instanceof Fact.ProjectRound round) {
      known(projects, round.projectId(), at + "/project_id", "project");
    } else if (fact instanceof Fact.Financing financing) {
      known(firms, financing.firmId(), at + "/firm_id", "firm");
    }
  }

  private void checkFlow(String at, Fact.CashFlow flow) {
    known(funds, flow.fundId(), at + "/fund_id", "fund");
    known(funds, flow.targetFundId(), at + "/target_fund_id", "fund");
    known(firms, flow.firmId(), at + "/firm_id", "firm");
    known(projects, flow.projectId(), at + "/project_id", "project");
    known(investors, flow.investorId(), at + "/investor_id", "investor");
    notBeforeTheFund(at, flow.fundId(), flow);
    if (flow.kind() == FlowKind.DISTRIBUTION) {
      var firstCall = firstCalls.get(flow.fundId());
      if (firstCall == null || flow.effectiveOn().isBefore(firstCall)) {
        problems.add(
            new Problem(
                Code.CONTRADICTION,
                at + "/date",
                firstCall == null
                    ? "the fund distributes before any capital was called: record the calls first"
                    : "the fund distributes before its first capital call of " + firstCall));
      }
    }
  }

  private void notBeforeTheFund(String at, String fundId, Fact fact) {
    var began = firstDays.get(fundId);
    if (began != null && fact.effectiveOn().isBefore(began)) {
      problems.add(
          new Problem(Code.CONTRADICTION, at + "/date", "before the fund began on " + began));
    }
  }

  private void exitAfterInvestment(String at, Fact.Project project) {
    var first = firstRounds.get(project.id());
    boolean ended =
        project.status() == ProjectStatus.EXITED || project.status() == ProjectStatus.WRITTEN_OFF;
    if (ended && first != null && project.effectiveOn().isBefore(first)) {
      problems.add(
          new Problem(
              Code.CONTRADICTION,
              at + "/effective_on",
              "ends before its first investment of " + first));
    }
  }

  /** Shares obtained in all rounds of a project cannot exceed the whole. */
  private void checkShares() {
    var shares = new HashMap<String, BigDecimal>();
    var replaced = new HashSet<String>();
    for (Fact fact : added) {
      if (fact instanceof Fact.ProjectRound round) {
        replaced.add(round.id());
      }
    }
    books.rounds().stream().filter(r -> !replaced.contains(r.id())).forEach(r -> add(shares, r));
    for (int i = 0; i < added.size(); i++) {
      if (added.get(i) instanceof Fact.ProjectRound round
          && add(shares, round).compareTo(BigDecimal.ONE) > 0) {
        problems.add(
            new Problem(
                Code.CONTRADICTION,
                "/" + i + "/share",
                "the shares of all rounds of project " + round.projectId() + " exceed the whole"));
      }
    }
  }

  @CanIgnoreReturnValue
  private static BigDecimal add(Map<String, BigDecimal> shares, Fact.ProjectRound round) {
    var share =
        round.share() == null ? BigDecimal.ZERO : round.share(); // unknown adds nothing known
    return shares.merge(round.projectId(), share, BigDecimal::add);
  }

  private void known(Set<String> names, @Nullable String name, String at, String what) {
    if (name != null && !names.contains(name)) {
      problems.add(new Problem(Code.UNKNOWN, at, "there is no " + what + " " + name));
    }
  }

  /**
   * What is wrong with {@code after} that was not wrong with {@code before}: what corrections and
   * retractions break elsewhere. Names the facts, since they are not among those sent.
   *
   * @param before as known now and as of the last day there is
   * @param after the same with the corrections and retractions
   */
  public static List<Problem> broken(Books before, Books after) {
    var wrong = new ArrayList<>(named(after));
    wrong.removeAll(named(before));
    return List.copyOf(wrong);
  }

  private static List<Problem> named(Books books) {
    var all = books.facts();
    return check(books, all).stream()
        .map(
            problem -> {
              var parts = problem.where().split("/", 3);
              var fact = all.get(Integer.parseInt(parts[1]));
              return new Problem(
                  Code.CONTRADICTION,
                  "",
                  "then "
                      + fact.getClass().getSimpleName()
                      + " "
                      + fact.id()
                      + " would be wrong: "
                      + problem.say());
            })
        .distinct()
        .toList();
  }
}
