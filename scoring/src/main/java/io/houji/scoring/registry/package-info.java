/** What a score was made with, addressed by its content, and who let it into use. */
@NullMarked
@CheckReturnValue
package io.houji.scoring.registry;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
