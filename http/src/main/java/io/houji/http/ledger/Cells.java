package io.houji.http.ledger;

import io.houji.fund.ledger.DayPrecision;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.Term;
import io.houji.fund.money.Money;
import io.houji.http.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The columns of one stored row, read exactly. The database has checked them, so that a value that
 * cannot be read is our own mistake.
 */
record Cells(Json.Obj row) {

  Head head() {
    return new Head(
        text("fact_id"),
        date("effective_on"),
        term("day_precision", DayPrecision.class),
        bool("illustrative"));
  }

  String text(String column) {
    return maybeText(column).orElseThrow(() -> broken(column));
  }

  Optional<String> maybeText(String column) {
    return cell(column).map(cell -> ((Json.Text) cell).value());
  }

  boolean bool(String column) {
    return cell(column).map(cell -> ((Json.Bool) cell).value()).orElseThrow(() -> broken(column));
  }

  Optional<Boolean> maybeBool(String column) {
    return cell(column).map(cell -> ((Json.Bool) cell).value());
  }

  Optional<LocalDate> maybeDate(String column) {
    return maybeText(column).map(LocalDate::parse);
  }

  Optional<Money> maybeMoney(String column) {
    return maybeNumber(column).map(fen -> new Money(fen.longValueExact()));
  }

  LocalDate date(String column) {
    return LocalDate.parse(text(column));
  }

  BigDecimal number(String column) {
    return maybeNumber(column).orElseThrow(() -> broken(column));
  }

  /** Without the zeros that the column's scale appends. */
  Optional<BigDecimal> maybeNumber(String column) {
    return cell(column).map(cell -> plain(((Json.Num) cell).value()));
  }

  private static BigDecimal plain(BigDecimal number) {
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  Money money(String column) {
    return new Money(number(column).longValueExact());
  }

  <T extends Enum<T> & Term> T term(String column, Class<T> terms) {
    return maybeTerm(column, terms).orElseThrow(() -> broken(column));
  }

  <T extends Enum<T> & Term> Optional<T> maybeTerm(String column, Class<T> terms) {
    return maybeText(column).map(text -> Term.find(terms, text).orElseThrow(() -> broken(column)));
  }

  List<String> texts(String column) {
    return row.items(column).stream().map(item -> ((Json.Text) item).value()).toList();
  }

  private Optional<Json> cell(String column) {
    return row.field(column).filter(cell -> !(cell instanceof Json.Null));
  }

  private IllegalStateException broken(String column) {
    return new IllegalStateException("stored row without a right " + column + ": " + row);
  }
}
