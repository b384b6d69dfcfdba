/**
 * What the sender promises, measured: `npm run bench:sending` drains backlogs of 10 to 400 thousand lines into a real Fluentd;
 * `-- --outage SECONDS` measures the memory of an application that sends 1,000 lines a second while nobody listens.
 * The last line is JSON.
 */
import { parseArgs } from 'node:util';
import { drainBacklogs } from './backlog.ts';
import { sitOutOutage } from './outage.ts';

const { values } = parseArgs({ options: { outage: { type: 'string' }, rate: { type: 'string', default: '1000' } } });
const result =
  values.outage === undefined ? await drainBacklogs() : await sitOutOutage(Number(values.outage), Number(values.rate));
console.log(JSON.stringify(result));
