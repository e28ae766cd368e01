/** Settings from the environment. */
@NullMarked
@CheckReturnValue
package io.houji.deploy.config;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
