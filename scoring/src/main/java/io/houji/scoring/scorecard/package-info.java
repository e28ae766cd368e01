/** A points table and what it says of an applicant: points, default probability, reasons. */
@NullMarked
@CheckReturnValue
package io.houji.scoring.scorecard;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
