// Prints the process's peak resident set at its end, in KiB; loaded with --require by start.ts. Linux counts what the
// parent held when it forked into getrusage's figure, and not into this file's.
process.on('exit', () => {
  const { readFileSync, writeSync } = require('node:fs');
  const peak =
    process.platform === 'linux' ? /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : undefined;
  writeSync(2, `peak-kib=${peak ?? process.resourceUsage().maxRSS}\n`);
});
