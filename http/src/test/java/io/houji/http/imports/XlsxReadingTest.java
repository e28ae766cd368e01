package io.houji.http.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.ledger.Fact;
import io.houji.fund.money.Money;
import io.houji.fund.testing.Cases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sheets become facts as stored; what a spreadsheet could hide is named. */
class XlsxReadingTest {
  private static final String HEADER = Workbook.row("基金代码", "日期", "类型", "金额（元）", "备注");
  private static final int DATE = 1;
  private static final int PERCENT = 2;
  private static final int MONTH = 3;

  private static Workbook flows(String... rows) {
    return new Workbook(HEADER + String.join("", rows));
  }

  private static String flow(String day, String amount) {
    return Workbook.row("F1", day, "投资", amount);
  }

  @Test
  void aWorkbookOfAnotherProgramReadsAsTheTextFileDoes() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var book = new org.dhatim.fastexcel.Workbook(bytes, "tests", "1.0")) {
      var sheet = book.newWorksheet("流水");
      int column = 0;
      for (var header : List.of("基金代码", "日期", "类型", "金额（万元）")) {
        sheet.value(0, column++, header);
      }
      sheet.value(1, 0, "F1");
      sheet.value(1, 1, LocalDate.of(2024, 2, 29));
      sheet.style(1, 1).format("yyyy-mm-dd").set();
      sheet.value(1, 2, "实缴");
      sheet.value(1, 3, 123.456);
    }
    var read = Reading.of(bytes.toByteArray());
    assertEquals(List.of(), Reading.problems(read));
    assertEquals("xlsx", read.encoding());
    var flow = Reading.facts(read, Fact.CashFlow.class).get(0);
    assertEquals(LocalDate.of(2024, 2, 29), flow.effectiveOn());
    assertEquals(Money.yuan("1234560"), flow.amount());
  }

  @Test
  void numbersAreThoseAPersonTyped() {
    var read =
        Reading.of(
            flows(
                    flow(Workbook.number("45351", DATE), Workbook.number("0.30000000000000004", 0)),
                    flow("2024-03-01", Workbook.number("1.5E3", 0)))
                .bytes());
    assertEquals(List.of(), Reading.problems(read));
    var flows = Reading.facts(read, Fact.CashFlow.class);
    assertEquals(Money.yuan("0.3"), flows.get(0).amount());
    assertEquals(LocalDate.of(2024, 2, 29), flows.get(0).effectiveOn());
    assertEquals(Money.yuan("1500"), flows.get(1).amount());
  }

  @Test
  void datesCountFromTheEpochOfTheWorkbook() {
    for (var epoch : List.of("date1904=\"1\"", "date1904=\"true\"")) {
      var book = flows(flow(Workbook.number("43889", DATE), Workbook.number("1", 0)));
      var read = Reading.of(book.workbook("<workbookPr " + epoch + "/>").bytes());
      assertEquals(
          LocalDate.of(2024, 2, 29), Reading.facts(read, Fact.CashFlow.class).get(0).effectiveOn());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "<c><f>1+1</f><v>2</v></c>                          | a formula",
        "<c><f t=\"shared\" si=\"0\" ref=\"D2:D3\"></f><v>2</v></c> | a formula",
        "<c t=\"str\"><f>A1</f><v>2</v></c>                 | a formula",
        "<c t=\"e\"><v>#DIV/0!</v></c>                      | an error",
        "<c t=\"b\"><v>1</v></c>                            | a number",
        "<c s=\"1\"><v>45351</v></c>                        | a number",
        "<c s=\"2\"><v>0.5</v></c>                          | a number",
        "<c><v>12345678901234567890</v></c>                 | a number",
        "<c><v>1.005</v></c>                                | whole fen",
        "<c><v>1E400000</v></c>                             | a number",
        "<c><v>-3</v></c>                                   | not negative",
      })
  void whatIsNoPlainAmountIsNamed(String cell, String say) {
    var read = Reading.of(flows(flow("2024-01-31", cell)).bytes());
    assertEquals(List.of(), read.facts());
    var problem = read.findings().shown().get(0);
    assertEquals("金额（元）", problem.column());
    assertEquals("流水", problem.place().sheet());
    assertEquals(2, problem.place().row());
    assertTrue(problem.say().contains(say), problem::say);
    assertEquals(1, read.findings().count(), () -> "" + Reading.problems(read));
  }

  @Test
  void aFormulaInACellThatMayBeEmptyIsNamedToo() {
    var row = Workbook.row("F1", "2024-01-31", "投资", "5", "<c><f>NOW()</f><v>1</v></c>");
    var read = Reading.of(flows(row).bytes());
    assertEquals(List.of(), read.facts());
    assertEquals(List.of("2 备注 [=NOW()] a formula: paste its value"), Reading.problems(read));
  }

  @Test
  void aPercentageIsNotTakenForAFractionOfOne() {
    var header = Workbook.row("项目编号", "投资月份", "投资金额（万元）", "持股比例（%）", "状态");
    var read =
        Reading.of(
            new Workbook(
                    header
                        + Workbook.row(
                            "P1",
                            Workbook.number("45323", MONTH),
                            Workbook.number("100", 0),
                            Workbook.number("0.128", PERCENT),
                            "在管")
                        + Workbook.row("P2", "2024-02", "100", Workbook.number("12.8", 0), "在管"))
                .bytes());
    assertEquals(List.of(), Reading.problems(read));
    var rounds = Reading.facts(read, Fact.ProjectRound.class);
    assertEquals(new BigDecimal("0.128"), rounds.get(0).share());
    assertEquals(new BigDecimal("0.128"), rounds.get(1).share());
    assertEquals(LocalDate.of(2024, 2, 1), rounds.get(0).effectiveOn());
  }

  @Test
  void textInRunsIsJoinedWithoutItsPhoneticHints() {
    var book =
        flows(Workbook.row("F1", "2024-01-31", "投资", "5", "<c t=\"s\"><v>0</v></c>"))
            .strings("<si><r><t>甲</t></r><rPh><t>jia</t></rPh><r><t>乙</t></r></si>");
    assertEquals("甲乙", Reading.facts(Reading.of(book.bytes()), Fact.CashFlow.class).get(0).note());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "far column   | <row><c r=\"ZZZZZZ1\"><v>1</v></c></row>     | more columns",
        "column 300   | <row><c r=\"KN1\"><v>1</v></c></row>         | more than 200 columns",
        "lost text    | <row><c t=\"s\"><v>2000000000</v></c></row>  | does not have",
        "bad number   | <row><c><v>x</v></c></row>                   | damaged",
        "bad row      | <row r=\"x\"><c><v>1</v></c></row>           | damaged",
        "open element | <row><c><v>1</v></c>                         | damaged",
      })
  void aDamagedOrHostileSheetIsRefused(String what, String rows, String say) {
    var read = Reading.of(new Workbook(rows).bytes());
    assertTrue(read.findings().isHopeless());
    assertTrue(
        Reading.problems(read).toString().contains(say), () -> what + Reading.problems(read));
  }

  @Test
  void aZipBombIsRefusedBeforeItIsUnpacked() {
    var zeros = Reading.of(flows(flow("2024-01-31", "0".repeat(20 << 20))).bytes());
    assertTrue(Reading.problems(zeros).toString().contains("unpacks to far more"));
    var text = "<si><t>" + "0".repeat(20 << 20) + "</t></si>";
    var strings = Reading.of(flows(flow("2024-01-31", "5")).strings(text).bytes());
    assertTrue(Reading.problems(strings).toString().contains("unpacks to far more"));
  }

  @Test
  void entitiesAreNotExpanded() {
    var bomb =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
            + "<sst><si><t>&a;&f;</t></si></sst>";
    var book =
        flows(Workbook.row("F1", "2024-01-31", "投资", "5", "<c t=\"s\"><v>0</v></c>"))
            .part("xl/sharedStrings.xml", bomb);
    var read = Reading.of(book.bytes());
    assertTrue(read.findings().isHopeless(), () -> "" + read.facts());
  }

  @Test
  void aZipThatIsNoWorkbookAndAnOldWorkbookAreRefused() {
    var zip = flows().bytes();
    var read = Reading.of(new Workbook("").part("xl/workbook.xml", "<x/>").bytes());
    assertTrue(Reading.problems(read).toString().contains("empty"));
    var cut = java.util.Arrays.copyOf(zip, zip.length / 2);
    assertTrue(Reading.problems(Reading.of(cut)).toString().contains("damaged"));
    var old = Reading.of(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
    assertTrue(Reading.problems(old).toString().contains("old or password-protected"));
  }

  /** Domain: a good workbook with one to eight bytes changed anywhere. */
  @Test
  void aBrokenFileIsAProblemAndNeverAFault() {
    var good =
        flows(flow(Workbook.number("45351", DATE), Workbook.number("1", 0)))
            .strings("<si><t>x</t></si>")
            .bytes();
    Cases.forAll(
        random -> {
          var broken = good.clone();
          int changes = 1 + random.nextInt(8);
          for (int i = 0; i < changes; i++) {
            broken[4 + random.nextInt(broken.length - 4)] = (byte) random.nextInt(256);
          }
          var read = Reading.of(broken);
          assertTrue(read.findings().count() > 0 || !read.facts().isEmpty());
        });
  }

  @Test
  void aCellOfABrokenSheetIsAProblemAndNeverAFault() {
    var good = HEADER + flow(Workbook.number("45351", DATE), Workbook.number("1", 0));
    Cases.forAll(
        random -> {
          var broken = new StringBuilder(good);
          int changes = 1 + random.nextInt(4);
          for (int i = 0; i < changes; i++) {
            int at = random.nextInt(broken.length());
            switch (random.nextInt(3)) {
              case 0 -> broken.setCharAt(at, "<>/=\"a1&".charAt(random.nextInt(8)));
              case 1 -> broken.deleteCharAt(at);
              default -> broken.insert(at, broken.substring(at, Math.min(at + 9, broken.length())));
            }
          }
          var read = Reading.of(new Workbook(broken.toString()).bytes());
          assertTrue(read.findings().count() > 0 || !read.facts().isEmpty());
        });
  }
}
