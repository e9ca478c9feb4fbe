/** The middle of an odd number of figures; of an even one, the upper of the two in the middle. */
export const median = (figures: readonly number[]): number => {
  const middle = figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)];
  if (middle === undefined) throw new RangeError('there is no median of nothing');
  return middle;
};
