package io.houji.http.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.houji.fund.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON value: immutable, in insertion order. Numbers are exact decimals, so nothing is rounded
 * between the wire and the field that knows its own bounds.
 */
public sealed interface Json {

  /** An object; fields keep their order. */
  record Obj(Map<String, Json> fields) implements Json {
    public static final Obj EMPTY = new Obj(Map.of());

    public Obj {
      fields =
          fields instanceof Members
              ? fields
              : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public Optional<Json> field(String name) {
      return Optional.ofNullable(fields.get(name));
    }

    /** The field if it is an object, else an empty object: for reading our own resources. */
    public Obj child(String name) {
      return fields.get(name) instanceof Obj obj ? obj : EMPTY;
    }

    /** The field if it is text, else empty text: for reading our own resources. */
    public String words(String name) {
      return fields.get(name) instanceof Text text ? text.value() : "";
    }

    /** The items if the field is an array, else none: for reading our own resources. */
    public List<Json> items(String name) {
      return fields.get(name) instanceof Arr arr ? arr.items() : List.of();
    }
  }

  /** An array. */
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /** Text. */
  record Text(String value) implements Json {}

  /** A number, exact. */
  record Num(BigDecimal value) implements Json {}

  /** True or false. */
  record Bool(boolean value) implements Json {}

  /** JSON {@code null}. */
  record Null() implements Json {
    public static final Null NULL = new Null();
  }

  /** Decimals of a stored rate or ratio on the wire: a hundred-millionth, far below any use. */
  int RATE_DECIMALS = 8;

  /** Moments are shown in China's time, which has had no daylight saving since 1991. */
  ZoneOffset CHINA = ZoneOffset.ofHours(8);

  static Builder object() {
    return new Builder();
  }

  static Json array(Collection<? extends Json> items) {
    return new Arr(new ArrayList<>(items));
  }

  static <T> Json array(Collection<T> items, Function<? super T, ? extends Json> write) {
    var written = new ArrayList<Json>(items.size());
    for (T item : items) {
      written.add(write.apply(item));
    }
    return new Arr(written);
  }

  static Json text(String value) {
    return new Text(value);
  }

  static Json bool(boolean value) {
    return new Bool(value);
  }

  static Json whole(long value) {
    return new Num(BigDecimal.valueOf(value));
  }

  static Json decimal(BigDecimal value) {
    return new Num(value);
  }

  /**
   * A double in full: the shortest decimal that reads back as the same double, the same on every
   * JDK ({@code Double.toString} is not, before 19). Negative zero is written as zero.
   *
   * @throws IllegalArgumentException if not finite: a figure without a value has a name, not NaN
   */
  static Json number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("no JSON number: " + value);
    }
    return new Num(new BigDecimal(NumberOutput.toString(value, true)));
  }

  /** A stored rate or ratio, at {@value #RATE_DECIMALS} decimals, half up from the exact double. */
  static Json rate(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("no rate: " + value);
    }
    return new Num(Rates.rounded(value, RATE_DECIMALS));
  }

  /** A stored rate or ratio, at {@value #RATE_DECIMALS} decimals, half up. */
  static Json rate(BigDecimal value) {
    return new Num(value.setScale(RATE_DECIMALS, RoundingMode.HALF_UP));
  }

  /** {@code {"amount":"5000000.00","currency":"CNY"}}. */
  static Json money(Money money) {
    return object().put("amount", money.toYuanText()).put("currency", "CNY").end();
  }

  static Json date(LocalDate date) {
    return new Text(date.toString());
  }

  /** A moment with China's offset, such as {@code 2026-11-23T10:15:00+08:00}. */
  static Json instant(Instant moment) {
    return new Text(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atOffset(CHINA)));
  }

  /** UTF-8; equal values give equal bytes on every JDK. */
  default byte[] toBytes() {
    return JsonWriter.write(this);
  }

  /** Collects the fields of an object in the order they are put. */
  final class Builder {
    private final Members.Builder members = new Members.Builder();

    private Builder() {}

    @CanIgnoreReturnValue
    public Builder put(String name, Json value) {
      if (!members.add(name, value)) {
        throw new IllegalStateException("field put twice: " + name);
      }
      return this;
    }

    @CanIgnoreReturnValue
    public Builder put(String name, String value) {
      return put(name, text(value));
    }

    @CanIgnoreReturnValue
    public Builder put(String name, long value) {
      return put(name, whole(value));
    }

    @CanIgnoreReturnValue
    public Builder put(String name, boolean value) {
      return put(name, bool(value));
    }

    @CanIgnoreReturnValue
    public Builder put(String name, LocalDate value) {
      return put(name, date(value));
    }

    @CanIgnoreReturnValue
    public Builder put(String name, Instant value) {
      return put(name, instant(value));
    }

    @CanIgnoreReturnValue
    public Builder put(String name, Money value) {
      return put(name, money(value));
    }

    /** Writes {@code null} where there is no value: a missing figure is seen, never zero. */
    @CanIgnoreReturnValue
    public <T> Builder putOrNull(String name, Optional<T> value, Function<T, Json> write) {
      return put(name, value.map(write).orElse(Null.NULL));
    }

    /** Leaves the field out where there is no value. */
    @CanIgnoreReturnValue
    public <T> Builder putIfPresent(String name, Optional<T> value, Function<T, Json> write) {
      value.ifPresent(present -> put(name, write.apply(present)));
      return this;
    }

    public Obj end() {
      return new Obj(members.end());
    }
  }
}
