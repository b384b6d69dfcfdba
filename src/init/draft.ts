/** A setting that nobody but a person can fill in. */
export interface Gap {
  /** Where it belongs, as people write it: `network`, `batch.secrets.PASSWORD`. */
  readonly path: string;
  /** What is to be written there. */
  readonly what: string;
  /** How it is written, as lines of YAML; none where a line stands there already. */
  readonly example?: string;
}

/** Something that the configuration cannot say, or says otherwise than it was. */
export interface Note {
  /** The section above which it stands; without one, at the top of the file. */
  readonly section?: string;
  readonly text: string;
  /** Only for whoever reads the file: it explains a section, and nothing is lost. */
  readonly explains?: true;
}

/** A configuration in the making. Every text in it is meant as it stands: nothing is filled in for a `${`. */
export interface Draft {
  /** By section, in the order of the schema. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly gaps: readonly Gap[];
  readonly notes: readonly Note[];
}

/** A text that the configuration fills in from the environment: `${NAME}`. */
export class Variable {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}
