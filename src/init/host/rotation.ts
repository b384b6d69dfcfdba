/** How logrotate rotates, as far as a stream can say it. */
export interface Rotation {
  readonly every?: 'hour' | 'day' | 'week' | 'month';
  /** As the configuration writes it: `100m`. */
  readonly size?: string;
  /** Beside a period, in whose place `size` stands. */
  readonly maxsize?: string;
  /** A period and `size` exclude each other: the last one counts. */
  readonly by?: 'period' | 'size';
  readonly keep?: number;
  readonly compress: boolean;
  readonly delaycompress: boolean;
  readonly dateext: boolean;
}

/** Logrotate's own defaults: nothing is compressed or named by a date. */
export const unrotated: Rotation = { compress: false, delaycompress: false, dateext: false };

/** What a directive changes; a note where it has no counterpart, or what is wrong with it. */
export type Applied =
  | { readonly rotation?: Partial<Rotation>; readonly note?: string }
  | { readonly message: string; readonly hint: string };

/** Directives that need no counterpart, because a stream's files are Fluentd's own. */
const needless = new Set(
  (
    'missingok nomissingok notifempty ifempty create nocreate createolddir nocreateolddir sharedscripts nosharedscripts copytruncate nocopytruncate copy nocopy ' +
    'su su_user nomail mailfirst maillast uncompresscmd compressoptions noshred shredcycles tabooext taboopat ' +
    'renamecopy norenamecopy allowhardlink noallowhardlink noolddir nodateyesterday ignoreduplicates'
  ).split(' '),
);

const periods = { hourly: 'hour', daily: 'day', weekly: 'week', monthly: 'month' } as const;

const plain: Readonly<Record<string, Applied>> = {
  yearly: {
    rotation: { every: 'month', by: 'period' },
    note: 'yearly has no counterpart: the file is renamed each month',
  },
  compress: { rotation: { compress: true } },
  nocompress: { rotation: { compress: false } },
  delaycompress: { rotation: { delaycompress: true } },
  nodelaycompress: { rotation: { delaycompress: false } },
  dateext: { rotation: { dateext: true } },
  nodateext: { rotation: { dateext: false } },
};

/** What one directive of logrotate means. */
export function applied(word: string, value: string): Applied {
  if (Object.hasOwn(periods, word)) return period(word as keyof typeof periods, value);
  if (Object.hasOwn(plain, word)) return plain[word] ?? {};
  switch (word) {
    case 'rotate':
      return rotate(value);
    case 'size':
    case 'maxsize':
    case 'minsize':
      return sized(word, value);
    case 'dateformat':
      return dateFormat(value);
    default:
      return needless.has(word) ? {} : { note: `${word} has no counterpart, and was left out` };
  }
}

/** As the setting `keep` has it. */
const mostKept = 10_000;

function period(word: keyof typeof periods, value: string): Applied {
  const rotation = { every: periods[word], by: 'period' } as const;
  return value === '' ? { rotation } : { rotation, note: `the day of ${word} ${value} has no counterpart` };
}

function rotate(value: string): Applied {
  if (!/^-?\d+$/.test(value)) return { message: `rotate has no number`, hint: 'write how many are kept: rotate 14' };
  const keep = Number(value);
  if (keep > mostKept) return { rotation: { keep: 0 }, note: `rotate ${value} is more than can be said: all are kept` };
  if (keep > 0) return { rotation: { keep } };
  const note =
    keep === 0 ? 'rotate 0 removes each file at once; here all are kept until the batch removes them' : undefined;
  return { rotation: { keep: 0 }, ...(note !== undefined && { note }) };
}

function sized(word: string, value: string): Applied {
  const [, digits, unit = ''] = /^0*([1-9]\d{0,8})([kMG]?)$/i.exec(value) ?? [];
  if (digits === undefined)
    return { message: `${word} has no size`, hint: `write a number, with k, M or G: ${word} 100M` };
  const size = `${digits}${unit.toLowerCase()}`;
  if (word === 'minsize') return { note: `minsize ${value} has no counterpart: a smaller file is renamed too` };
  return { rotation: word === 'size' ? { size, by: 'size' } : { maxsize: size } };
}

function dateFormat(value: string): Applied {
  if (/^["']?-%Y%m%d["']?$/.test(value)) return {};
  return {
    note: `dateformat ${value} has no counterpart: renamed files are called -%Y%m%d here, and -%Y%m%d%H each hour`,
  };
}
