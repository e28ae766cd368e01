/** The command line. */
@NullMarked
@CheckReturnValue
package io.houji.deploy.cli;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
