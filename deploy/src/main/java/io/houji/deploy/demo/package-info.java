/** The illustrative history that a newcomer sees: made-up rows whose totals are the published. */
@NullMarked
@CheckReturnValue
package io.houji.deploy.demo;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
