/** `10,000` */
export function inWords(count: number): string {
  return count.toLocaleString('en');
}
