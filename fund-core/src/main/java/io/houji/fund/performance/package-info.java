/** How a fund did: certified IRR, multiples, public market equivalents, J-curve. */
@NullMarked
@CheckReturnValue
package io.houji.fund.performance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
