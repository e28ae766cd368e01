/** The projects of the seed fund and their rounds. */
@NullMarked
@CheckReturnValue
package io.houji.http.seedfund;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
