package io.houji.http.calculations;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.waterfall.Carry;
import io.houji.fund.waterfall.Carry.Hurdle;
import io.houji.fund.waterfall.Clawback;
import io.houji.fund.waterfall.Preferred;
import io.houji.fund.waterfall.Preferred.Accrual;
import io.houji.fund.waterfall.Terms;
import io.houji.http.json.Field;
import io.houji.http.json.Fields;
import io.houji.http.json.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Reads the terms of a waterfall. Without {@code preferred} there is no hurdle and nothing to catch
 * up; with it the catch-up must be said, because a market standard is no term of an agreement.
 *
 * <p>What is read may still be out of range or contradict itself: {@link Terms#problems} names both
 * together, beside what is wrong with the flows.
 */
final class WaterfallTerms {
  private static final int TIERS_MAX = 20;
  private static final BigDecimal FLOOR_MAX = BigDecimal.TEN;
  private static final int FLOOR_DECIMALS = 12;

  private WaterfallTerms() {}

  static Kind<Terms> kind() {
    return Kind.object(WaterfallTerms::terms);
  }

  private static Outcome<Terms> terms(Fields fields) {
    var kind = fields.choice("kind", Terms.Kind.class);
    var preferred = fields.optional("preferred", Inputs.share());
    var compounding = fields.optional("compounding", Kind.bool());
    var fixed = fields.orElse("fixed_amount", Kind.bool(), false);
    var share = fields.required("carry", Inputs.share());
    var tiers =
        fields.orElse(
            "tiers", Kind.list(0, TIERS_MAX, Kind.object(WaterfallTerms::tier)), List.of());
    boolean needsCatchUp = preferred.isRight() && preferred.get().isPresent();
    boolean hasTiers = tiers.isRight() && !tiers.get().isEmpty();
    var catchUp =
        needsCatchUp && !hasTiers
            ? fields.required("catch_up", Inputs.share())
            : fields.orElse("catch_up", Inputs.share(), BigDecimal.ZERO);
    var hurdle = fields.optional("hurdle", Kind.choice(Hurdle.class));
    var order = fields.orElse("order", Kind.choice(Terms.Order.class), Terms.Order.CAPITAL_FIRST);
    var clawback = fields.orElse("clawback", Kind.object(WaterfallTerms::clawback), Clawback.NONE);
    boolean both =
        fixed.isRight() && fixed.get() && compounding.isRight() && isGiven(compounding.get());
    if (both) {
      fields.refuse(
          new Problem(
              Code.CONTRADICTION, "/compounding", "a fixed amount does not grow with time"));
    }
    if (fields.hasProblems()) {
      Inputs.inUnit(fields, "/preferred", given(preferred).flatMap(rate -> rate));
      Inputs.inUnit(fields, "/carry", given(share));
      Inputs.inUnit(fields, "/catch_up", given(catchUp));
    }
    return fields.build(
        () -> {
          var caughtUp = catchUp.get();
          var standard = caughtUp.signum() == 0 ? Hurdle.HARD : Hurdle.SOFT;
          var carry = new Carry(share.get(), hurdle.get().orElse(standard), caughtUp, tiers.get());
          return new Terms(
              kind.get(),
              preferred(preferred.get(), compounding.get().orElse(true), fixed.get()),
              carry,
              order.get(),
              clawback.get());
        });
  }

  private static <T> Optional<T> given(Field<T> field) {
    return field.isRight() ? Optional.of(field.get()) : Optional.empty();
  }

  private static boolean isGiven(Optional<Boolean> choice) {
    return choice.isPresent();
  }

  private static Preferred preferred(
      Optional<BigDecimal> rate, boolean compounding, boolean fixed) {
    if (rate.isEmpty()) {
      return Preferred.NONE;
    }
    var accrual = compounding ? Accrual.COMPOUNDING : Accrual.SIMPLE;
    return new Preferred(fixed ? Accrual.FIXED_AMOUNT : accrual, rate.get());
  }

  private static Outcome<Carry.Tier> tier(Fields fields) {
    var until = fields.orElse("lp_irr_up_to", Inputs.fraction(), Carry.Tier.OPEN);
    var share = fields.required("gp", Inputs.fraction());
    return fields.build(() -> new Carry.Tier(until.get(), share.get()));
  }

  private static Outcome<Clawback> clawback(Fields fields) {
    var basis = fields.choice("basis", Clawback.Basis.class);
    boolean hasFloor = basis.isRight() && basis.get() == Clawback.Basis.FLOOR;
    var multiple =
        hasFloor
            ? fields.required("floor_multiple", multiple())
            : fields.orElse("floor_multiple", multiple(), BigDecimal.ZERO);
    return fields.build(() -> new Clawback(basis.get(), multiple.get()));
  }

  private static Kind<BigDecimal> multiple() {
    return Inputs.exact(BigDecimal.ZERO, FLOOR_MAX, FLOOR_DECIMALS);
  }
}
