/** Points tables as PMML 4.4 Scorecard, written and read without a foreign engine. */
@NullMarked
@CheckReturnValue
package io.houji.scoring.pmml;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
