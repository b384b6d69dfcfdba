/** A half-open piece of time: an event stamped exactly at `toMs` belongs to the next window, or two neighbours would both count it. */
export interface Window {
  /** In ms since the epoch, as is `toMs`. */
  readonly fromMs: number;
  readonly toMs: number;
}
