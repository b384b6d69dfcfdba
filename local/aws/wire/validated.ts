/**
 * An SDK's input type as an operation gets it: the members that the API requires are there (the server has
 * held the input against the model), and a time is still the number of seconds that went over the wire.
 */
export type Validated<T> = T extends Date
  ? number
  : T extends readonly (infer Item)[]
    ? Validated<Item>[]
    : T extends object
      ? {
          [K in keyof T]: Partial<Pick<T, K>> extends Pick<T, K>
            ? Validated<T[K]>
            : Validated<Exclude<T[K], undefined>>;
        }
      : T;
