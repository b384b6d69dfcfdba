import { command } from './command.ts';
import { text, toggle } from './option.ts';
import { configuration } from './options.ts';

/** Compares the rows of the database with CloudWatch Logs, window by window, and remembers what it found. */
export const verify = command({
  name: 'verify',
  warns: true,
  summary: 'compare the rows of the database with CloudWatch Logs, window by window, and remember what was found',
  options: {
    ...configuration,
    from: text({
      input: 'verify-from',
      flag: 'from',
      takes: 'INSTANT',
      words:
        'With verify: compare only windows from here on, ISO 8601, for months after the fact; what is known already is not read again. By default all that is due',
    }),
    to: text({
      input: 'verify-to',
      flag: 'to',
      takes: 'INSTANT',
      words: 'With verify: compare only windows before this instant, ISO 8601; by default until now',
    }),
    replay: text({
      input: 'verify-replay',
      flag: 'replay',
      takes: 'FILE',
      words: 'With verify: write the lines that are lost into this file, as the batch reads them',
    }),
    stream: text({
      input: 'verify-stream',
      flag: 'stream',
      takes: 'TAG',
      words: 'With verify-replay: the tag of the stream whose form the file has; by default the only one',
    }),
    explain: text({
      input: 'verify-explain',
      flag: 'explain',
      takes: 'WINDOW',
      words: 'With verify: compare nothing, and say how the verdict on the window that holds this instant came about',
    }),
    page: text({
      input: 'verify-page',
      flag: 'page',
      takes: 'FILE',
      words: 'With verify: write the report as one HTML page into this file',
    }),
    showLines: toggle({
      input: 'verify-show-lines',
      flag: 'show-lines',
      words: 'With verify: name lines by their identities, which may hold what people sent, and not by a digest',
      fallback: false,
    }),
  },
  together: [
    {
      option: 'explain',
      excludes: ['from', 'to', 'replay', 'stream', 'page'],
      hint: 'an explanation compares nothing and writes no file: run verify again without it for those',
    },
    {
      option: 'stream',
      needs: 'replay',
      hint: 'it says whose form the file of the lost lines has, and changes nothing of what is compared',
    },
  ],
  load: () => import('./verification.io.ts'),
  run: ({ explain, verification }, options, context) =>
    options.explain === undefined
      ? verification(options, context)
      : explain({ ...options, window: options.explain }, context),
});
