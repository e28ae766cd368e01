package io.houji.fund.transfer;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;
import static io.houji.fund.outcome.Problem.Code.UNDEFINED;

import io.houji.fund.money.Money;
import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;

/**
 * 成果转化奖励: what the inventors receive of a transfer, against what the law gives them where nothing
 * else is agreed.
 *
 * <pre>
 *   licence or sale: at least 50% of net income       equity: at least 50% of the shares obtained
 *   own use: at least 5% of operating profit a year, for three to five years
 * </pre>
 *
 * <p>Source: 促进科技成果转化法 Art. 45. Reaching the share exactly is enough.
 *
 * @param way what the reward is a share of
 * @param reward what the inventors receive
 * @param base net income, value of the shares obtained, or operating profit of the year; above zero
 * @param agreed whether rules or a contract with the inventors say otherwise
 */
public record InventorsReward(Way way, Money reward, Money base, boolean agreed) {

  /** What is shared, and the least share. */
  public enum Way {
    NET_INCOME("0.50"),
    SHARES_OBTAINED("0.50"),
    OPERATING_PROFIT("0.05");

    private final BigDecimal least;

    Way(String least) {
      this.least = new BigDecimal(least);
    }
  }

  /** How the reward stands to the law. */
  public enum Finding {
    REACHES_THE_LEGAL_SHARE,
    /** Less, which only an agreement allows; to be shown with it. */
    LESS_BY_AGREEMENT,
    LESS_THAN_THE_LEGAL_SHARE
  }

  /** Refused: nothing to share, a reward below zero or above its base. */
  public static Outcome<InventorsReward> of(Way way, Money reward, Money base, boolean agreed) {
    var problems = new ArrayList<Problem>();
    if (reward.isNegative()) {
      problems.add(new Problem(OUT_OF_RANGE, "/reward", "is not negative"));
    }
    if (base.fen() <= 0) {
      problems.add(new Problem(UNDEFINED, "/base", "nothing was earned: there is no share"));
    } else if (reward.compareTo(base) > 0) {
      problems.add(new Problem(CONTRADICTION, "/reward", "is part of what was earned"));
    }
    return problems.isEmpty()
        ? Outcome.ok(new InventorsReward(way, reward, base, agreed))
        : Outcome.rejected(problems);
  }

  public Ratio share() {
    return Ratio.of(reward, base);
  }

  public Finding finding() {
    if (share().isAtLeast(way.least)) {
      return Finding.REACHES_THE_LEGAL_SHARE;
    }
    return agreed ? Finding.LESS_BY_AGREEMENT : Finding.LESS_THAN_THE_LEGAL_SHARE;
  }

  /** What is missing to the legal share, to the fen above; zero when it is reached. */
  public Money shortfall() {
    var missing = base.times(way.least, RoundingMode.CEILING).minus(reward);
    return missing.isNegative() ? Money.ZERO : missing;
  }
}
