import type { Cron } from './dialect.ts';
import type { Finding, Said } from './finding.ts';
import { readTimes, type Timed } from './schedule.ts';
import { readSetting, type Setting } from './setting.ts';

interface Line {
  /** Counts from 1. */
  readonly line: number;
  readonly text: string;
}

export type JobLine = Line & Timed;
export type SettingLine = Line & Setting;

/** A crontab as cron reads it, line by line. */
export interface Table {
  /** Without their ends, those of Windows either. */
  readonly lines: readonly string[];
  readonly settings: readonly SettingLine[];
  readonly jobs: readonly JobLine[];
  /** Lines that are neither. One of them, and Debian's cron ignores the whole table, without a word that anybody sees. */
  readonly bad: readonly Finding[];
}

export function readTable(text: string, cron: Cron): Table {
  const lines = text.replaceAll('\r', '').replace(/\n$/, '').split('\n');
  const settings: SettingLine[] = [];
  const jobs: JobLine[] = [];
  const bad: Finding[] = [];
  for (const [index, content] of lines.entries()) {
    if (/^[ \t]*(#|$)/.test(content)) continue;
    const line = { line: index + 1, text: content };
    const setting = readSetting(content, cron);
    const timed = setting ?? readTimes(content, cron);
    if (setting) settings.push({ ...line, ...setting });
    else if (isSaid(timed)) bad.push({ line: line.line, ...timed });
    else if ('schedule' in timed) jobs.push({ ...line, ...timed });
  }
  return { lines, settings, jobs, bad };
}

function isSaid(read: Setting | Timed | Said): read is Said {
  return 'severity' in read;
}
