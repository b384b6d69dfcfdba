import type { State } from '../../verify/ledger/entry.ts';

/** How a state is shown: its place among the others, and a shape that is not told from others by colour alone. */
export interface StateStyle {
  /** The larger one wins where many windows are one column. */
  readonly weight: number;
  /** Whether nothing has to be done or waited for. */
  readonly isCalm: boolean;
  /** A path of SVG in a square of ten. */
  readonly shape: string;
  /** What it means, for the legend. */
  readonly meaning: string;
}

/** What is drawn where nothing is remembered. */
export const gap: StateStyle = {
  weight: 5,
  isCalm: false,
  shape: 'M1 1h3v1.5h-1.5v1.5h-1.5zM6 1h3v3h-1.5v-1.5h-1.5zM1 6h1.5v1.5h1.5v1.5h-3zM7.5 6h1.5v3h-3v-1.5h1.5z',
  meaning: 'nothing is remembered of it',
};

export const stateStyles: Readonly<Record<State, StateStyle>> = {
  empty: { weight: 0, isCalm: true, shape: 'M1 4h8v2h-8z', meaning: 'nothing on either side' },
  matched: { weight: 1, isCalm: true, shape: 'M5 1a4 4 0 1 1 0 8a4 4 0 1 1 0-8z', meaning: 'both sides agree' },
  shifted: {
    weight: 2,
    isCalm: true,
    shape: 'M0 5l4-4v2.5h2v-2.5l4 4l-4 4v-2.5h-2v2.5z',
    meaning: 'rows stand in a neighbouring window',
  },
  open: { weight: 3, isCalm: false, shape: 'M1 1h8v8h-8zM2.5 2.5v5h5v-5z', meaning: 'not over yet' },
  settling: {
    weight: 4,
    isCalm: false,
    shape: 'M5 0l5 5l-5 5l-5-5zM5 2.5l-2.5 2.5l2.5 2.5l2.5-2.5z',
    meaning: 'a side may still come',
  },
  late: { weight: 6, isCalm: false, shape: 'M1 0l8 5l-8 5z', meaning: 'lines have no row yet' },
  short: {
    weight: 7,
    isCalm: false,
    shape: 'M1 0l4 5l-4 5zM5 0l4 5l-4 5z',
    meaning: 'the neighbouring window decides',
  },
  unknown: { weight: 8, isCalm: false, shape: 'M5 0l5 5l-5 5l-5-5z', meaning: 'a side could not be read' },
  repeated: { weight: 9, isCalm: false, shape: 'M1 0h3v10h-3zM6 0h3v10h-3z', meaning: 'rows stand twice' },
  extra: {
    weight: 10,
    isCalm: false,
    shape: 'M3.5 0h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z',
    meaning: 'rows have no line',
  },
  lost: {
    weight: 11,
    isCalm: false,
    shape: 'M2 0l3 3l3-3l2 2l-3 3l3 3l-2 2l-3-3l-3 3l-2-2l3-3l-3-3z',
    meaning: 'lines have no row',
  },
};
