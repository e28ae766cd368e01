/** Figures of the funds and of the cluster, on any day and as known at any moment. */
@NullMarked
@CheckReturnValue
package io.houji.http.funds;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
