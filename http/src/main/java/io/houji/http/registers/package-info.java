/** Registers that funds and products refer to: firms, investors, financings, indices, rates. */
@NullMarked
@CheckReturnValue
package io.houji.http.registers;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
