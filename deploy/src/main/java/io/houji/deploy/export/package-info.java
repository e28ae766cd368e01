/** All rows as files, for a backup or another system. */
@NullMarked
@CheckReturnValue
package io.houji.deploy.export;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
