/** Fair values that come late: rolled forward, with their age and how far to trust them. */
@NullMarked
@CheckReturnValue
package io.houji.fund.valuation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
