/** `type` is a value that cannot even be read (SerializationException); the others break the API's rules. */
export interface Finding {
  readonly kind: 'type' | 'unknown' | 'missing' | 'enum';
  readonly message: string;
}

export function missingMember(path: string): Finding {
  return { kind: 'missing', message: `${path} is required` };
}

export function unknownMember(path: string, structure: string, known: readonly string[]): Finding {
  const it = known.length === 0 ? 'it has no members' : `it has ${known.join(', ')}`;
  return { kind: 'unknown', message: `${path} is not a member of ${structure}; ${it}` };
}

export function wrongType(value: unknown, expected: string, path: string): Finding {
  const found = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
  return { kind: 'type', message: `${path || 'the input'} must be ${expected}, not ${found}` };
}

export function notExactlyOne(path: string, known: readonly string[]): Finding {
  return { kind: 'missing', message: `${path} needs exactly one of ${known.join(', ')}` };
}

export function wrongEnum(value: string, allowed: readonly string[], path: string): Finding {
  return {
    kind: 'enum',
    message: `1 validation error detected: Value '${value}' at '${path}' failed to satisfy constraint: Member must satisfy enum value set: [${allowed.join(', ')}]`,
  };
}
