package io.houji.http.ledger;

import io.houji.fund.ledger.AmacType;
import io.houji.fund.ledger.Component;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FeeKind;
import io.houji.fund.ledger.FinancingProduct;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.FundType;
import io.houji.fund.ledger.Layer;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.ledger.ProjectStatus;
import io.houji.fund.ledger.RoundStep;
import io.houji.fund.ledger.SocialCreditCode;
import io.houji.fund.ledger.Stage;
import io.houji.fund.ledger.Technique;
import io.houji.fund.ledger.Term;
import io.houji.fund.ledger.ValuationStatus;
import io.houji.fund.money.Money;
import io.houji.http.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Facts as rows of their tables and back, exactly: amounts as whole fen, numbers as decimals. One
 * codec per kind of fact; column names are those of the tables.
 *
 * @param table of the schema {@code houji}
 * @param columns beyond those that every fact has
 */
record FactRows<F extends Fact>(
    String table, Class<F> kind, List<Column<F>> columns, Function<Cells, F> reader) {

  /** One column and what a fact has in it. */
  record Column<F extends Fact>(String name, Function<F, Json> cell) {}

  private static final FactRows<Fact.Fund> FUND =
      new FactRows<>(
          "fund",
          Fact.Fund.class,
          List.of(
              column("name", Fact.Fund::name, Json::text),
              column("fund_type", Fact.Fund::fundType, FactRows::term),
              column("type_label", Fact.Fund::typeLabel, Json::text),
              column("amac_type", Fact.Fund::amacType, FactRows::term),
              column("layer", Fact.Fund::layer, FactRows::term),
              column("vintage", Fact.Fund::vintage, FactRows::whole),
              column("invest_years", Fact.Fund::investYears, Json::decimal),
              column("exit_years", Fact.Fund::exitYears, Json::decimal),
              column("extension_years", Fact.Fund::extensionYears, Json::decimal),
              column("manager", Fact.Fund::manager, Json::text),
              column("amac_code", Fact.Fund::amacCode, Json::text),
              column("currency", Fact.Fund::currency, Json::text),
              column("sectors", Fact.Fund::sectors, FactRows::texts),
              column("stage", Fact.Fund::stage, FactRows::term),
              column("seed_programme", Fact.Fund::seedProgramme, Json::bool),
              column("note", Fact.Fund::note, Json::text)),
          cells ->
              new Fact.Fund(
                  cells.head(),
                  cells.text("name"),
                  cells.term("fund_type", FundType.class),
                  cells.maybeText("type_label").orElse(null),
                  cells.maybeTerm("amac_type", AmacType.class).orElse(null),
                  cells.term("layer", Layer.class),
                  cells.number("vintage").intValueExact(),
                  cells.maybeNumber("invest_years").orElse(null),
                  cells.maybeNumber("exit_years").orElse(null),
                  cells.maybeNumber("extension_years").orElse(null),
                  cells.maybeText("manager").orElse(null),
                  cells.maybeText("amac_code").orElse(null),
                  cells.text("currency"),
                  cells.texts("sectors"),
                  cells.maybeTerm("stage", Stage.class).orElse(null),
                  cells.bool("seed_programme"),
                  cells.maybeText("note").orElse(null)));

  private static final FactRows<Fact.Investor> INVESTOR =
      new FactRows<>(
          "investor",
          Fact.Investor.class,
          List.of(
              column("name", Fact.Investor::name, Json::text),
              column("source", Fact.Investor::source, FactRows::term),
              column("fund_id", Fact.Investor::fundId, Json::text)),
          cells ->
              new Fact.Investor(
                  cells.head(),
                  cells.text("name"),
                  cells.term("source", MoneySource.class),
                  cells.maybeText("fund_id").orElse(null)));

  private static final FactRows<Fact.Firm> FIRM =
      new FactRows<>(
          "firm",
          Fact.Firm.class,
          List.of(
              column("name", Fact.Firm::name, Json::text),
              column("social_credit_code", Fact.Firm::socialCreditCode, FactRows::code),
              column("sector", Fact.Firm::sector, Json::text),
              column("founded_on", Fact.Firm::foundedOn, Json::date),
              column("place", Fact.Firm::place, Json::text)),
          cells ->
              new Fact.Firm(
                  cells.head(),
                  cells.text("name"),
                  cells.maybeText("social_credit_code").map(SocialCreditCode::new).orElse(null),
                  cells.maybeText("sector").orElse(null),
                  cells.maybeText("founded_on").map(LocalDate::parse).orElse(null),
                  cells.maybeText("place").orElse(null)));

  private static final FactRows<Fact.Project> PROJECT =
      new FactRows<>(
          "project",
          Fact.Project.class,
          List.of(
              column("name", Fact.Project::name, Json::text),
              column("fund_id", Fact.Project::fundId, Json::text),
              column("firm_id", Fact.Project::firmId, Json::text),
              column("source_institution", Fact.Project::sourceInstitution, Json::text),
              column("sector", Fact.Project::sector, Json::text),
              column("status", Fact.Project::status, FactRows::term),
              column("status_reason", Fact.Project::statusReason, Json::text)),
          cells ->
              new Fact.Project(
                  cells.head(),
                  cells.maybeText("name").orElse(null),
                  cells.maybeText("fund_id").orElse(null),
                  cells.maybeText("firm_id").orElse(null),
                  cells.maybeText("source_institution").orElse(null),
                  cells.maybeText("sector").orElse(null),
                  cells.term("status", ProjectStatus.class),
                  cells.maybeText("status_reason").orElse(null)));

  private static final FactRows<Fact.Commitment> COMMITMENT =
      new FactRows<>(
          "commitment",
          Fact.Commitment.class,
          List.of(
              column("fund_id", Fact.Commitment::fundId, Json::text),
              column("investor_id", Fact.Commitment::investorId, Json::text),
              column("source", Fact.Commitment::source, FactRows::term),
              column("from_fund_id", Fact.Commitment::fromFundId, Json::text),
              column("amount_fen", Fact.Commitment::amount, FactRows::fen)),
          cells ->
              new Fact.Commitment(
                  cells.head(),
                  cells.text("fund_id"),
                  cells.maybeText("investor_id").orElse(null),
                  cells.term("source", MoneySource.class),
                  cells.maybeText("from_fund_id").orElse(null),
                  cells.money("amount_fen")));

  private static final FactRows<Fact.CashFlow> CASH_FLOW =
      new FactRows<>(
          "cash_flow",
          Fact.CashFlow.class,
          List.of(
              column("fund_id", Fact.CashFlow::fundId, Json::text),
              column("kind", Fact.CashFlow::kind, FactRows::term),
              column("amount_fen", Fact.CashFlow::amount, FactRows::fen),
              column("investor_id", Fact.CashFlow::investorId, Json::text),
              column("component", Fact.CashFlow::component, FactRows::term),
              column("recallable", Fact.CashFlow::recallable, Json::bool),
              column("target_fund_id", Fact.CashFlow::targetFundId, Json::text),
              column("firm_id", Fact.CashFlow::firmId, Json::text),
              column("project_id", Fact.CashFlow::projectId, Json::text),
              column("fee_kind", Fact.CashFlow::feeKind, FactRows::term),
              column("note", Fact.CashFlow::note, Json::text)),
          cells ->
              new Fact.CashFlow(
                  cells.head(),
                  cells.text("fund_id"),
                  cells.term("kind", FlowKind.class),
                  cells.money("amount_fen"),
                  cells.maybeText("investor_id").orElse(null),
                  cells.maybeTerm("component", Component.class).orElse(null),
                  cells.bool("recallable"),
                  cells.maybeText("target_fund_id").orElse(null),
                  cells.maybeText("firm_id").orElse(null),
                  cells.maybeText("project_id").orElse(null),
                  cells.maybeTerm("fee_kind", FeeKind.class).orElse(null),
                  cells.maybeText("note").orElse(null)));

  private static final FactRows<Fact.Valuation> VALUATION =
      new FactRows<>(
          "valuation",
          Fact.Valuation.class,
          List.of(
              column("fund_id", Fact.Valuation::fundId, Json::text),
              column("firm_id", Fact.Valuation::firmId, Json::text),
              column("project_id", Fact.Valuation::projectId, Json::text),
              column("value_fen", Fact.Valuation::value, FactRows::fen),
              column("technique", Fact.Valuation::technique, FactRows::term),
              column("status", Fact.Valuation::status, FactRows::term),
              column("round_rights", Fact.Valuation::roundRights, Json::text)),
          cells ->
              new Fact.Valuation(
                  cells.head(),
                  cells.text("fund_id"),
                  cells.maybeText("firm_id").orElse(null),
                  cells.maybeText("project_id").orElse(null),
                  cells.money("value_fen"),
                  cells.term("technique", Technique.class),
                  cells.term("status", ValuationStatus.class),
                  cells.maybeText("round_rights").orElse(null)));

  private static final FactRows<Fact.ProjectRound> PROJECT_ROUND =
      new FactRows<>(
          "project_round",
          Fact.ProjectRound.class,
          List.of(
              column("project_id", Fact.ProjectRound::projectId, Json::text),
              column("round", Fact.ProjectRound::round, Json::text),
              column("cost_fen", Fact.ProjectRound::cost, FactRows::fen),
              column("share_ratio", Fact.ProjectRound::share, Json::decimal),
              column("round_rights", Fact.ProjectRound::roundRights, Json::text),
              column("opened_on", Fact.ProjectRound::openedOn, Json::date),
              column("step", Fact.ProjectRound::step, FactRows::term)),
          cells ->
              new Fact.ProjectRound(
                  cells.head(),
                  cells.text("project_id"),
                  cells.text("round"),
                  cells.money("cost_fen"),
                  cells.maybeNumber("share_ratio").orElse(null),
                  cells.maybeText("round_rights").orElse(null),
                  cells.maybeDate("opened_on").orElse(null),
                  cells.maybeTerm("step", RoundStep.class).orElse(null)));

  private static final FactRows<Fact.Financing> FINANCING =
      new FactRows<>(
          "financing",
          Fact.Financing.class,
          List.of(
              column("product", Fact.Financing::product, FactRows::term),
              column("firm_id", Fact.Financing::firmId, Json::text),
              column("amount_fen", Fact.Financing::amount, FactRows::fen),
              column("tenor_months", Fact.Financing::tenorMonths, FactRows::whole),
              column("obligor_count", Fact.Financing::obligorCount, FactRows::whole),
              column("pool_id", Fact.Financing::poolId, Json::text)),
          cells ->
              new Fact.Financing(
                  cells.head(),
                  cells.term("product", FinancingProduct.class),
                  cells.maybeText("firm_id").orElse(null),
                  cells.money("amount_fen"),
                  cells.maybeNumber("tenor_months").map(BigDecimal::intValueExact).orElse(null),
                  cells.maybeNumber("obligor_count").map(BigDecimal::intValueExact).orElse(null),
                  cells.maybeText("pool_id").orElse(null)));

  private static final FactRows<Fact.IndexLevel> INDEX_LEVEL =
      new FactRows<>(
          "index_level",
          Fact.IndexLevel.class,
          List.of(
              column("index_id", Fact.IndexLevel::indexId, Json::text),
              column("level", Fact.IndexLevel::level, Json::decimal)),
          cells ->
              new Fact.IndexLevel(cells.head(), cells.text("index_id"), cells.number("level")));

  private static final FactRows<Fact.ExchangeRate> EXCHANGE_RATE =
      new FactRows<>(
          "exchange_rate",
          Fact.ExchangeRate.class,
          List.of(
              column("currency", Fact.ExchangeRate::currency, Json::text),
              column("yuan_per_unit", Fact.ExchangeRate::yuanPerUnit, Json::decimal),
              column("source", Fact.ExchangeRate::source, Json::text)),
          cells ->
              new Fact.ExchangeRate(
                  cells.head(),
                  cells.text("currency"),
                  cells.number("yuan_per_unit"),
                  cells.maybeText("source").orElse(null)));

  /** Things before events, so that names exist before they are used. */
  static final List<FactRows<? extends Fact>> ALL =
      Stream.of(
              List.of(
                  FUND,
                  INVESTOR,
                  FIRM,
                  PROJECT,
                  COMMITMENT,
                  CASH_FLOW,
                  VALUATION,
                  PROJECT_ROUND,
                  FINANCING,
                  INDEX_LEVEL,
                  EXCHANGE_RATE),
              SeedRows.ALL,
              TransferRows.ALL,
              RegisterRows.ALL,
              PartnershipRows.ALL)
          .<FactRows<? extends Fact>>flatMap(List::stream)
          .toList();

  private static final Map<String, FactRows<? extends Fact>> BY_TABLE =
      ALL.stream().collect(Collectors.toUnmodifiableMap(FactRows::table, rows -> rows));

  private static final List<String> HEAD =
      List.of("fact_id", "effective_on", "day_precision", "retracted", "illustrative");

  FactRows {
    columns = List.copyOf(columns);
  }

  /** The fact in a row of {@code table}. */
  static Fact read(String table, Json.Obj row) {
    var rows = BY_TABLE.get(table);
    if (rows == null) {
      throw new IllegalStateException("no facts in table " + table);
    }
    return rows.reader.apply(new Cells(row));
  }

  /** Names of all columns but tenant and seq, for SQL. */
  String columnNames() {
    return Stream.concat(HEAD.stream(), columns.stream().map(Column::name))
        .collect(Collectors.joining(", "));
  }

  /** The row of a fact of this kind. */
  Json.Obj write(Change change) {
    var head = change.fact().head();
    var fact = kind.cast(change.fact());
    var row =
        Json.object()
            .put("fact_id", head.id())
            .put("effective_on", head.effectiveOn())
            .put("day_precision", head.precision().wire())
            .put("retracted", change.retracted())
            .put("illustrative", head.illustrative());
    columns.forEach(column -> row.put(column.name, column.cell.apply(fact)));
    return row.end();
  }

  static <F extends Fact, T> Column<F> column(
      String name, Function<F, @Nullable T> of, Function<? super T, Json> write) {
    return new Column<>(
        name,
        fact -> {
          T value = of.apply(fact);
          return value == null ? Json.Null.NULL : write.apply(value);
        });
  }

  static Json term(Term term) {
    return Json.text(term.wire());
  }

  static Json whole(int number) {
    return Json.whole(number);
  }

  static Json fen(Money money) {
    return Json.whole(money.fen());
  }

  static Json texts(List<String> texts) {
    return Json.array(texts, Json::text);
  }

  private static Json code(SocialCreditCode code) {
    return Json.text(code.text());
  }
}
