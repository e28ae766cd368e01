/** Programs that measure the whole house under load; not tests. */
@NullMarked
@CheckReturnValue
package io.houji.deploy.load;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
