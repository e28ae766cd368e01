package io.houji.scoring.training;

/** One variable of past applications, a value per row. */
public sealed interface Column permits NumberColumn, CategoryColumn {

  /** The variable's name. */
  String name();

  int rows();

  boolean missing(int row);

  /** The same variable for some of the rows, in the order given. */
  Column only(int[] rows);
}
