/** A task's cpu or memory as a number: `1 vCPU` and `1024`, `1 GB` and `1024` are the same. NaN if it is neither. */
export function inUnits(text: string): number {
  const [, amount, unit] = /^([\d.]+)\s*(vcpu|gb|mb)?$/i.exec(text.trim()) ?? [];
  const factor = unit && unit.toLowerCase() !== 'mb' ? 1024 : 1;
  return Math.round(Number(amount ?? 'nothing') * factor);
}
