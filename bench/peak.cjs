// Prints the process's peak resident set at its end, in KiB; loaded with --require by start.ts.
process.on('exit', () => require('node:fs').writeSync(2, `peak-kib=${process.resourceUsage().maxRSS}\n`));
