package io.houji.http.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.ledger.Fact;
import io.houji.fund.money.Money;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of text files become facts, or problems that say what would be right. */
class ImportedTest {
  private static final String FLOWS = "fund_id,date,kind,amount_yuan\n";

  @ParameterizedTest
  @ValueSource(strings = {".csv", "-gb18030.csv"})
  void theIllustrativeFilesHaveThePublishedTotals(String ending) {
    var funds = Reading.ofResource("funds" + ending);
    assertEquals(List.of(), Reading.problems(funds));
    assertEquals(32, funds.rows());
    assertEquals(32, Reading.facts(funds, Fact.Fund.class).size());
    assertEquals(
        1, Reading.facts(funds, Fact.Fund.class).stream().filter(Fact.Fund::seedProgramme).count());
    assertEquals(
        Money.wan(1_505_500),
        Money.sum(
            Reading.facts(funds, Fact.Commitment.class).stream()
                .map(Fact.Commitment::amount)
                .toList()));
    var projects = Reading.ofResource("chunzhong-projects" + ending);
    assertEquals(List.of(), Reading.problems(projects));
    assertEquals(256, Reading.facts(projects, Fact.Project.class).size());
    assertEquals(
        Money.wan(23_900),
        Money.sum(
            Reading.facts(projects, Fact.ProjectRound.class).stream()
                .map(Fact.ProjectRound::cost)
                .toList()));
    var financings = Reading.ofResource("financings" + ending);
    assertEquals(List.of(), Reading.problems(financings));
    assertEquals(1_015, Reading.facts(financings, Fact.Financing.class).size());
    assertEquals(
        Money.wan(504_900),
        Money.sum(
            Reading.facts(financings, Fact.Financing.class).stream()
                .map(Fact.Financing::amount)
                .toList()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "yuan, 1.005, whole fen",
    "yuan, NaN, a number",
    "yuan, Infinity, a number",
    "yuan, 1e3, a number",
    "yuan, '1,00', a number",
    "yuan, １２, a number",
    "yuan, 12345678901234567890, a number",
    "yuan, 9999999999999999, at most 10",
    "yuan, -5, not negative",
    "yuan, (5), not negative",
    "yuan, 0, more than zero",
    "yuan, '', not zero",
    "yuan, =1+1, a formula",
    "yuan, '5 yuan', a number",
    "wan, 0.0000001, whole fen",
    "yi, 0.00000000001, whole fen",
  })
  void aWrongAmountIsNamedWithWhatWouldBeRight(String unit, String value, String say) {
    var read = Reading.of("fund_id;date;kind;amount_" + unit + "\nF1;2024-01-31;投资;" + value);
    assertEquals(List.of(), read.facts());
    var problem = read.findings().shown().get(0);
    assertEquals(1, read.findings().count());
    assertEquals(2, problem.place().row());
    assertEquals("amount_" + unit, problem.column());
    assertEquals(value, problem.value());
    assertTrue(problem.say().contains(say), problem::say);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "amount_yuan   | 1,234.5     | 1234.5",
        "amount_wan    | 0.000001    | 0.01",
        "amount_yi     | 150.55      | 15055000000",
        "金额（元）      | 1.10        | 1.1",
        "金额 (万元)     | 23900       | 239000000",
        "金额（亿元）    | 0.5         | 50000000",
      })
  void theHeaderSaysTheUnit(String header, String value, String yuan) {
    var read = Reading.of("fund_id\tdate\tkind\t" + header + "\nF1\t2024-01-31\t实缴\t" + value);
    assertEquals(List.of(), Reading.problems(read));
    assertEquals(Money.yuan(yuan), Reading.facts(read, Fact.CashFlow.class).get(0).amount());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2024-02-30, a day such as",
    "45322, a day such as",
    "31/01/2024, a day such as",
    "2024-01/31, a day such as",
    "1979-12-31, from 1980",
    "2024-01-31T08:00, a day such as",
  })
  void noDateIsGuessed(String date, String say) {
    var read = Reading.of(FLOWS + "F1," + date + ",投资,5\n");
    assertTrue(Reading.problems(read).get(0).contains(say), () -> "" + Reading.problems(read));
  }

  @Test
  void theSameRowTwiceIsAProblemAndTheFirstStays() {
    var row = "F1,2024-01-31,投资,5\n";
    var read = Reading.of(FLOWS + row + row);
    assertEquals(1, read.facts().size());
    assertTrue(Reading.problems(read).get(0).contains("row 2 states it already"));
  }

  @Test
  void everyProblemIsToldAtOnceAndCountedBeyondAThousand() {
    var read = Reading.of(FLOWS + "F1,2024-02-30,投,x\n".repeat(500));
    assertEquals(1_500, read.findings().count());
    assertEquals(1_000, read.findings().shown().size());
    assertEquals(500, read.findings().badRows().size());
  }

  @Test
  void aHeaderWithoutAUnitOrUnknownOrMissingIsRefused() {
    var read = Reading.of("fund_id,kind,amount,colour\nF1,投资,5,red\n");
    assertEquals(List.of(), read.facts());
    assertEquals(
        List.of(
            "1 amount [] the header must say the unit: （元）, （万元） or （亿元）",
            "1 colour [] an unknown column: take it out or use a known header",
            "1 date [] a column that must be there: date or 日期",
            "1 amount [] a column that must be there: amount or 金额"),
        Reading.problems(read));
    assertTrue(read.findings().isHopeless());
  }

  @Test
  void aFileOfAnotherKindThanAskedForIsRefused() {
    var wish =
        new Wish(
            "file",
            Optional.of(FileKind.FUNDS),
            Reading.DAY,
            Optional.empty(),
            false,
            Optional.empty());
    var read = Reading.of(wish, (FLOWS + "F1,2024-01-31,投资,5\n").getBytes(StandardCharsets.UTF_8));
    assertTrue(read.findings().isHopeless());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-8-BOM", "UTF-16LE", "UTF-16BE", "GB18030"})
  void everyEncodingReadsAlike(String encoding) {
    var text = "基金代码,日期,类型,金额（元）\r\nF1,2024年1月31日,实缴,\"1,000\"\r\n";
    boolean mark = encoding.startsWith("UTF-16") || encoding.endsWith("BOM");
    var charset = Charset.forName(encoding.replace("-BOM", ""));
    var read = Reading.of(((mark ? "\uFEFF" : "") + text).getBytes(charset));
    assertEquals(List.of(), Reading.problems(read));
    assertEquals(encoding.toLowerCase(java.util.Locale.ROOT), read.encoding());
    assertEquals(Money.yuan("1000"), Reading.facts(read, Fact.CashFlow.class).get(0).amount());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "empty            | ''             | empty",
        "only a header    | 'a'            | headers of a known kind",
        "blank            | '  \n  '       | empty",
        "open quote       | 'Q\"F1,1\nx'   | Unclosed",
        "after a quote    | 'Q\"F1\"x,1\n' | after closing quote",
        "no encoding      | 'Q\u0000\u00FF' | neither",
      })
  void whatIsNoTableIsRefused(String what, String text, String say) {
    var bytes = text.replace("Q", FLOWS).getBytes(StandardCharsets.ISO_8859_1);
    var read = Reading.of(bytes);
    assertTrue(read.findings().isHopeless(), what);
    assertTrue(
        Reading.problems(read).toString().contains(say), () -> what + Reading.problems(read));
  }

  @Test
  void headersWithoutRowsAreAnEmptyFile() {
    assertTrue(Reading.problems(Reading.of(FLOWS)).get(0).contains("empty"));
  }

  @Test
  void utf16WithoutAMarkIsNotGuessed() {
    var read = Reading.of((FLOWS + "F1,2024-01-31,call,5").getBytes(StandardCharsets.UTF_16LE));
    assertTrue(Reading.problems(read).get(0).contains("byte order mark"));
  }

  @Test
  void quotedCellsHoldSeparatorsQuotesAndLines() {
    var read =
        Reading.of(
            "fund_id,date,kind,amount_yuan,note\n"
                + "F1,2024-01-31,投资,5,\"a, \"\"b\"\"\nc\"\nF1,2024-02-01,投资,6,\n");
    assertEquals(List.of(), Reading.problems(read));
    var flows = Reading.facts(read, Fact.CashFlow.class);
    assertEquals("a, \"b\"\nc", flows.get(0).note());
    assertEquals(2, flows.size());
  }

  @Test
  void aCellBeyondTheHeadersIsNamedAndMissingCellsAreEmpty() {
    var read = Reading.of(FLOWS + "F1,2024-01-31,投资,5,6\nF1,2024-01-31\n");
    assertEquals(List.of(), read.facts());
    assertEquals(
        List.of(
            "2 column 5 [6] beyond the last header: take it out",
            "3 kind [] must be stated: an empty cell is not zero",
            "3 amount_yuan [] must be stated: an empty cell is not zero"),
        Reading.problems(read));
  }

  @Test
  void aWrongCheckCharacterIsNamed() {
    var read = Reading.of("firm_id,name,统一社会信用代码,since\nE1,某企业,91350100M000100Y44,1950-10-01\n");
    assertTrue(Reading.problems(read).get(0).contains("call for 3"));
    var right = Reading.of("firm_id,name,统一社会信用代码,since\nE1,某企业,91350100M000100Y43,1950-10-01\n");
    assertEquals(1, Reading.facts(right, Fact.Firm.class).size());
  }
}
