/** Whether a score still ranks, is calibrated, stable and fair: the validator's pack. */
@NullMarked
@CheckReturnValue
package io.houji.scoring.validation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
