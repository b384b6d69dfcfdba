import type { ImageCatalogue } from '../../../../../local/aws/ecs/agent/image.ts';

/**
 * Images as small programs. Each says what it does in lines, which the tests read from the log sink, and says that
 * it has started only when it can be signalled; the image's repository is the program's name.
 */
const programs: Readonly<Record<string, string>> = {
  sleeper: `
    process.on('SIGTERM', () => { console.log('stopping'); process.exit(0); });
    console.log('started', process.env.GREETING ?? '');
    setInterval(() => {}, 1000);`,
  passer: `console.log('done'); process.exit(0);`,
  stubborn: `process.on('SIGTERM', () => console.log('ignoring')); console.log('started'); setInterval(() => {}, 1000);`,
  slow: `
    process.on('SIGTERM', () => { console.log('stopping'); setTimeout(() => { console.log('ended'); process.exit(0); }, 400); });
    console.log('started');
    setInterval(() => {}, 1000);`,
  parent: `
    const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    console.log('child', child.pid);
    setInterval(() => {}, 1000);`,
  writer: `
    const fs = require('node:fs');
    const folder = process.env.DATA;
    process.on('SIGTERM', () => process.exit(0));
    const found = fs.readdirSync(folder).join(',') || 'nothing';
    fs.appendFileSync(folder + '/line', 'x');
    console.log('found', found);
    setInterval(() => {}, 1000);`,
  once: `require('node:fs').appendFileSync(process.env.DATA + '/line', 'x'); console.log('wrote');`,
  listener: `
    require('node:net').createServer().listen(7000, process.env.ADDRESS, () => console.log('listening'));
    process.on('SIGTERM', () => process.exit(0));`,
};

const crasher = ['sh', '-c', 'echo started; exit 3'] as const;

/** `VOLUME /data` is declared by writer and once. `onStart` hears each start: whose, and what folder /data is. */
export function testImages(onStart: (container: string, data: string) => void): ImageCatalogue {
  return (repository) => {
    const argv = argvOf(repository);
    if (argv === undefined) return undefined;
    return {
      volumes: repository === 'writer' || repository === 'once' ? ['/data'] : [],
      start: ({ name, address, hostPath }) => {
        onStart(name, hostPath('/data'));
        return { argv, env: { ADDRESS: address, DATA: hostPath('/data') } };
      },
    };
  };
}

function argvOf(repository: string): readonly [string, ...string[]] | undefined {
  if (repository === 'crasher') return crasher;
  const program = programs[repository];
  return program === undefined ? undefined : [process.execPath, '-e', program];
}
