package io.houji.fund.seedfund;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 项目: one result that the seed fund put money into. Several projects may belong to one firm, so
 * projects and firms are counted separately.
 *
 * @param id the project's id
 * @param firm the firm's id; names change, ids do not
 * @param institution the university or institute the result comes from
 * @param field its field, as the ledger names it
 * @param rounds in order of time; the first is the fund's own seed round
 * @param end how and why it ended; empty while it is held
 * @param firstRevenue day of the first revenue; empty when none is known
 */
public record Project(
    String id,
    String firm,
    String institution,
    String field,
    List<Round> rounds,
    Optional<End> end,
    Optional<LocalDate> firstRevenue) {

  /** For a project whose firm nobody stated; it is counted as a project and as no firm. */
  public static final String FIRM_NOT_STATED = "not stated";

  /** The steps of the road, in order. */
  public enum Step {
    /** 种子轮. */
    SEED,
    /** 下一轮. */
    NEXT_ROUND,
    /** 成长期. */
    GROWTH,
    /** 退出. */
    EXIT
  }

  /**
   * One financing round.
   *
   * @param step SEED, NEXT_ROUND or GROWTH
   * @param opened first day of the round
   * @param closed day on which it was closed; this day dates the round
   * @param cost what the seed fund put in; zero when only others did
   * @param ownership the fund's share of the firm after the round, 0 to 1
   * @param rights the rights bought, such as "preferred, pro rata"
   * @param others money of others, by source
   */
  public record Round(
      Step step,
      LocalDate opened,
      LocalDate closed,
      Money cost,
      BigDecimal ownership,
      String rights,
      List<OtherMoney> others) {

    public Round {
      others = List.copyOf(others);
    }
  }

  /** 跟投: money that others put into a round. */
  public record OtherMoney(String source, Money amount) {}

  /**
   * How a project ended.
   *
   * @param ending EXIT or WRITE_OFF
   * @param reason why, in words
   */
  public record End(Ending ending, LocalDate on, String reason) {}

  public Project {
    rounds = List.copyOf(rounds);
  }

  /** The day the fund came in: when the first round closed. */
  public LocalDate seededOn() {
    return rounds.get(0).closed();
  }

  /** When a step was first reached by {@code asOf}; empty when it was not. */
  public Optional<LocalDate> reached(Step step, LocalDate asOf) {
    var day =
        step == Step.EXIT
            ? end.filter(e -> e.ending() == Ending.EXIT).map(End::on)
            : rounds.stream().filter(r -> r.step() == step).map(Round::closed).findFirst();
    return day.filter(on -> !on.isAfter(asOf));
  }

  /** What the fund put in by {@code asOf}. */
  public Money cost(LocalDate asOf) {
    return Money.sum(
        rounds.stream().filter(r -> !r.closed().isAfter(asOf)).map(Round::cost).toList());
  }

  void check(String at, List<Problem> problems) {
    if (firm.isBlank()) {
      problems.add(new Problem(MISSING, at + "/firm", "every project belongs to a firm"));
    }
    if (rounds.isEmpty() || rounds.get(0).step() != Step.SEED) {
      problems.add(new Problem(MISSING, at + "/rounds", "the first round is the seed round"));
    }
    for (int i = 0; i < rounds.size(); i++) {
      var round = rounds.get(i);
      checkRound(round, at + "/rounds/" + i, problems);
      if (i > 0) {
        checkOrder(rounds.get(i - 1), round, at + "/rounds/" + i, problems);
      }
    }
    end.ifPresent(e -> checkEnd(e, at + "/end", problems));
  }

  private static void checkRound(Round round, String at, List<Problem> problems) {
    if (round.step() == Step.EXIT) {
      problems.add(new Problem(CONTRADICTION, at + "/step", "an exit ends a project: use end"));
    }
    if (round.closed().isBefore(round.opened())) {
      problems.add(new Problem(CONTRADICTION, at + "/closed", "is not before the round opened"));
    }
    if (round.cost().isNegative()) {
      problems.add(new Problem(OUT_OF_RANGE, at + "/cost", "is not negative"));
    }
    var share = round.ownership();
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
      problems.add(new Problem(OUT_OF_RANGE, at + "/ownership", "lies between 0 and 1"));
    }
    for (int i = 0; i < round.others().size(); i++) {
      if (round.others().get(i).amount().isNegative()) {
        problems.add(new Problem(OUT_OF_RANGE, at + "/others/" + i + "/amount", "is not negative"));
      }
    }
  }

  private static void checkOrder(Round before, Round round, String at, List<Problem> problems) {
    if (round.opened().isBefore(before.closed())) {
      problems.add(new Problem(CONTRADICTION, at + "/opened", "overlaps the round before it"));
    }
    if (round.step().compareTo(before.step()) < 0) {
      problems.add(new Problem(CONTRADICTION, at + "/step", "steps do not go backwards"));
    }
  }

  private void checkEnd(End e, String at, List<Problem> problems) {
    if (e.ending() == Ending.NEXT_ROUND) {
      problems.add(new Problem(CONTRADICTION, at + "/ending", "a next round is no end"));
    }
    if (e.reason().isBlank()) {
      problems.add(new Problem(MISSING, at + "/reason", "every end has a reason"));
    }
    if (!rounds.isEmpty() && e.on().isBefore(rounds.get(rounds.size() - 1).closed())) {
      problems.add(new Problem(CONTRADICTION, at + "/on", "is not before the last round"));
    }
  }
}
