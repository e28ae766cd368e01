package io.houji.fund.waterfall;

import static io.houji.fund.waterfall.CapitalAccounts.Posting.byCommitment;
import static io.houji.fund.waterfall.WaterfallTest.ok;
import static io.houji.fund.waterfall.WaterfallTest.problems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.houji.fund.money.Money;
import io.houji.fund.testing.Cases;
import io.houji.fund.waterfall.CapitalAccounts.Account;
import io.houji.fund.waterfall.CapitalAccounts.Investor;
import io.houji.fund.waterfall.CapitalAccounts.Posting;
import io.houji.fund.waterfall.CapitalAccounts.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CapitalAccountsTest {
  private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
  private static final List<Investor> THREE =
      List.of(
          new Investor("a", Money.yuan("100")),
          new Investor("b", Money.yuan("100")),
          new Investor("c", Money.yuan("100")));

  @Test
  void aCallThatDoesNotDivideIsSharedToTheFen() {
    var accounts =
        ok(CapitalAccounts.of(THREE, List.of(byCommitment(DAY, Type.CALL, Money.yuan("100")))));
    assertEquals(
        List.of(Money.yuan("33.34"), Money.yuan("33.33"), Money.yuan("33.33")),
        accounts.accounts().stream().map(Account::called).toList());
    assertEquals(Money.yuan("200"), accounts.whole().unfunded());
  }

  @Test
  void aRecallableDistributionOpensTheCommitmentAgain() {
    var accounts =
        ok(
            CapitalAccounts.of(
                THREE,
                List.of(
                    byCommitment(DAY.plusDays(2), Type.CALL, Money.yuan("30")),
                    byCommitment(DAY.plusDays(1), Type.RECALLABLE_DISTRIBUTION, Money.yuan("30")),
                    byCommitment(DAY, Type.CALL, Money.yuan("300")))));
    assertEquals(Money.ZERO, accounts.whole().unfunded());
    assertEquals(Money.yuan("330"), accounts.whole().called());
    assertEquals(Money.yuan("300"), accounts.whole().balance());
  }

  @Test
  void allThatIsWrongIsNamedAtOnce() {
    var twice = List.of(new Investor("a", Money.yuan("-1")), new Investor("a", Money.ZERO));
    var postings =
        List.of(
            byCommitment(DAY, Type.FEE, Money.yuan("-1")),
            new Posting(
                DAY,
                Type.CALL,
                Money.yuan("3"),
                Map.of("a", Money.yuan("1"), "z", Money.yuan("1"))));
    assertEquals(
        List.of(
            "CONTRADICTION /postings/1/given",
            "DUPLICATE /investors/1/id",
            "MISSING /investors",
            "OUT_OF_RANGE /investors/0/commitment",
            "OUT_OF_RANGE /postings/0/amount",
            "UNKNOWN /postings/1/given"),
        problems(CapitalAccounts.of(twice, postings)));
    var beyond = List.of(byCommitment(DAY, Type.CALL, Money.yuan("300.01")));
    assertEquals(
        List.of("CONTRADICTION /postings/0/amount"), problems(CapitalAccounts.of(THREE, beyond)));
  }

  @Test
  void theAccountsSumToTheFund() {
    // Domain: 1 to 9 investors of 10 yuan to 100 million; 1 to 20 events of either kind. Calls use
    // at most nine tenths, so that no rounding exceeds a commitment.
    Cases.forAll(
        random -> {
          var investors = new ArrayList<Investor>();
          for (int i = random.nextInt(1, 10); i > 0; i--) {
            investors.add(new Investor("i" + i, new Money(random.nextLong(1000, 10_000_000_000L))));
          }
          var committed = Money.sum(investors.stream().map(Investor::commitment).toList());
          var postings = new ArrayList<Posting>();
          var sums = new long[Type.values().length];
          for (int i = random.nextInt(1, 21); i > 0; i--) {
            int type = random.nextInt(sums.length);
            boolean call = Type.values()[type] == Type.CALL;
            var amount = new Money(random.nextLong(call ? committed.fen() * 9 / 200 : 1_000_000L));
            sums[type] += amount.fen();
            postings.add(byCommitment(DAY.plusDays(i), Type.values()[type], amount));
          }
          var accounts = ok(CapitalAccounts.of(investors, postings));
          assertEquals(sums[0], sum(accounts, Account::called));
          assertEquals(sums[1] + sums[2], sum(accounts, Account::distributed));
          assertEquals(sums[3], sum(accounts, Account::fees));
          assertEquals(sums[4], sum(accounts, Account::profit));
          assertEquals(sums[5], sum(accounts, Account::carry));
          assertEquals(accounts.whole().balance().fen(), sum(accounts, Account::balance));
          assertEquals(accounts.whole().unfunded().fen(), sum(accounts, Account::unfunded));
        });
  }

  private static long sum(CapitalAccounts accounts, Function<Account, Money> amount) {
    return accounts.accounts().stream().mapToLong(one -> amount.apply(one).fen()).sum();
  }
}
