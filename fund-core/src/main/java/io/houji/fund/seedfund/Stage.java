package io.houji.fund.seedfund;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;

import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/**
 * One stage on the way of a project, such as seed or series A: how and when it is left, and at what
 * price.
 *
 * <p>The moves are a table of probabilities by time and ending, which is what {@link
 * CompetingRisks} estimates; their sum may stay below 1, and the rest is still in the stage when
 * the fund ends.
 *
 * @param name as the ledger names it
 * @param stepUp price of this stage's round over the price of the stage before; 1 for the first
 * @param followOn what the fund wants to add on entering, as a share of its first ticket; 0 for the
 *     first stage
 * @param moves when and how the stage is left
 * @param exit what an exit returns on this stage's price
 * @param heldMultiple value over this stage's price of what is still held at the end
 */
public record Stage(
    String name,
    double stepUp,
    double followOn,
    List<Move> moves,
    ExitMultiple exit,
    double heldMultiple) {

  /**
   * One way to leave a stage.
   *
   * @param periods time in the stage, at least 1
   * @param ending how it is left
   * @param probability that it is left so and then
   */
  public record Move(int periods, Ending ending, double probability) {}

  private static final double ROUNDING = 1e-9;

  public Stage {
    moves = List.copyOf(moves);
  }

  /**
   * The moves that an estimate implies: what each ending's incidence gains from one period's end to
   * the next.
   *
   * @param periodLength length of a period in the unit of the estimate's times, above zero
   * @param periods how many periods to look at, at least 1
   */
  public static List<Move> movesOf(CompetingRisks<Ending> risks, double periodLength, int periods) {
    var moves = new ArrayList<Move>();
    var before = new EnumMap<Ending, Double>(Ending.class);
    for (int period = 1; period <= periods; period++) {
      for (var ending : Ending.values()) {
        double incidence = risks.incidenceAt(ending, period * periodLength);
        double gain = incidence - before.getOrDefault(ending, 0.0);
        if (gain > 0) {
          moves.add(new Move(period, ending, gain));
          before.put(ending, incidence);
        }
      }
    }
    return List.copyOf(moves);
  }

  void check(boolean first, boolean last, String at, List<Problem> problems) {
    if (name.isBlank()) {
      problems.add(new Problem(MISSING, at + "/name", "every stage has a name"));
    }
    if (!(stepUp > 0) || Double.isInfinite(stepUp) || (first && stepUp != 1)) {
      problems.add(
          new Problem(OUT_OF_RANGE, at + "/step_up", "is above zero, and 1 for the first stage"));
    }
    if (!(followOn >= 0) || Double.isInfinite(followOn) || (first && followOn != 0)) {
      problems.add(
          new Problem(
              OUT_OF_RANGE, at + "/follow_on", "is not negative, and 0 for the first stage"));
    }
    if (!(heldMultiple >= 0) || Double.isInfinite(heldMultiple)) {
      problems.add(new Problem(OUT_OF_RANGE, at + "/held_multiple", "is finite and not negative"));
    }
    exit.check(at + "/exit", problems);
    checkMoves(last, at + "/moves", problems);
  }

  private void checkMoves(boolean last, String at, List<Problem> problems) {
    double sum = 0;
    for (int i = 0; i < moves.size(); i++) {
      var move = moves.get(i);
      if (move.periods() < 1 || move.periods() > OutcomePlan.PERIODS_MAX) {
        problems.add(
            new Problem(
                OUT_OF_RANGE,
                at + "/" + i + "/periods",
                "lies between 1 and " + OutcomePlan.PERIODS_MAX));
      }
      if (!(move.probability() >= 0 && move.probability() <= 1)) {
        problems.add(
            new Problem(OUT_OF_RANGE, at + "/" + i + "/probability", "lies between 0 and 1"));
      }
      if (last && move.ending() == Ending.NEXT_ROUND) {
        problems.add(
            new Problem(
                CONTRADICTION, at + "/" + i + "/ending", "the last stage has no next round"));
      }
      sum += move.probability();
    }
    if (sum > 1 + ROUNDING) {
      problems.add(new Problem(CONTRADICTION, at, "probabilities add up to no more than 1"));
    }
  }
}
