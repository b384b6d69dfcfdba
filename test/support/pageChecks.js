// Evaluated in the page itself, which is why it is no TypeScript: the project's types know no document.

/** Texts that stand out of the screen, or are cut off by what holds them. */
function clippedTexts() {
  const all = [...document.querySelectorAll('body *')].filter((it) => !it.closest('thead, style, title, desc'));
  return all.filter(isClipped).map((it) => `${it.tagName} ${it.textContent}`);
}

function isClipped(it) {
  const isText = [...it.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  const box = it.getBoundingClientRect();
  if (!isText || box.width === 0) return false;
  const isOut = box.left < -0.5 || box.right > document.documentElement.clientWidth + 0.5;
  const isBlock = it instanceof HTMLElement && getComputedStyle(it).display !== 'inline';
  return isOut || (isBlock && it.scrollWidth > it.clientWidth + 1);
}

/** Pairs of texts of which one stands upon the other. */
function overlappingTexts() {
  const boxes = textsOf('thead').flatMap((node) => boxesOf(node).map((box) => ({ text: node.textContent, box })));
  return boxes.flatMap((one, at) =>
    boxes.slice(at + 1).flatMap((other) => (isUpon(one.box, other.box) ? [`${one.text} / ${other.text}`] : [])),
  );
}

function isUpon(one, other) {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return width > 1 && height > 5;
}

function boxesOf(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].filter(({ width }) => width > 0);
}

function textsOf(besides) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes.filter(
    (node) => node.textContent.trim() && !node.parentElement.closest(`style, title, desc, ${besides}`),
  );
}

/** Texts with a contrast of less than 4.5 to their ground: WCAG 2.2, 1.4.3. */
function faintTexts() {
  return [
    ...new Set(
      textsOf('script')
        .filter(isFaint)
        .map(({ textContent }) => textContent),
    ),
  ];
}

function isFaint({ parentElement }) {
  const style = getComputedStyle(parentElement);
  const ink = luminance(parentElement instanceof SVGElement ? style.fill : style.color);
  const ground = luminance(groundOf(parentElement));
  return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05) < 4.5;
}

function groundOf(it) {
  if (it === null) return 'rgb(255, 255, 255)';
  const colour = getComputedStyle(it).backgroundColor;
  return channelsOf(colour)[3] === 0 ? groundOf(it.parentElement) : colour;
}

function luminance(colour) {
  const linear = (c) => (c / 255 <= 0.04045 ? c / 3294.6 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  const [red, green, blue] = channelsOf(colour).map(linear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(colour) {
  return colour.match(/[\d.]+/g).map(Number);
}

/** Every element with the names of its attributes, and whether a script has run. */
function skeleton() {
  const elements = [...document.querySelectorAll('*')].map((it) => `${it.tagName}[${it.getAttributeNames()}]`);
  return `${elements.join(' ')} ${'hit' in window} ${document.title.length}`;
}

/** What a dashboard takes out, and what it may not hold. */
function foreign() {
  return document.querySelectorAll('script, iframe, use, a, img, [id], [onclick], [href], [src]').length;
}

function legend() {
  const paths = [...document.querySelectorAll('.legend path')];
  return paths.map((path) => ({ shape: path.getAttribute('d'), colour: getComputedStyle(path).fill }));
}

const screenWidth = () => document.documentElement.scrollWidth;
const lostWidth = () => document.querySelector('.chart rect.s-lost').getBoundingClientRect().width;
const ground = () => getComputedStyle(document.querySelector('main')).backgroundColor;

globalThis.checks = {
  clippedTexts,
  overlappingTexts,
  faintTexts,
  skeleton,
  foreign,
  legend,
  screenWidth,
  lostWidth,
  ground,
};
