/** The variable that holds the verify section, as `lambda/event.ts` reads it. */
export const settingsVariable = 'LEGACY_LOG_ECS_VERIFY';

/** A function of Lambda as it stands. */
export interface ObservedFunction {
  readonly name: string;
  /** Of its code, in base64, as Lambda tells it. */
  readonly codeSha256: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** The functions that are kept current, and the code that this release has for them. */
export interface ObservedVerifier {
  readonly functions: readonly ObservedFunction[];
  readonly code: Code;
}

export interface Code {
  readonly zip: Uint8Array;
  /** In base64. */
  readonly sha256: string;
}
