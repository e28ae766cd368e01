package io.houji.http.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.ledger.Commit;
import io.houji.fund.ledger.Ledger;
import io.houji.fund.ledger.Recorded;
import io.houji.fund.money.Money;
import io.houji.fund.testing.Cases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a file would do beside what is known. */
class DraftTest {
  private static final String FUNDS =
      "fund_id,kind,layer,vintage,committed_wan,fiscal_or_fof_committed_wan,"
          + "from_cluster_fof_wan,paid_in_wan\n";
  private static final String FLOWS = "id,fund_id,date,kind,amount_yuan\n";

  private static Imported read(Wish wish, String text) {
    return Reading.of(wish, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Wish on(LocalDate day) {
    return Wish.of("file", day);
  }

  private static Ledger with(Ledger ledger, Draft draft) {
    long seq = ledger.lastSeq() + 1;
    return ledger.plus(
        List.of(new Commit(seq, Instant.EPOCH, "", "import", null)),
        draft.changes().stream().map(c -> new Recorded(seq, false, c.fact())).toList());
  }

  private static Ledger holding(String text) {
    var draft = Draft.of(Ledger.EMPTY, read(on(Reading.DAY), text));
    assertFalse(draft.isRefused(), () -> "" + draft.findings().shown());
    return with(Ledger.EMPTY, draft);
  }

  @Test
  void balancesOfAListThatComesAgainLaterAreTheSame() {
    var list = FUNDS + "F1,天使,直投,2020,1000,400,0,600\n";
    var ledger = holding(list);
    var later = Draft.of(ledger, read(on(Reading.DAY.plusMonths(1)), list));
    assertEquals(new Draft.Counts(1, 0, 0, 1, 0), later.counts());
    var stated =
        new Wish(
            "file",
            Optional.empty(),
            Reading.DAY,
            Optional.of(Reading.DAY.plusMonths(1)),
            false,
            Optional.of("restated"));
    assertEquals(
        List.of(new Plan.Difference("effective_on", Reading.DAY, Reading.DAY.plusMonths(1))),
        Draft.of(ledger, read(stated, list)).plan().changed().get(0).differences());
    var grown = list.replace(",600", ",700");
    var changed = Draft.of(ledger, read(on(Reading.DAY).withReason("grown"), grown));
    assertEquals(
        List.of(new Plan.Difference("amount", Money.wan(600), Money.wan(700))),
        changed.plan().changed().get(0).differences());
  }

  @Test
  void aCorrectionNeedsAReasonAndIsThenNamed() {
    var ledger = holding(FUNDS + "F1,天使,直投,2020,1000,400,0,\n");
    var other = FUNDS + "F1,天使,直投,2020,1000,300,0,\n";
    var refused = Draft.of(ledger, read(on(Reading.DAY), other));
    assertTrue(refused.isRefused());
    assertEquals(2, refused.findings().count()); // the fiscal and the market commitment
    var taken = Draft.of(ledger, read(on(Reading.DAY).withReason("audit"), other));
    assertFalse(taken.isRefused());
    assertEquals(new Draft.Counts(1, 0, 1, 0, 0), taken.counts());
  }

  @Test
  void aRowThatNeedsABadRowIsBadToo() throws IOException {
    var ledger = holding(FUNDS + "F1,天使,直投,2020,1000,400,0,\n");
    var text =
        FLOWS
            + "A,F1,2019-12-31,实缴,5\n" // before the fund began: bad
            + "B,F1,2020-01-01,分配,5\n" // after the bad call only: bad
            + "C,F1,2020-01-01,投资,5\n";
    var read = read(on(Reading.DAY).withGoodRows(true), text);
    var draft = Draft.of(ledger, read);
    assertFalse(draft.isRefused());
    assertEquals(new Draft.Counts(3, 1, 0, 0, 2), draft.counts());
    var path = Reading.file(text.getBytes(StandardCharsets.UTF_8));
    var csv = BadRows.csv(read, path, draft.findings().badRows()).toString();
    assertEquals(3, csv.lines().count());
    assertTrue(csv.contains("distributes before any capital was called"), csv);
  }

  @Test
  void badRowsThatComeBackTwiceHaveOneReason() throws IOException {
    var first = FLOWS.strip() + ",import_problem\nA,F1,2020-13-01,实缴,5,date: old reason\n";
    var read = Reading.of(first);
    var path = Reading.file(first.getBytes(StandardCharsets.UTF_8));
    var csv = BadRows.csv(read, path, read.findings().badRows()).toString();
    assertTrue(csv.startsWith("\uFEFF" + FLOWS.strip() + ",import_problem\r\n"), csv);
    assertFalse(csv.contains("old reason"), csv);
  }

  /** Domain: one to thirty flows of two funds, every third of them wrong in some way. */
  @Test
  void everyRowIsCountedOnceAndTheGoodOnesAreKnownAfterwards() {
    var ledger = holding(FUNDS + "F1,天使,直投,2020,1000,400,0,600\nF2,产业,直投,2020,1000,400,0,\n");
    Cases.forAll(
        random -> {
          var text = new StringBuilder(FLOWS);
          int rows = 1 + random.nextInt(30);
          for (int i = 0; i < rows; i++) {
            text.append("R").append(random.nextInt(40));
            text.append(random.nextInt(9) == 0 ? ",F3" : ",F" + (1 + random.nextInt(2)));
            text.append(random.nextInt(9) == 0 ? ",2020-02-30" : ",2021-02-2" + random.nextInt(9));
            text.append(random.nextBoolean() ? ",实缴," : ",分配,");
            text.append(random.nextInt(9) == 0 ? "x" : "" + (1 + random.nextInt(99))).append('\n');
          }
          var wish = on(Reading.DAY).withGoodRows(true);
          var draft = Draft.of(ledger, read(wish, text.toString()));
          var counts = draft.counts();
          assertEquals(rows, counts.rows());
          assertEquals(rows, counts.added() + counts.changed() + counts.unchanged() + counts.bad());
          if (counts.added() > 0) {
            var again = Draft.of(with(ledger, draft), read(wish, text.toString())).counts();
            assertEquals(0, again.added());
            assertEquals(counts.added(), again.unchanged());
          }
        });
  }
}
