import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chartOf } from '../../../src/report/verify/columns.ts';
import { verifyPage } from '../../../src/report/verify/page.ts';
import { verifyWidget, widgetColumns } from '../../../src/report/verify/widget.ts';
import { toReport } from '../../../src/verify/toReport.ts';
import { startChromium, withoutChromium } from '../../support/chromium.ts';
import { nastyLines } from '../../support/nastyLines.ts';
import { inputOf } from '../../support/nastyReport.ts';
import { weeks, weeksInput } from '../../support/verifiedWeeks.ts';

const because = withoutChromium();
const checks = readFileSync('test/support/pageChecks.js', 'utf8');

describe.skipIf(because)(`in real Chromium${because === undefined ? '' : ` (${because})`}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  let opened: Page[] = [];
  beforeEach(() => {
    opened = [];
  });
  afterEach(() => Promise.all(opened.map((page) => page.close())));

  const show = async (html: string, options: BrowserContextOptions): Promise<Page> => {
    const page = await browser.newPage(options);
    opened.push(page);
    await page.setContent(html);
    return page;
  };

  const sizes = [400, 800, 1600].flatMap((width) => [
    { width, colorScheme: 'light' as const },
    { width, colorScheme: 'dark' as const },
  ]);

  test.each(sizes)(
    'four thousand windows are legible at $width pixels, $colorScheme',
    async ({ width, colorScheme }) => {
      const report = toReport(weeksInput(), { showLines: true });
      const page = await show(verifyPage(report, chartOf(weeks())), { viewport: { width, height: 900 }, colorScheme });
      expect(await ask(page, 'screenWidth')).toBeLessThanOrEqual(width);
      expect(await ask(page, 'clippedTexts')).toEqual([]);
      expect(await ask(page, 'overlappingTexts')).toEqual([]);
      expect(await ask(page, 'faintTexts')).toEqual([]);
    },
  );

  test('texts that are cut off, stand upon each other or are faint are found', async () => {
    const html = `<!doctype html><body style="background:#fff"><p style="width:3em;overflow:hidden;white-space:nowrap">cut off here</p>
      <p style="position:absolute;top:200px">one</p><p style="position:absolute;top:202px">two</p><p style="color:#888">faint</p>`;
    const page = await show(html, { viewport: { width: 400, height: 900 } });
    expect(await ask(page, 'clippedTexts')).toEqual(['P cut off here']);
    expect(await ask(page, 'overlappingTexts')).toEqual(['one / two']);
    expect(await ask(page, 'faintTexts')).toEqual(['faint']);
  });

  test('a chart shows each state by a shape and a colour of its own, a lost window among thousands too', async () => {
    const page = await show(verifyPage(toReport(weeksInput()), chartOf(weeks())), {
      viewport: { width: 800, height: 900 },
    });
    const legend = (await ask(page, 'legend')) as { readonly shape: string; readonly colour: string }[];
    expect(legend.length).toBeGreaterThanOrEqual(9);
    expect(new Set(legend.map(({ shape }) => shape)).size).toBe(legend.length);
    // What is empty and what is not there are both grey.
    expect(new Set(legend.map(({ colour }) => colour)).size).toBe(legend.length - 1);
    expect(await ask(page, 'lostWidth')).toBeGreaterThan(1);
  });

  test('on paper nothing is cut off at the side, and the ground is light', async () => {
    const page = await show('', { viewport: { width: 680, height: 900 }, colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    await page.setContent(verifyPage(toReport(weeksInput()), chartOf(weeks())));
    expect(await ask(page, 'screenWidth')).toBeLessThanOrEqual(680);
    expect(await ask(page, 'clippedTexts')).toEqual([]);
    expect(await ask(page, 'ground')).toBe('rgb(253, 253, 252)');
  });

  test('a widget holds nothing that a dashboard takes out, and has the colours of its theme', async () => {
    const html = verifyWidget(toReport(weeksInput()), chartOf(weeks(), widgetColumns), { theme: 'dark' });
    const page = await show(`<!doctype html><body>${html}`, {
      viewport: { width: 500, height: 600 },
      colorScheme: 'light',
    });
    expect(await ask(page, 'foreign')).toBe(0);
    expect(await ask(page, 'screenWidth')).toBeLessThanOrEqual(500);
    expect(await ask(page, 'clippedTexts')).toEqual([]);
    expect(await ask(page, 'overlappingTexts')).toEqual([]);
    expect(await ask(page, 'faintTexts')).toEqual([]);
  });

  test('no line becomes an element, a script or a request, in the page and in the widget', async () => {
    const page = await show('', {});
    const heard: string[] = [];
    page.on('request', (request) => heard.push(request.url()));
    page.on('dialog', (dialog) => heard.push(dialog.message()));
    const skeletonOf = async (html: string) => {
      await page.setContent(html);
      return await ask(page, 'skeleton');
    };
    const plain = [await skeletonOf(pageOf('x')), await skeletonOf(widgetOf('x'))];
    const through: string[] = [];
    for (const line of nastyLines) {
      const own = [await skeletonOf(pageOf(line)), await skeletonOf(widgetOf(line))];
      if (String(own) !== String(plain)) through.push(line);
    }
    expect({ through, heard }).toEqual({ through: [], heard: [] });
    console.log(JSON.stringify({ corpus: nastyLines.length, media: ['page', 'widget'], through: through.length }));
  });

  test.each(nastyLines.filter((line) => line.length > 300).map((line) => ({ line, length: line.length })))(
    'a text of $length characters breaks into lines where it stands',
    async ({ line }) => {
      const page = await show(pageOf(line), { viewport: { width: 400, height: 900 } });
      expect(await ask(page, 'screenWidth')).toBeLessThanOrEqual(400);
    },
  );

  test('an element, a script and a request that get through are found', async () => {
    const page = await show('', {});
    const heard: string[] = [];
    page.on('request', (request) => heard.push(request.url()));
    const own = pageOf('x');
    const before = await page.setContent(own).then(() => ask(page, 'skeleton'));
    await page.setContent(own.replace('<h1>', '<h1><img src="http://127.0.0.1:64321/a.png">'));
    expect(await ask(page, 'skeleton')).not.toBe(before);
    expect(heard).toEqual(['http://127.0.0.1:64321/a.png']);
    await page.setContent('<script>window.hit = 1</script>');
    expect(await ask(page, 'skeleton')).toContain('true');
  });
});

/** Asks one of `pageChecks.js` in the page. */
function ask(page: Page, check: string): Promise<unknown> {
  return page.evaluate(`(() => { ${checks}; return globalThis.checks.${check}(); })()`);
}

/** Without the policy that would stop what gets through: here the page has to do without it. */
function pageOf(text: string): string {
  const input = inputOf(text);
  const page = verifyPage(toReport(input, { showLines: true }), chartOf(input.entries));
  return page.replace(/<meta http-equiv[^>]*>/, '');
}

function widgetOf(text: string): string {
  const input = inputOf(text);
  return `<!doctype html><body>${verifyWidget(toReport(input, { showLines: true }), chartOf(input.entries), {})}`;
}
