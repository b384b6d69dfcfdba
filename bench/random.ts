/** Chance that comes out the same for a seed. */
export interface Random {
  /** From 0 up to and without 1. */
  part(): number;
  /** A whole number from `from` up to and with `to`. */
  whole(from: number, to: number): number;
  chance(part: number): boolean;
  oneOf<Item>(items: readonly Item[]): Item;
}

/** Mulberry32: 32 bits of state, which is enough to choose by. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const part = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number) => from + Math.floor(part() * (to - from + 1));
  return {
    part,
    whole,
    chance: (at) => part() < at,
    oneOf: (items) => items[whole(0, items.length - 1)] as (typeof items)[number],
  };
}
