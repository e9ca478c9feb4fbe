/** A seeded generator (mulberry32) with the distributions that the traffic needs. */
export interface Random {
  uniform(): number;
  between(least: number, most: number): number;
  normal(): number;
  poisson(mean: number): number;
}

export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    between: (least, most) => least + (most - least) * uniform(),
    normal,
    poisson: (mean) => {
      if (mean <= 0) return 0;
      if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
      const limit = Math.exp(-mean);
      let [count, product] = [0, uniform()];
      while (product > limit) {
        count += 1;
        product *= uniform();
      }
      return count;
    },
  };
};
