// Where a function of a line is zero.

/**
 * Where a function changes its sign between two places; within a cell it counts as going straight.
 * @param {(place: number) => number} f  @param {number} from  @param {number} to
 */
export function crossings(f, from, to, cells = 64) {
  const places = Array.from({ length: cells + 1 }, (_, i) => from + ((to - from) * i) / cells);
  const values = places.map(f);
  return places.slice(1).flatMap((place, i) => {
    const [before, after] = [values[i], values[i + 1]];
    if (before > 0 === after > 0) return [];
    return [places[i] + ((place - places[i]) * before) / (before - after)];
  });
}
