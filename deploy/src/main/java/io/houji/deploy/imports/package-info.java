/** Files of fund offices brought in from the command line, beside a running service too. */
@NullMarked
@CheckReturnValue
package io.houji.deploy.imports;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
