package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Encumbrance;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Measure;
import io.houji.fund.ledger.PatentChain;
import io.houji.fund.ledger.ReferralStatus;
import io.houji.fund.ledger.RegisterFact;
import io.houji.fund.ledger.Scope;
import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.transfer.Patent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 名录指标: the patent pool, the finance network and the capital market hall on one day. What is
 * recorded row by row and what only a source reports stand side by side and are never added.
 *
 * @param patents recorded entries by standing; every standing is there
 * @param chains recorded entries by chain; those without one are left out
 * @param core how many entries are flagged as core, and of them with a stated criterion
 * @param pledged entries with a pledge not released
 * @param licensed entries with a licence
 * @param tiers recorded nodes by tier
 * @param referrals by status; every status is there
 * @param hydrogenFirms firms of the register whose field is hydrogen (氢能)
 * @param reported the latest reported figure of each measure and scope that is of no single node
 * @param throughput the latest reported figure of each measure by node
 */
public record RegisterFigures(
    int patentCount,
    Map<Patent.Standing, Integer> patents,
    Map<PatentChain, Integer> chains,
    Core core,
    int pledged,
    int licensed,
    SortedMap<Integer, Integer> tiers,
    Map<ReferralStatus, Integer> referrals,
    int hydrogenFirms,
    List<RegisterFact.ReportedFigure> reported,
    SortedMap<String, List<RegisterFact.ReportedFigure>> throughput) {

  /** Core flags; {@code notStated} is neither flagged nor denied. */
  public record Core(int flagged, int withCriterion, int notStated) {}

  public RegisterFigures {
    patents = Map.copyOf(patents);
    chains = Map.copyOf(chains);
    referrals = Map.copyOf(referrals);
    reported = List.copyOf(reported);
  }

  public static RegisterFigures of(Books books) {
    var entries = books.things(RegisterFact.PatentEntry.class);
    var events = new HashMap<String, List<RegisterFact.PatentEvent>>();
    for (var event : books.events(RegisterFact.PatentEvent.class)) {
      events.computeIfAbsent(event.patentId(), id -> new ArrayList<>()).add(event);
    }
    int pledged = 0;
    int licensed = 0;
    for (var id : entries.keySet()) {
      var burden = Encumbrance.of(events.getOrDefault(id, List.of()), books.asOf());
      pledged += burden.pledged() ? 1 : 0;
      licensed += burden.licensed() ? 1 : 0;
    }
    var chains = new EnumMap<PatentChain, Integer>(PatentChain.class);
    for (var chain : PatentChain.values()) {
      chains.put(chain, 0);
    }
    for (var entry : entries.values()) {
      var chain = entry.chain();
      if (chain != null) {
        chains.merge(chain, 1, Integer::sum);
      }
    }
    var tiers = new TreeMap<Integer, Integer>();
    books
        .things(RegisterFact.NetworkNode.class)
        .values()
        .forEach(node -> tiers.merge(node.tier(), 1, Integer::sum));
    var referrals = new EnumMap<ReferralStatus, Integer>(ReferralStatus.class);
    for (var status : ReferralStatus.values()) {
      referrals.put(status, 0);
    }
    books
        .things(RegisterFact.Referral.class)
        .values()
        .forEach(referral -> referrals.merge(referral.status(), 1, Integer::sum));
    return new RegisterFigures(
        entries.size(),
        standings(books),
        chains,
        core(List.copyOf(entries.values())),
        pledged,
        licensed,
        tiers,
        referrals,
        (int) books.firms().values().stream().filter(RegisterFigures::isHydrogen).count(),
        reported(books),
        throughput(books));
  }

  private static boolean isHydrogen(Fact.Firm firm) {
    var field = firm.sector();
    return field != null
        && (field.equals(PatentChain.HYDROGEN.zh()) || field.equals(PatentChain.HYDROGEN.wire()));
  }

  /** How a recorded patent stands on a day. */
  public static Outcome<Patent> patent(RegisterFact.PatentEntry entry) {
    return Patent.of(
        Patent.Kind.valueOf(entry.kind().name()),
        Optional.of(entry.filedOn()),
        Optional.ofNullable(entry.unpaidSince()));
  }

  private static Map<Patent.Standing, Integer> standings(Books books) {
    var standings = new EnumMap<Patent.Standing, Integer>(Patent.Standing.class);
    for (var standing : Patent.Standing.values()) {
      standings.put(standing, 0);
    }
    for (var entry : books.things(RegisterFact.PatentEntry.class).values()) {
      patent(entry)
          .fold(Optional::of, refusedWhenPosted -> Optional.<Patent>empty())
          .ifPresent(right -> standings.merge(right.standing(books.asOf()), 1, Integer::sum));
    }
    return standings;
  }

  private static Core core(List<RegisterFact.PatentEntry> entries) {
    int flagged = 0;
    int criterion = 0;
    int notStated = 0;
    for (var entry : entries) {
      var core = entry.core();
      if (core == null) {
        notStated++;
      } else if (core) {
        flagged++;
        criterion += entry.coreCriterion() == null ? 0 : 1;
      }
    }
    return new Core(flagged, criterion, notStated);
  }

  private static List<RegisterFact.ReportedFigure> reported(Books books) {
    var latest = new TreeMap<String, RegisterFact.ReportedFigure>();
    for (var figure : books.events(RegisterFact.ReportedFigure.class)) {
      if (figure.nodeId() == null) {
        latest.put(figure.measure().wire() + " " + figure.scope().wire(), figure);
      }
    }
    return List.copyOf(latest.values());
  }

  private static SortedMap<String, List<RegisterFact.ReportedFigure>> throughput(Books books) {
    var latest = new TreeMap<String, SortedMap<Measure, RegisterFact.ReportedFigure>>();
    for (var figure : books.events(RegisterFact.ReportedFigure.class)) {
      var node = figure.nodeId();
      if (node != null) {
        latest.computeIfAbsent(node, id -> new TreeMap<>()).put(figure.measure(), figure);
      }
    }
    var byNode = new TreeMap<String, List<RegisterFact.ReportedFigure>>();
    latest.forEach((node, figures) -> byNode.put(node, List.copyOf(figures.values())));
    return byNode;
  }

  /** The latest reported value of a measure; empty where nobody reported it. */
  public Optional<RegisterFact.ReportedFigure> reported(Measure measure, Scope scope) {
    return reported.stream()
        .filter(figure -> figure.measure() == measure && figure.scope() == scope)
        .findFirst();
  }

  /**
   * The most that a wider area can have, when {@code count} here are strictly more than {@code
   * share} of them.
   *
   * <pre>
   *   count / all > share   gives   all < count / share,   at most ⌈count / share⌉ − 1
   * </pre>
   *
   * <p>87 hydrogen firms over 3/4 of the city's: at most 115; over 1/2 of the province's: 173.
   *
   * @param share above zero
   */
  public static long atMost(long count, BigDecimal share) {
    var ratio = Ratio.of(count, 1);
    return ratio.numerator().divide(share, 0, RoundingMode.CEILING).longValueExact() - 1;
  }

  /** Share of core patents in the pool as reported; refused where either is not reported. */
  public Optional<Ratio> reportedCoreShare() {
    var all =
        reported(Measure.POOL_PATENTS, Scope.NEW_AREA).map(RegisterFact.ReportedFigure::value);
    var core =
        reported(Measure.POOL_CORE_PATENTS, Scope.NEW_AREA).map(RegisterFact.ReportedFigure::value);
    return all.filter(n -> n.signum() > 0).flatMap(n -> core.map(c -> new Ratio(c, n)));
  }
}
