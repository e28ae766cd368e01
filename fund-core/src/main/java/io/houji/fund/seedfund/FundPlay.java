package io.houji.fund.seedfund;

import java.util.Arrays;

/**
 * Plays one fund: the inner loop of {@link OutcomeRun}, on plain arrays because it runs 25 million
 * projects a second.
 *
 * <p>First every project walks its road and notes what follow-ons it wants when; all first moves
 * are drawn in a loop of their own, so that a road taken by surprise does not delay the next draw.
 * Then the reserve is given out period by period. Then every follow-on returns what its project
 * returned, on its own price. All sums run in the order of projects, so a fund's result depends on
 * nothing but its number.
 */
final class FundPlay {
  /** Numbers set aside per project: two for each stage. */
  private static final int DRAWS = 2 * OutcomePlan.STAGES_MAX;

  private final double[] ticket;
  private final int[] ticketPeriod;
  private final double reserve;
  private final int horizon;
  private final StageTable[] road;
  final PeriodicIrr irr;

  private final double[] ticketCalls;
  private final int[] firstMove;
  final double[] calls;
  final double[] proceeds;
  final int[] rounds;
  private final double[] wanted;
  private final double[] granted;

  private int notes;
  private int[] notePeriod = new int[64];
  private int[] noteEnd = new int[64];
  private double[] noteAmount = new double[64];
  private double[] noteMultiple = new double[64];

  FundPlay(OutcomePlan plan) {
    ticket = plan.tickets().stream().mapToDouble(t -> t.amount().toYuan()).toArray();
    ticketPeriod = plan.tickets().stream().mapToInt(OutcomePlan.Ticket::period).toArray();
    reserve = plan.reserve().toYuan();
    horizon = plan.periods();
    road = plan.stages().stream().map(StageTable::new).toArray(StageTable[]::new);
    irr = new PeriodicIrr(plan.periodsPerYear());
    ticketCalls = new double[horizon + 1];
    for (int i = 0; i < ticket.length; i++) {
      ticketCalls[ticketPeriod[i]] += ticket[i];
    }
    firstMove = new int[ticket.length];
    calls = new double[horizon + 1];
    proceeds = new double[horizon + 1];
    wanted = new double[horizon + 1];
    granted = new double[horizon + 1];
    rounds = new int[road.length];
  }

  /** Leaves the fund's flows by period in {@link #calls} and {@link #proceeds}. */
  void play(long key) {
    System.arraycopy(ticketCalls, 0, calls, 0, calls.length);
    Arrays.fill(proceeds, 0);
    Arrays.fill(wanted, 0);
    Arrays.fill(rounds, 0);
    notes = 0;
    long counter = key;
    for (int project = 0; project < ticket.length; project++) {
      firstMove[project] = road[0].move(CounterRandom.uniform(counter + CounterRandom.GAMMA));
      counter = CounterRandom.skip(counter, DRAWS);
    }
    counter = key;
    for (int project = 0; project < ticket.length; project++) {
      walk(project, counter);
      counter = CounterRandom.skip(counter, DRAWS);
    }
    giveOutReserve();
    for (int i = 0; i < notes; i++) {
      double amount = noteAmount[i] * granted[notePeriod[i]];
      calls[notePeriod[i]] += amount;
      proceeds[noteEnd[i]] += amount * noteMultiple[i];
    }
  }

  private void walk(int project, long counter) {
    double amount = ticket[project];
    int at = ticketPeriod[project];
    double price = 1;
    double multiple = 0;
    int firstNote = notes;
    int stage = 0;
    int move = firstMove[project];
    counter += CounterRandom.GAMMA;
    while (true) {
      at += StageTable.periods(move);
      if (at >= horizon) {
        at = horizon;
        multiple = road[stage].heldMultiple;
        break;
      }
      if (StageTable.isWriteOff(move)) {
        break;
      }
      counter += CounterRandom.GAMMA;
      if (StageTable.isExit(move)) {
        multiple = road[stage].exitMultiple(CounterRandom.uniform(counter));
        break;
      }
      stage++;
      rounds[stage]++;
      price *= road[stage].stepUp;
      want(at, amount * road[stage].followOn, price);
      counter += CounterRandom.GAMMA;
      move = road[stage].move(CounterRandom.uniform(counter));
    }
    multiple *= price;
    proceeds[at] += amount * multiple;
    for (int i = firstNote; i < notes; i++) {
      noteEnd[i] = at;
      noteMultiple[i] = multiple / noteMultiple[i];
    }
  }

  /** Notes a wish; until the project has ended its multiple stays the price paid. */
  private void want(int period, double amount, double price) {
    if (amount == 0) {
      return;
    }
    if (notes == notePeriod.length) {
      notePeriod = Arrays.copyOf(notePeriod, 2 * notes);
      noteEnd = Arrays.copyOf(noteEnd, 2 * notes);
      noteAmount = Arrays.copyOf(noteAmount, 2 * notes);
      noteMultiple = Arrays.copyOf(noteMultiple, 2 * notes);
    }
    wanted[period] += amount;
    notePeriod[notes] = period;
    noteAmount[notes] = amount;
    noteMultiple[notes] = price;
    notes++;
  }

  private void giveOutReserve() {
    double left = reserve;
    for (int period = 0; period <= horizon; period++) {
      granted[period] = wanted[period] <= left ? 1 : left / wanted[period];
      left -= wanted[period] * granted[period];
    }
  }
}
