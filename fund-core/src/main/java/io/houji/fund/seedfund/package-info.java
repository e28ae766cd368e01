/**
 * 春种: the seed fund that follows results of universities from the first ticket to the next round,
 * the exit or the write-off, and judges the whole and never the single failure.
 */
@NullMarked
@CheckReturnValue
package io.houji.fund.seedfund;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
