/** What the program says to the person who starts it, in Chinese and English. */
@NullMarked
@CheckReturnValue
package io.houji.deploy.words;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
