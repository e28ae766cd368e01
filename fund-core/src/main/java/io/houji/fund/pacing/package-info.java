/** When a fund will call and pay back: a planning model, never a promise to investors. */
@NullMarked
@CheckReturnValue
package io.houji.fund.pacing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
