package io.houji.http.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.houji.fund.ledger.Fact;
import io.houji.fund.money.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportedTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  @ParameterizedTest
  @ValueSource(strings = {".csv", "-gb18030.csv"})
  void the_illustrative_files_have_the_published_totals(String ending) {
    var read = new Imported(DAY);
    for (var name : List.of("funds", "chunzhong-projects", "financings")) {
      read.read(name + ending, resource(name + ending));
    }
    assertThat(read.findings().shown()).isEmpty();
    assertThat(of(read, Fact.Fund.class)).hasSize(32);
    assertThat(of(read, Fact.Fund.class)).filteredOn(Fact.Fund::seedProgramme).hasSize(1);
    assertThat(Money.sum(of(read, Fact.Commitment.class).stream().map(c -> c.amount()).toList()))
        .isEqualTo(Money.wan(1_505_500));
    assertThat(of(read, Fact.Project.class)).hasSize(256);
    assertThat(Money.sum(of(read, Fact.ProjectRound.class).stream().map(r -> r.cost()).toList()))
        .isEqualTo(Money.wan(23_900));
    assertThat(of(read, Fact.Financing.class)).hasSize(1_015);
    assertThat(Money.sum(of(read, Fact.Financing.class).stream().map(f -> f.amount()).toList()))
        .isEqualTo(Money.wan(504_900));
  }

  @ParameterizedTest
  @CsvSource({
    "yuan,1.005,whole fen",
    "yuan,NaN,a number",
    "yuan,12345678901234567890,a number",
    "yuan,-5,not negative",
    "yuan,0,more than zero",
    "yuan,'',not zero",
    "wan,0.0000001,whole fen",
  })
  void a_wrong_amount_is_named_with_what_would_be_right(String unit, String value, String say) {
    var read = flows("fund_id,date,kind,amount_" + unit + "\nF1,2024-01-31,投资," + value + "\n");
    assertThat(read.facts()).isEmpty();
    assertThat(read.findings().shown())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.row()).isEqualTo(2);
              assertThat(problem.column()).isEqualTo("amount_" + unit);
              assertThat(problem.value()).isEqualTo(value);
              assertThat(problem.say()).contains(say);
            });
  }

  @Test
  void the_same_row_twice_is_a_problem_and_the_first_stays() {
    var row = "F1,2024-01-31,投资,5\n";
    var read = flows("fund_id,date,kind,amount_yi\n" + row + row);
    assertThat(read.facts()).hasSize(1);
    assertThat(read.findings().shown()).extracting(RowProblem::row).containsExactly(3L);
  }

  @Test
  void every_problem_is_told_at_once_and_counted_beyond_a_thousand() {
    var read = flows("fund_id,date,kind,amount_yuan\n" + "F1,2024-02-30,投,x\n".repeat(500));
    assertThat(read.findings().count()).isEqualTo(1_500);
    assertThat(read.findings().shown()).hasSize(1_000);
  }

  @Test
  void a_header_without_a_unit_or_unknown_is_refused() {
    var read = flows("fund_id,date,kind,amount,colour\nF1,2024-01-31,投资,5,red\n");
    assertThat(read.facts()).isEmpty();
    assertThat(read.findings().shown())
        .extracting(RowProblem::column)
        .contains("amount", "colour");
  }

  @Test
  void an_utf16_file_reads_as_an_utf8_one_does() {
    var text = "fund_id;date;kind;amount_yuan\nF1;2024年1月31日;实缴;1,000\n";
    var wide = new Imported(DAY);
    wide.read("wide.csv", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
    assertThat(wide.findings().shown())
        .extracting(RowProblem::say)
        .isEmpty();
    assertThat(of(wide, Fact.CashFlow.class)).isEqualTo(of(flows(text), Fact.CashFlow.class));
    assertThat(of(wide, Fact.CashFlow.class))
        .singleElement()
        .satisfies(flow -> assertThat(flow.amount()).isEqualTo(Money.yuan("1000")));
  }

  @Test
  void the_same_file_again_changes_nothing_and_another_amount_needs_a_reason() {
    var before = flows("id,fund_id,date,kind,amount_yuan\nA,F1,2024-01-31,投资,5\n");
    var known = before.facts().get(0).fact();
    var again = Plan.of(before.facts(), fact -> Optional.of(known));
    assertThat(again.unchanged()).isEqualTo(1);
    assertThat(again.withoutReason()).isEmpty();
    var other = flows("id,fund_id,date,kind,amount_yuan\nA,F1,2024-01-31,投资,6\n");
    var plan = Plan.of(other.facts(), fact -> Optional.of(known));
    assertThat(plan.changed().get(0).differences())
        .containsExactly(new Plan.Difference("amount", Money.yuan("5"), Money.yuan("6")));
    assertThat(plan.withoutReason()).hasSize(1);
  }

  private static Imported flows(String text) {
    var read = new Imported(DAY);
    read.read("flows.csv", text.getBytes(StandardCharsets.UTF_8));
    return read;
  }

  private static <T extends Fact> List<T> of(Imported read, Class<T> kind) {
    return read.facts().stream()
        .map(Imported.Placed::fact)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private static byte[] resource(String name) {
    try (var in = ImportedTest.class.getResourceAsStream("/illustrative/" + name)) {
      return java.util.Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
