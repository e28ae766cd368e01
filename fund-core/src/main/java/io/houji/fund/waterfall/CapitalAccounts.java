package io.houji.fund.waterfall;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Capital accounts of the investors (合伙人资本账户): each event of the fund, shared out.
 *
 * <p>An event is shared by commitment with largest remainder, or as given. The parts of each event
 * sum to it to the fen, hence so do the accounts to the fund.
 *
 * @param accounts one for each investor, in the order given
 */
public record CapitalAccounts(List<Account> accounts) {

  public CapitalAccounts {
    accounts = List.copyOf(accounts);
  }

  /** Who has promised how much (认缴). */
  public record Investor(String id, Money commitment) {}

  /** What happened to the fund's capital. */
  public enum Type {
    /** Paid in (实缴), for investments and fees alike. */
    CALL,
    DISTRIBUTION,
    /** Paid out, but may be called again: the commitment opens up by it. */
    RECALLABLE_DISTRIBUTION,
    FEE,
    /** Gain, or loss if negative, realised or not, before carry. */
    PROFIT,
    /** Profit that moves to the general partner; negative when it returns. */
    CARRY
  }

  /**
   * One event of the fund.
   *
   * @param amount of the fund; not negative but for profit and carry
   * @param given amounts by investor id; empty to share by commitment
   */
  public record Posting(LocalDate on, Type type, Money amount, Map<String, Money> given) {
    public Posting {
      given = Map.copyOf(given);
    }

    public static Posting byCommitment(LocalDate on, Type type, Money amount) {
      return new Posting(on, type, amount, Map.of());
    }
  }

  /**
   * One investor's account.
   *
   * @param called all capital paid in, recalled capital included
   * @param distributed all that was paid out, recallable included
   */
  public record Account(
      Investor investor,
      Money called,
      Money distributed,
      Money recallable,
      Money fees,
      Money profit,
      Money carry) {

    static Account open(Investor investor) {
      return new Account(
          investor, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
    }

    /** What may still be called. */
    public Money unfunded() {
      return investor.commitment().minus(called).plus(recallable);
    }

    /** Net worth of the account: paid in, less paid out, plus profit, less fees and carry. */
    public Money balance() {
      return called.minus(distributed).plus(profit).minus(fees).minus(carry);
    }

    Account after(Type type, Money part) {
      return switch (type) {
        case CALL ->
            new Account(investor, called.plus(part), distributed, recallable, fees, profit, carry);
        case DISTRIBUTION ->
            new Account(investor, called, distributed.plus(part), recallable, fees, profit, carry);
        case RECALLABLE_DISTRIBUTION ->
            new Account(
                investor,
                called,
                distributed.plus(part),
                recallable.plus(part),
                fees,
                profit,
                carry);
        case FEE ->
            new Account(investor, called, distributed, recallable, fees.plus(part), profit, carry);
        case PROFIT ->
            new Account(investor, called, distributed, recallable, fees, profit.plus(part), carry);
        case CARRY ->
            new Account(investor, called, distributed, recallable, fees, profit, carry.plus(part));
      };
    }
  }

  /**
   * Posts the events by date; of one day in the order given.
   *
   * @return rejected with all that is wrong, by pointers under {@code /investors} and {@code
   *     /postings}
   */
  public static Outcome<CapitalAccounts> of(List<Investor> investors, List<Posting> postings) {
    var problems = problemsOf(investors, postings);
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    long[] weights = investors.stream().mapToLong(one -> one.commitment().fen()).toArray();
    var accounts = new ArrayList<>(investors.stream().map(Account::open).toList());
    for (int i : byDate(postings)) {
      var posting = postings.get(i);
      var parts = partsOf(posting, investors, weights);
      for (int j = 0; j < parts.length; j++) {
        var account = accounts.get(j).after(posting.type(), parts[j]);
        accounts.set(j, account);
        if (posting.type() == Type.CALL && account.unfunded().isNegative()) {
          problems.add(
              new Problem(
                  Problem.Code.CONTRADICTION,
                  "/postings/" + i + "/amount",
                  "calls more from investor " + j + " than is left of its commitment"));
        }
      }
    }
    return problems.isEmpty()
        ? Outcome.ok(new CapitalAccounts(accounts))
        : Outcome.rejected(problems);
  }

  /** The fund as one account; its investor is named {@code fund}. */
  public Account whole() {
    var whole = Account.open(new Investor("fund", sum(account -> account.investor().commitment())));
    return whole
        .after(Type.CALL, sum(Account::called))
        .after(Type.DISTRIBUTION, sum(Account::distributed).minus(sum(Account::recallable)))
        .after(Type.RECALLABLE_DISTRIBUTION, sum(Account::recallable))
        .after(Type.FEE, sum(Account::fees))
        .after(Type.PROFIT, sum(Account::profit))
        .after(Type.CARRY, sum(Account::carry));
  }

  private Money sum(Function<Account, Money> amount) {
    return Money.sum(accounts.stream().map(amount).toList());
  }

  private static List<Integer> byDate(List<Posting> postings) {
    var order = new ArrayList<Integer>();
    for (int i = 0; i < postings.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(i -> postings.get(i).on()));
    return order;
  }

  private static Money[] partsOf(Posting posting, List<Investor> investors, long[] weights) {
    if (posting.given().isEmpty()) {
      return posting.amount().split(weights);
    }
    return investors.stream()
        .map(one -> posting.given().getOrDefault(one.id(), Money.ZERO))
        .toArray(Money[]::new);
  }

  private static List<Problem> problemsOf(List<Investor> investors, List<Posting> postings) {
    var problems = new ArrayList<Problem>();
    var ids = new HashSet<String>();
    long committed = 0;
    for (int i = 0; i < investors.size(); i++) {
      var investor = investors.get(i);
      if (investor.commitment().isNegative()) {
        add(
            problems,
            Problem.Code.OUT_OF_RANGE,
            "/investors/" + i + "/commitment",
            "must not be negative");
      }
      if (!ids.add(investor.id())) {
        add(problems, Problem.Code.DUPLICATE, "/investors/" + i + "/id", "is given twice");
      }
      committed = Math.max(committed, investor.commitment().fen());
    }
    if (committed <= 0) {
      add(problems, Problem.Code.MISSING, "/investors", "some investor must have a commitment");
    }
    for (int i = 0; i < postings.size(); i++) {
      posting(problems, postings.get(i), "/postings/" + i, ids);
    }
    return problems;
  }

  private static void posting(
      List<Problem> problems, Posting posting, String where, Set<String> ids) {
    boolean signed = posting.type() == Type.PROFIT || posting.type() == Type.CARRY;
    var parts = new HashMap<>(posting.given());
    parts.put("", posting.amount());
    if (!signed && parts.values().stream().anyMatch(Money::isNegative)) {
      add(problems, Problem.Code.OUT_OF_RANGE, where + "/amount", "must not be negative");
    }
    if (!ids.containsAll(posting.given().keySet())) {
      add(problems, Problem.Code.UNKNOWN, where + "/given", "names an investor that is not there");
    }
    if (!posting.given().isEmpty()
        && !Money.sum(posting.given().values()).equals(posting.amount())) {
      add(problems, Problem.Code.CONTRADICTION, where + "/given", "must sum to the amount");
    }
  }

  private static void add(List<Problem> problems, Problem.Code code, String where, String say) {
    problems.add(new Problem(code, where, say));
  }
}
