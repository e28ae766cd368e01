/** Answers that may be refused: all problems at once, each with a stable code. */
@NullMarked
@CheckReturnValue
package io.houji.fund.outcome;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
