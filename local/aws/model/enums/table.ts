/** Structure → member → the SDK's enum object, whose values are the allowed ones. */
export type EnumTable = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
