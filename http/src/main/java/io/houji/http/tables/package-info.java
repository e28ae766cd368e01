/** Files of rows, CSV and XLSX, read within limits as a stream. */
@NullMarked
@CheckReturnValue
package io.houji.http.tables;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
