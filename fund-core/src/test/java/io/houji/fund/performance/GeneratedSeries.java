package io.houji.fund.performance;

import io.houji.fund.cashflow.CashFlows;
import java.util.random.RandomGenerator;

/** Random series of the four kinds that seed funds produce. */
enum GeneratedSeries {
  /** Calls, then distributions, with some of each in between; 4 to 15 years. */
  FUND {
    @Override
    CashFlows make(RandomGenerator random) {
      int n = random.nextInt(6, 61);
      var days = days(random, n, 365 * random.nextInt(4, 16));
      double unit = StrictMath.pow(10, random.nextDouble(9));
      int turn = random.nextInt(1, n);
      double stray = random.nextDouble(0.3);
      var amounts = new double[n];
      for (int i = 0; i < n; i++) {
        double sign = (i < turn) == (random.nextDouble() >= stray) ? -1 : 1;
        amounts[i] = cents(sign * unit * -StrictMath.log(1 - random.nextDouble()));
      }
      amounts[n - 1] = cents(unit * n * random.nextDouble(2));
      return flows(days, amounts);
    }
  },
  /** Any sign at any time. */
  RANDOM_SIGNS {
    @Override
    CashFlows make(RandomGenerator random) {
      int n = random.nextInt(2, 41);
      var days = days(random, n, 365 * random.nextInt(1, 26));
      var amounts = new double[n];
      double spread = random.nextDouble(6);
      for (int i = 0; i < n; i++) {
        double size = StrictMath.pow(10, random.nextDouble(spread + 0.01));
        amounts[i] = cents(random.nextBoolean() ? size : -size);
      }
      return flows(days, amounts);
    }
  },
  /** A project written down to nearly nothing. */
  NEAR_TOTAL_LOSS {
    @Override
    CashFlows make(RandomGenerator random) {
      int n = random.nextInt(2, 31);
      var days = days(random, n, 365 * random.nextInt(1, 13));
      var amounts = new double[n];
      for (int i = 0; i < n; i++) {
        amounts[i] = cents(-random.nextDouble(1, 3000));
      }
      int recoveries = random.nextInt(1, 4);
      for (int i = 0; i < recoveries; i++) {
        amounts[n - 1 - random.nextInt(Math.min(n, 5))] =
            Math.max(0.01, cents(StrictMath.pow(10, random.nextDouble(-2, 2))));
      }
      return flows(days, amounts);
    }
  },
  /** Under sixty days. */
  SHORT {
    @Override
    CashFlows make(RandomGenerator random) {
      int n = random.nextInt(2, 9);
      var days = days(random, n, random.nextInt(n, 60));
      var amounts = new double[n];
      for (int i = 0; i < n; i++) {
        amounts[i] = cents(random.nextDouble(-1000, 1000));
      }
      return flows(days, amounts);
    }
  };

  abstract CashFlows make(RandomGenerator random);

  static CashFlows any(RandomGenerator random) {
    return values()[random.nextInt(values().length)].make(random);
  }

  /** Unsorted, some dates twice. */
  private static int[] days(RandomGenerator random, int n, int end) {
    return random.ints(n, 0, end + 1).sorted().toArray();
  }

  private static double cents(double amount) {
    return Math.rint(amount * 100) / 100;
  }

  private static CashFlows flows(int[] days, double[] amounts) {
    return IrrVectorsTest.get(CashFlows.ofDays(days, amounts));
  }
}
