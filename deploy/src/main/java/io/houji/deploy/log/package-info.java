/** What the program logs: JSON lines on standard error, quiet unless something is wrong. */
@NullMarked
@CheckReturnValue
package io.houji.deploy.log;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
