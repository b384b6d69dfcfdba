/** Fluentd takes no abbreviations, because several zones share one; these are what most people mean. */
const abbreviations: Readonly<Record<string, string>> = {
  JST: 'Asia/Tokyo',
  KST: 'Asia/Seoul',
  IST: 'Asia/Kolkata',
  SGT: 'Asia/Singapore',
  HKT: 'Asia/Hong_Kong',
  MSK: 'Europe/Moscow',
  EET: 'Europe/Helsinki',
  EEST: 'Europe/Helsinki',
  CET: 'Europe/Berlin',
  CEST: 'Europe/Berlin',
  WET: 'Europe/Lisbon',
  WEST: 'Europe/Lisbon',
  BST: 'Europe/London',
  EST: 'America/New_York',
  EDT: 'America/New_York',
  CST: 'America/Chicago',
  CDT: 'America/Chicago',
  MST: 'America/Denver',
  MDT: 'America/Denver',
  PST: 'America/Los_Angeles',
  PDT: 'America/Los_Angeles',
  AEST: 'Australia/Sydney',
  AEDT: 'Australia/Sydney',
  NZST: 'Pacific/Auckland',
  NZDT: 'Pacific/Auckland',
};

/** The zone that a word stands for: an abbreviation, a name in any case, or the city of one. */
export function zoneOf(word: string): string | undefined {
  const abbreviation = word.toUpperCase();
  if (Object.hasOwn(abbreviations, abbreviation)) return abbreviations[abbreviation];
  return zoneNamed(word) ?? zoneOfCity(word);
}

/**
 * The zone of this name, as the database of zones writes it; without a slash the zone that the name is another one for
 * (Japan). Other names with one (Asia/Kolkata) are as good as a zone's first.
 */
export function zoneNamed(name: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return name.includes('/') && timeZone.toLowerCase() !== name.toLowerCase() ? name : timeZone;
  } catch (caught) {
    if (caught instanceof RangeError) return undefined;
    throw caught;
  }
}

function zoneOfCity(city: string): string | undefined {
  const ending = `/${city.toLowerCase().replaceAll(' ', '_')}`;
  return Intl.supportedValuesOf('timeZone').find((name) => name.toLowerCase().endsWith(ending));
}

/** The offsets of a zone in 2026, that of its standard time first: `-05:00`, `-04:00`. */
export function offsetsOf(zone: string): readonly string[] {
  const offsets = [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)].map((ms) => offsetAt(zone, ms));
  return [...new Set(offsets)].sort((one, other) => sortable(one) - sortable(other));
}

function offsetAt(zone: string, ms: number): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  return format.format(ms).replace(/.*GMT/, '') || '+00:00';
}

function sortable(offset: string): number {
  return Number(offset.replace(':', ''));
}

/** `Asia/Tokyo (+09:00)`, for a question in a hint. */
export function shownZone(zone: string): string {
  const [standard, summer] = offsetsOf(zone);
  return `${zone} (${standard}${summer === undefined ? '' : `, in summer ${summer}`})`;
}
