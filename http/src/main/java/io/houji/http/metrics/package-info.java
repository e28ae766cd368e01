/** Names and registry of what the admin port tells. */
@NullMarked
@CheckReturnValue
package io.houji.http.metrics;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
