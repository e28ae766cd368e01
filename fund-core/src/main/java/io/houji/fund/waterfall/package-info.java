/** Who gets what of a fund's cash: preferred return, catch-up, carry, clawback, accounts. */
@NullMarked
@CheckReturnValue
package io.houji.fund.waterfall;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
