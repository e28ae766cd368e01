package io.houji.fund.seedfund;

import io.houji.fund.seedfund.OutcomePlan.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The same fund written the plain way, from the plan's words alone: any random numbers, a scan
 * through the moves, {@code Math.pow}, and a textbook Newton in the rate. It shares no code with
 * {@link FundPlay} and is what that class is checked against and timed beside.
 */
final class PlainFund {
  private final OutcomePlan plan;
  private final RandomGenerator random;

  private record FollowOn(int period, double amount, double price, Project project) {}

  private static final class Project {
    int end;
    double multiple;
  }

  /** What one play gives. */
  record Result(double multiple, double irr, int[] rounds) {}

  PlainFund(OutcomePlan plan, RandomGenerator random) {
    this.plan = plan;
    this.random = random;
  }

  Result play() {
    var flows = new double[plan.periods() + 1];
    var rounds = new int[plan.stages().size()];
    var followOns = new ArrayList<FollowOn>();
    double cost = 0;
    double back = 0;
    for (var ticket : plan.tickets()) {
      double amount = ticket.amount().toYuan();
      var project = walk(ticket, rounds, followOns);
      flows[ticket.period()] -= amount;
      flows[project.end] += amount * project.multiple;
      cost += amount;
      back += amount * project.multiple;
    }
    double left = plan.reserve().toYuan();
    for (int period = 0; period <= plan.periods(); period++) {
      int now = period;
      var wanted = followOns.stream().filter(f -> f.period == now).toList();
      double sum = wanted.stream().mapToDouble(f -> f.amount).sum();
      double share = sum <= left ? 1 : left / sum;
      for (var followOn : wanted) {
        double amount = followOn.amount * share;
        double returned = amount * followOn.project.multiple / followOn.price;
        flows[period] -= amount;
        flows[followOn.project.end] += returned;
        cost += amount;
        back += returned;
      }
      left -= sum * share;
    }
    return new Result(back / cost, irr(flows), rounds);
  }

  private Project walk(Ticket ticket, int[] rounds, List<FollowOn> followOns) {
    var project = new Project();
    int at = ticket.period();
    double price = 1;
    for (int stage = 0; ; stage++) {
      var here = plan.stages().get(stage);
      double u = random.nextDouble();
      Stage.Move chosen = null;
      for (var move : here.moves()) {
        if (chosen == null && u < move.probability()) {
          chosen = move;
        }
        u -= move.probability();
      }
      if (chosen == null || at + chosen.periods() >= plan.periods()) {
        project.end = plan.periods();
        project.multiple = price * here.heldMultiple();
        return project;
      }
      at += chosen.periods();
      if (chosen.ending() != Ending.NEXT_ROUND) {
        project.end = at;
        project.multiple = chosen.ending() == Ending.EXIT ? price * exit(here.exit()) : 0;
        return project;
      }
      var next = plan.stages().get(stage + 1);
      rounds[stage + 1]++;
      price *= next.stepUp();
      double wanted = ticket.amount().toYuan() * next.followOn();
      followOns.add(new FollowOn(at, wanted, price, project));
    }
  }

  private double exit(ExitMultiple exit) {
    if (random.nextDouble() < exit.tailShare()) {
      return exit.xMin() * Math.pow(1 - random.nextDouble(), -1 / (exit.alpha() - 1));
    }
    return exit.body().get(random.nextInt(exit.body().size()));
  }

  /** Newton in r from 10%; NaN where it does not settle. */
  private double irr(double... flows) {
    double r = 0.1;
    for (int step = 0; step < 100; step++) {
      double value = 0;
      double slope = 0;
      for (int t = 0; t < flows.length; t++) {
        double years = (double) t / plan.periodsPerYear();
        double discounted = flows[t] * Math.pow(1 + r, -years);
        value += discounted;
        slope -= years * discounted / (1 + r);
      }
      double next = r - value / slope;
      if (Math.abs(next - r) < 1e-10) {
        return next;
      }
      r = next;
    }
    return Double.NaN;
  }
}
