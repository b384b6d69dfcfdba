import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { realIsRequired } from '../../local/realParts.ts';

/** Where Debian's package puts it. */
const executablePath = '/usr/bin/chromium';

/** Why pages cannot be looked at here, or undefined if they can. With CI=true or REQUIRE_REAL=1 that is an error. */
export function withoutChromium(): string | undefined {
  if (existsSync(executablePath)) return undefined;
  const because = `no ${executablePath} on this machine`;
  if (realIsRequired()) throw new Error(because);
  return because;
}

export function startChromium(): Promise<Browser> {
  // Its sandbox needs rights that containers of CI do not give; the pages are our own.
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
