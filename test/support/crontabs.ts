/** A crontab as people write them. */
export interface Shape {
  readonly name: string;
  readonly text: string;
  /** What the real cron of Debian does with it, as a file of /etc/cron.d: all of it, or nothing. */
  readonly debian: 'takes' | 'ignores';
  /** What is said of it where that cron reads it; its users are these. */
  readonly says: readonly string[];
  /** The same where cronie reads it, if that is something else. */
  readonly cronieSays?: readonly string[];
}

export const users = ['root', 'www-data', 'daemon', 'nobody'];

export const shapes: readonly Shape[] = [
  {
    name: 'a job every minute',
    text: '* * * * * root /opt/batch\n',
    debian: 'takes',
    says: [],
  },
  {
    name: 'a comment, an empty line and blanks before and between',
    text: '# a comment\n\n \t5  3\t* * *   www-data  /opt/batch --all\n',
    debian: 'takes',
    says: [],
  },
  {
    name: 'ranges, steps, lists and names',
    text: '0-59/5,2 8-18 1,15 jan-mar,DEC mon-fri root /opt/batch\n',
    debian: 'takes',
    says: ['1:1 warning: the job runs on the days of the month and on the weekdays too: cron takes either'],
  },
  {
    name: 'the short forms',
    text: '@hourly root /opt/a\n@daily root /opt/b\n@weekly root /opt/c\n@monthly root /opt/d\n@annually root /opt/e\n',
    debian: 'takes',
    says: [],
  },
  {
    name: 'crontab -l, by its paths',
    text: '*/5 * * * * /opt/batch --all\n@daily cd /opt && ./batch > /dev/null 2>&1\n',
    debian: 'ignores',
    says: [
      '1:13 warning: the lines name no user, as those of crontab -l: each job runs as CRONTAB_USER, root by default',
    ],
  },
  {
    name: 'crontab -l, by programs that everybody knows',
    text: '0 3 * * * php /opt/batch.php\n5 3 * * * bash -lc /opt/batch\n',
    debian: 'ignores',
    says: [
      '1:11 warning: the lines name no user, as those of crontab -l: each job runs as CRONTAB_USER, root by default',
    ],
  },
  {
    name: 'one line without a user among others',
    text: '0 3 * * * root /opt/a\n5 3 * * * /opt/b\n',
    debian: 'ignores',
    says: ['2:11 error: "/opt/b" is a command, and the user is missing before it'],
  },
  {
    name: 'an unknown user',
    text: '0 3 * * * root /opt/a\n5 3 * * * deploi /opt/b\n',
    debian: 'ignores',
    says: ['2:11 error: the image has no user "deploi"'],
  },
  {
    name: 'a user and no command',
    text: '5 3 * * * root\n',
    debian: 'ignores',
    says: ['1:15 error: the line has a user and no command'],
  },
  {
    name: 'a user, a blank and no command',
    text: '5 3 * * * root \n',
    debian: 'takes',
    says: ['1:16 error: the line has a user and no command'],
  },
  {
    name: 'four time fields',
    text: '5 3 * * root /opt/batch\n',
    debian: 'ignores',
    says: ['1:9 error: the day of week has "root", which is no number and no name'],
  },
  {
    name: 'six time fields',
    text: '0 5 3 * * * root /opt/batch\n',
    debian: 'ignores',
    says: ['1:11 error: "*" is a sixth time field, and cron has five'],
  },
  {
    name: 'a minute of 60',
    text: '60 3 * * * root /opt/batch\n',
    debian: 'ignores',
    says: ['1:1 error: the minute has 60, which is not within 0 to 59'],
  },
  {
    name: 'an hour of 24',
    text: '0 24 * * * root /opt/batch\n',
    debian: 'ignores',
    says: ['1:3 error: the hour has 24, which is not within 0 to 23'],
  },
  {
    name: 'a day of 0',
    text: '0 0 0 * * root /opt/batch\n',
    debian: 'ignores',
    says: ['1:5 error: the day of month has 0, which is not within 1 to 31'],
  },
  {
    name: 'a month of a full name',
    text: '0 0 1 january * root /opt/batch\n',
    debian: 'ignores',
    says: ['1:7 error: the month has "january", which is no number and no name'],
  },
  {
    name: 'the weekday 7, which is Sunday',
    text: '0 0 * * 7 root /opt/batch\n',
    debian: 'takes',
    says: [],
  },
  {
    name: 'a step without a range',
    text: '0/15 * * * * root /opt/batch\n',
    debian: 'ignores',
    says: ['1:1 error: the minute has a step without a range'],
  },
  {
    name: 'a step of 0',
    text: '*/0 * * * * root /opt/batch\n',
    debian: 'ignores',
    says: ['1:1 error: the minute has a step of 0'],
  },
  {
    name: 'a range backwards',
    text: '0 22-6 * * * root /opt/batch\n',
    debian: 'takes',
    says: ['1:3 error: the hour has a range that ends before it begins, 22-6'],
  },
  {
    name: 'from Friday to Sunday by name',
    text: '0 0 * * fri-sun root /opt/batch\n',
    debian: 'takes',
    says: ['1:9 error: the day of week has a range that ends before it begins, fri-sun'],
    cronieSays: [],
  },
  {
    name: 'a slash forgotten',
    text: '*5 * * * * root /opt/batch\n',
    debian: 'takes',
    says: ['1:1 error: the minute has "*5", which is no list of numbers and ranges'],
  },
  {
    name: 'a blank behind a comma',
    text: '0, 30 * * * * root /opt/batch\n',
    debian: 'ignores',
    says: ['1:3 error: the minute has an empty place between commas'],
  },
  {
    name: 'Quartz’s ?',
    text: '0 0 ? * 1 root /opt/batch\n',
    debian: 'ignores',
    says: ['1:5 error: the day of month has "?", which is Quartz’s and not cron’s'],
  },
  {
    name: 'cronie’s ~',
    text: '0~30 3 * * * root /opt/batch\n',
    debian: 'takes',
    says: ['1:1 error: the minute has ~, which only cronie reads'],
    cronieSays: [],
  },
  {
    name: 'cronie’s - before a job',
    text: '-*/5 * * * * root /opt/batch\n',
    debian: 'ignores',
    says: ['1:1 error: the minute has "-*/5", which is no list of numbers and ranges'],
    cronieSays: [],
  },
  {
    name: 'an unknown short form',
    text: '@every_minute root /opt/batch\n',
    debian: 'ignores',
    says: ['1:1 error: cron knows no "@every_minute"'],
  },
  {
    name: 'a short form in capitals',
    text: '@Daily root /opt/batch\n',
    debian: 'ignores',
    says: ['1:1 error: cron knows no "@Daily"'],
  },
  {
    name: 'at the start',
    text: '@reboot root /opt/batch\n',
    debian: 'takes',
    says: ['1:1 warning: @reboot is each start of the container, so each deploy too'],
  },
  {
    name: '30 February',
    text: '0 0 30 2 * root /opt/batch\n',
    debian: 'takes',
    says: ['1:1 error: the job never runs: there is no such date'],
  },
  {
    name: '29 February',
    text: '0 0 29 2 * root /opt/batch\n',
    debian: 'takes',
    says: ['1:1 warning: the job runs in leap years only'],
  },
  {
    name: 'the 13th and Fridays',
    text: '0 0 13 * 5 root /opt/batch\n',
    debian: 'takes',
    says: ['1:1 warning: the job runs on the days of the month and on the weekdays too: cron takes either'],
  },
  {
    name: 'every second day that is a Monday',
    text: '0 0 */2 * 1 root /opt/batch\n',
    debian: 'takes',
    says: ['1:1 warning: the job runs on those weekdays only that are also such days of the month'],
  },
  {
    name: 'a % in the format of date',
    text: '0 0 * * * root /opt/batch > /var/log/$(date +%F).log\n',
    debian: 'takes',
    says: ['1:46 error: the command ends at this %, in the middle: what is left of it cannot run'],
  },
  {
    name: 'a % with input behind it',
    text: '0 0 * * * root cat%one%two\n',
    debian: 'takes',
    says: ['1:19 warning: the command ends at this %, and what is behind it is its input'],
  },
  {
    name: 'a % with a backslash',
    text: '0 0 * * * root date +\\%F\n',
    debian: 'takes',
    says: [],
  },
  {
    name: 'a % in single quotes',
    text: "0 0 * * * root date '+%F'\n",
    debian: 'takes',
    says: ['1:23 error: the command ends at this %, in the middle: what is left of it cannot run'],
  },
  {
    name: 'MAILTO with nothing behind it',
    text: 'MAILTO=\n* * * * * root /opt/batch\n',
    debian: 'ignores',
    says: ['1:1 error: cron reads no value here and takes the line for a job; with it the whole table is ignored'],
    cronieSays: [],
  },
  {
    name: 'MAILTO with empty quotes',
    text: 'MAILTO=""\n* * * * * root /opt/batch\n',
    debian: 'takes',
    says: [],
  },
  {
    name: 'MAILTO with an address',
    text: 'MAILTO=ops@example.com\n* * * * * root /opt/batch\n',
    debian: 'takes',
    says: ['1:1 warning: MAILTO has no effect: nothing here sends mail'],
  },
  {
    name: 'CRON_TZ',
    text: 'CRON_TZ=Asia/Tokyo\n0 3 * * * root /opt/batch\n',
    debian: 'takes',
    says: ['1:1 error: Debian’s cron ignores CRON_TZ: the times are those of the container'],
    cronieSays: [],
  },
  {
    name: 'TZ',
    text: 'TZ=Asia/Tokyo\n0 3 * * * root /opt/batch\n',
    debian: 'takes',
    says: ['1:1 warning: TZ is only handed to the jobs: the times are those of the container'],
  },
  {
    name: 'export',
    text: 'export A=1\n* * * * * root /opt/batch\n',
    debian: 'ignores',
    says: ['1:1 error: "export" is neither the minute of a job nor NAME=value'],
  },
  {
    name: 'blanks around =, quotes, and blanks at the end',
    text: 'A = 1 \nB=" 2 "\nC=\'it\' \n"D E"=3\n* * * * * root /opt/batch\n',
    debian: 'takes',
    says: [],
  },
  {
    name: 'a quote that is not closed',
    text: 'A="1\n* * * * * root /opt/batch\n',
    debian: 'ignores',
    says: ['1:1 error: cron reads no value here and takes the line for a job; with it the whole table is ignored'],
    cronieSays: ['1:1 error: cron reads no value here and takes the line for a job; it is ignored'],
  },
  {
    name: 'words behind a quoted value',
    text: 'A="1" # one\n* * * * * root /opt/batch\n',
    debian: 'ignores',
    says: ['1:1 error: cron reads no value here and takes the line for a job; with it the whole table is ignored'],
    cronieSays: ['1:1 error: cron reads no value here and takes the line for a job; it is ignored'],
  },
  {
    name: 'a comment behind a value',
    text: 'A=1 # one\n* * * * * root /opt/batch\n',
    debian: 'takes',
    says: ['1:3 warning: what is behind # belongs to the value of A'],
  },
  {
    name: 'PATH with $PATH',
    text: 'PATH=/opt/bin:$PATH\n* * * * * root /opt/batch\n',
    debian: 'takes',
    says: ['1:6 warning: cron puts nothing in for the $ of PATH: jobs get it as it stands'],
  },
  {
    name: 'a shell of its own',
    text: 'SHELL=/bin/bash\n* * * * * root /opt/batch\n',
    debian: 'takes',
    says: [],
  },
  {
    name: 'line ends of Windows',
    text: 'A="1"\r\n* * * * * root /opt/batch\r\n',
    debian: 'takes',
    says: [],
  },
  {
    name: 'a last line without an end',
    text: '* * * * * root /opt/batch',
    debian: 'ignores',
    says: [],
  },
  {
    name: 'a command of 998 bytes',
    text: `* * * * * root /${'a'.repeat(997)}\n`,
    debian: 'takes',
    says: [],
  },
  {
    name: 'a command of 999 bytes',
    text: `* * * * * root /${'a'.repeat(998)}\n`,
    debian: 'ignores',
    says: ['1:16 error: the command has 999 bytes, and Debian’s cron takes 998'],
    cronieSays: [],
  },
  {
    name: 'a variable of 998 bytes',
    text: `A=${'a'.repeat(996)}\n* * * * * root /opt/batch\n`,
    debian: 'takes',
    says: [],
  },
  {
    name: 'a variable of 999 bytes',
    text: `A=${'a'.repeat(997)}\n* * * * * root /opt/batch\n`,
    debian: 'takes',
    says: ['1:1 error: Debian’s cron cuts a line like this after 998 bytes'],
    cronieSays: [],
  },
  {
    name: 'a line for a shell on two lines',
    text: '* * * * * root /opt/batch \\\n  --all\n',
    debian: 'ignores',
    says: ['2:3 error: the line has 1 of five time fields, and no command'],
    cronieSays: ['2:4 error: the line has 1 of five time fields, and no command'],
  },
];
