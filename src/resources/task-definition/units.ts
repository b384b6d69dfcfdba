import { isEmpty } from './form.ts';

/** The CPU units of a task: "1 vCPU" is 1024. Undefined where there are none; what is no number stays as it is. */
export function inUnits(text: unknown): unknown {
  return amount(text, /^([\d.]+)\s*vcpu$/i);
}

/** The MiB of a task: "1 GB" is 1024. */
export function inMebibytes(text: unknown): unknown {
  return amount(text, /^([\d.]+)\s*gb$/i);
}

function amount(text: unknown, large: RegExp): unknown {
  if (isEmpty(text)) return undefined;
  const match = large.exec(String(text).trim());
  const number = match ? Number(match[1]) * 1024 : Number(text);
  return Number.isNaN(number) ? text : number;
}
