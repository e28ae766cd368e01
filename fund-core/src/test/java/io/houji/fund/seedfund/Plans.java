package io.houji.fund.seedfund;

import io.houji.fund.money.Money;
import io.houji.fund.seedfund.OutcomePlan.Ticket;
import io.houji.fund.seedfund.Stage.Move;
import java.util.ArrayList;
import java.util.List;

/** Funds that tests and the benchmark play. All figures are made up for the purpose. */
final class Plans {
  private Plans() {}

  /**
   * 256 tickets of 93.359375 万元 over five years, a fifteen-year life, three stages, a reserve of
   * 30% of the tickets. Chances by stage follow the published cohort of 4,369 start-ups loosely.
   */
  static OutcomePlan chunzhong() {
    var tickets = new ArrayList<Ticket>();
    for (int i = 0; i < 256; i++) {
      tickets.add(new Ticket(i % 5, Money.yuan("933593.75")));
    }
    return new OutcomePlan(tickets, Money.wan(7_170), List.of(seed(), a(), b()), 15, 1);
  }

  private static Stage seed() {
    var moves = new ArrayList<Move>();
    for (int year = 1; year <= 5; year++) {
      moves.add(new Move(year, Ending.NEXT_ROUND, 0.06));
      moves.add(new Move(year, Ending.WRITE_OFF, 0.08));
      moves.add(new Move(year, Ending.EXIT, 0.02));
    }
    return new Stage("seed", 1, 0, moves, exit(0.05), 0.4);
  }

  private static Stage a() {
    var moves = new ArrayList<Move>();
    for (int year = 1; year <= 4; year++) {
      moves.add(new Move(year, Ending.NEXT_ROUND, 0.10));
      moves.add(new Move(year, Ending.WRITE_OFF, 0.06));
      moves.add(new Move(year, Ending.EXIT, 0.04));
    }
    return new Stage("series_a", 2.5, 0.5, moves, exit(0.10), 0.7);
  }

  private static Stage b() {
    var moves = new ArrayList<Move>();
    for (int year = 2; year <= 5; year++) {
      moves.add(new Move(year, Ending.WRITE_OFF, 0.05));
      moves.add(new Move(year, Ending.EXIT, 0.15));
    }
    return new Stage("series_b", 2, 0.5, moves, exit(0.15), 0.9);
  }

  private static ExitMultiple exit(double tailShare) {
    return new ExitMultiple(List.of(0.2, 0.4, 0.6, 0.8, 1.0, 1.3, 1.7, 2.4), tailShare, 3, 2.4);
  }
}
