import type { Troubles } from './trouble.ts';

export const rowTroubles: Troubles = {
  title: 'The database, of the verification',
  all: [
    {
      words: [
        'the secret is not understood',
        'the secret is the URL of no known database',
        'the secret is for …, and verify.database.engine is …',
        'the secret names no database',
        'the secret has no …',
        'the secret’s engine is no known database',
      ],
      means: 'The secret does not hold a connection to a database of that engine.',
      mend: 'Write a URL, postgres://user:password@host/database, or JSON as RDS does; what it lacks stands in verify.database.',
    },
    {
      words: [
        'there is no table …',
        'there is no column … in the table …',
        'the table … has more than one dot in its name',
      ],
      means: 'The database has no such table or column, or the user may not see it.',
      mend: 'Check verify.database.schema, table and the names of columns, and GRANT SELECT.',
    },
    {
      words: ['how … holds time is not certain', '…, and cannot be counted by time'],
      means: 'The time column’s values have several meanings, or are no times.',
      mend: 'Write how it holds time as the hint says, or name another column in verify.database.time.',
    },
    {
      words: ['… is of type …, and its sum would not be exact', 'the measure is not a whole number'],
      means: 'Sums are compared exactly, and this column’s are not.',
      mend: 'Name a column of whole numbers in verify.database.measure, or compare rows.',
    },
    {
      words: ['verify.database.where is no condition that the database takes: …'],
      means: 'The database refused the condition in its own words behind the colon.',
      mend: 'Try it in a SELECT count(*) … WHERE of your own.',
    },
    {
      words: ['no index of … leads to a range of …'],
      means: 'Each comparison would read the whole table.',
      mend: 'Make an index that begins with the time column, or write allowFullScan: true for a small table.',
    },
  ],
};

export const logTroubles: Troubles = {
  title: 'CloudWatch Logs, of the verification',
  all: [
    {
      words: [
        'the query ended as …',
        'StartQuery gave no id of a query',
        'the state of the query is not known',
        'the query did not end, 5 minutes after its own time-out',
        'the query is … on a later page',
        'no answer to StopQuery',
        'the query gave a row that is not understood',
      ],
      means: 'A query of Logs Insights came to no complete answer. Counts of it are unknown, and taken for nothing.',
      mend: 'The next run asks again. Where it stays so, make the window or the filter smaller.',
    },
    {
      words: ['more events than fit: …'],
      means: 'So many events stand in so short a time that they cannot all be read.',
      mend: 'Narrow verify.logs[].filter, or count by a hash: verify.identity.hash.',
    },
    {
      words: ['Insights has no name for a field with a backtick'],
      means: 'A field’s name cannot be written in a query.',
      mend: 'Name the field otherwise in the records, or in verify.logs[].fields.',
    },
    {
      words: [
        '… holds no whole window',
        '… begins before …, where the verification begins',
        '… begins decades ago',
        '… ends before it begins',
        '… lies in the future: it is …',
      ],
      means: 'The range that is asked for cannot be compared.',
      mend: 'Give a beginning and an end that hold whole windows of the past.',
    },
    {
      words: [
        'which lines are lost is not known: only their numbers are compared',
        'the lines from … on: …',
        'of … lost lines from … on the log holds … by now',
      ],
      means:
        'The lost lines themselves cannot be told: they are known only with verify.identity, and as long as the log keeps them.',
      mend: 'Add verify.identity; where the log has expired nobody can tell them any more.',
    },
  ],
};

export const ledgerTroubles: Troubles = {
  title: 'The ledger of the verification',
  all: [
    {
      words: ['… was written by another run', '… of the ledger was written by another run'],
      means: 'Two runs wrote the same ledger at once; this one gave way, and nothing is lost.',
      mend: 'Run again. Let one schedule verify.',
    },
    {
      words: ['the ledger in … is of other settings: …'],
      means: 'The settings that decide what is compared have changed, and old and new results do not go together.',
      mend: 'Name another verify.state for the new ones, or put the former ones back.',
    },
    {
      words: ['… of the ledger is no JSON', '… of the ledger is not of version …: …'],
      means: 'The file was cut off, written by hand, or by another version.',
      mend: 'Put a former version of it back (S3 keeps them where versioning is on), or begin a new verify.state.',
    },
    {
      words: ['verify.state is neither s3://bucket/prefix nor file:folder: …', 'nothing was verified: …'],
      means: 'The Lambda was not told what to verify, or where to keep it.',
      mend: 'Set its environment by a deploy with verifier-function, or write the settings into the event as verifier.md shows.',
    },
  ],
};
