/** Past loans in files, and the folder of files that a trained card is. */
@NullMarked
@CheckReturnValue
package io.houji.deploy.training;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
