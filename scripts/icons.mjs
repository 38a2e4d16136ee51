/**
 * Draws the icons of the ribbon: assets/icons/*.svg to PNG files of the sizes that Office asks for. The
 * files are kept, so a build needs no browser; a test checks that every SVG has its sizes.
 *
 *   node scripts/icons.mjs
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inPage } from '../bench/chromium.mjs';

const ICONS = join(dirname(fileURLToPath(import.meta.url)), '..', 'assets', 'icons');

/** 16, 32 and 80 are required of a button; the others keep it sharp on scaled screens. */
const COMMAND_SIZES = [16, 20, 24, 32, 40, 48, 64, 80];

/** The add-in itself also stands in catalogues. */
const APP_ICON = 'app';
const APP_SIZES = [...COMMAND_SIZES, 128];

/** In the page: the drawing at every size, as base64. A canvas draws an SVG anew at each size. */
async function draw([svg, sizes]) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  return sizes.map((size) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
    canvas.getContext('2d').drawImage(image, 0, 0, size, size);
    return canvas.toDataURL('image/png').split(',')[1];
  });
}

await inPage(async (page) => {
  for (const file of readdirSync(ICONS).filter((name) => name.endsWith('.svg'))) {
    const name = basename(file, '.svg');
    const sizes = name === APP_ICON ? APP_SIZES : COMMAND_SIZES;
    const pictures = await page.evaluate(draw, [readFileSync(join(ICONS, file), 'utf8'), sizes]);
    for (const [index, size] of sizes.entries()) {
      const bytes = Buffer.from(pictures[index], 'base64');
      writeFileSync(join(ICONS, `${name}-${size}.png`), bytes);
    }
  }
});
