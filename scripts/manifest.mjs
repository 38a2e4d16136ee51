/**
 * Writes what is installed out of manifest.xml, into the folder of the build:
 *
 *   node scripts/manifest.mjs [--host https://tiendo.example.gov.vn] [--out dist/addin/manifest.xml]
 *
 * manifest.xml      for the address where the folder will be served (also TIENDO_HOST)
 * manifest.dev.xml  for https://localhost:3000, with an identity and a namespace of its own
 *
 * Beside them it puts the icons, the user guide, the ribbon's early script, and functions.json under a name
 * that changes with its content: Excel keeps that file for up to a day whatever the server says, but not one
 * of another name. Fails when a file that a manifest or a page names is not in the folder.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { guidePage } from './guide.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The stand-in address of the source, which is the development server's. */
const LOCAL = 'https://localhost:3000';

/** What tells the development variant apart, so that it can stand beside the real one. */
const DEVELOPMENT = {
  id: '0ec84af3-03d2-4953-8cc6-34ed202e440d',
  namespace: 'TIENDODEV',
  mark: ' (thử)',
};

/** Replaces what must be there `times` times; a source that changed shape is told at once. */
function replace(text, from, to, times = 1) {
  const parts = text.split(from);
  if (parts.length - 1 !== times) {
    throw new Error(`manifest.xml: "${from}" ${parts.length - 1} lần, cần ${times}.`);
  }
  return parts.join(to);
}

/** The address without a slash at its end; only https, because Office loads nothing else. */
function hostAddress(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:' || url.search !== '' || url.hash !== '') {
    throw new Error(
      `--host: cần một địa chỉ https, ví dụ https://tiendo.example.gov.vn (nhận "${text}").`,
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** `0.1.0` -> `1.0.1.0`: it grows with ours, has four numbers, and is not below 1.0. */
const manifestVersion = (version) => `1.${version.split('-')[0]}`;

function production(source, { host, version, functionsFile }) {
  let text = replace(source, '<Version>1.0.0.0</Version>', `<Version>${version}</Version>`);
  text = replace(text, `${LOCAL}/functions.json`, `${LOCAL}/${functionsFile}`);
  // An address may have a path, the domain of a page has none.
  text = replace(text, `<AppDomain>${LOCAL}<`, `<AppDomain>${new URL(host).origin}<`);
  return text.replaceAll(`"${LOCAL}/`, `"${host}/`);
}

function development(source, facts) {
  const { id, namespace, mark } = DEVELOPMENT;
  let text = production(source, { ...facts, host: LOCAL });
  text = text.replace(/<Id>[^<]*<\/Id>/, `<Id>${id}</Id>`);
  text = replace(text, 'DefaultValue="TIENDO"', `DefaultValue="${namespace}"`);
  for (const [name, times] of [
    ['<DisplayName DefaultValue="Tiến Độ', 1],
    ['Value="Tiến Độ – directive', 1],
    // The tab, in both languages.
    ['Value="Tiến độ', 2],
  ]) {
    text = replace(text, name, name.replace(/Tiến [Đđ]ộ/, `$&${mark}`), times);
  }
  return text;
}

/** `functions.json` under a name of its content; one of an earlier build goes. */
function versionedFunctions(folder) {
  const source = join(folder, 'functions.json');
  if (!existsSync(source)) throw new Error(`Thiếu ${source}. Chạy: npm run build:functions`);
  const bytes = readFileSync(source);
  const name = `functions.${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.json`;
  for (const file of readdirSync(folder)) {
    if (/^functions\.[0-9a-f]{8}\.json$/.test(file)) rmSync(join(folder, file));
  }
  writeFileSync(join(folder, name), bytes);
  return name;
}

function copyIcons(folder) {
  const icons = join(ROOT, 'assets', 'icons');
  const target = join(folder, 'assets', 'icons');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const file of readdirSync(icons).filter((name) => name.endsWith('.png'))) {
    cpSync(join(icons, file), join(target, file));
  }
}

/** The guide as a page, with its pictures. */
function writeGuide(folder) {
  const docs = join(ROOT, 'docs');
  const guide = readFileSync(join(docs, 'huong-dan.md'), 'utf8');
  const { html, shown, missing } = guidePage(guide, (image) => existsSync(join(docs, image)));
  writeFileSync(join(folder, 'huong-dan.html'), html);
  mkdirSync(join(folder, 'images'), { recursive: true });
  for (const image of shown) cpSync(join(docs, image), join(folder, 'images', basename(image)));
  for (const image of missing) process.stdout.write(`huong-dan.md: chưa có ảnh ${image}.\n`);
}

const buildEarlyScript = (folder) =>
  build({ configFile: join(ROOT, 'vite.commands.config.ts'), build: { outDir: folder } });

/** Files of ours that a manifest or a page names and the folder does not have. */
function missingFiles(text, host, folder) {
  const named = [...text.matchAll(/(?:DefaultValue|src|href)="([^"#]+)"/g)].map(([, name]) => name);
  const ours = named.flatMap((name) => {
    if (name.startsWith(`${host}/`)) return [name.slice(host.length + 1)];
    return /^(\.\/)?[\w-]+(\/[\w.-]+)*\.\w+$/.test(name) ? [name] : [];
  });
  return [...new Set(ours)].filter((name) => !existsSync(join(folder, decodeURI(name))));
}

async function main() {
  const { values } = parseArgs({ options: { host: { type: 'string' }, out: { type: 'string' } } });
  const host = hostAddress(values.host ?? (process.env.TIENDO_HOST || LOCAL));
  const out = resolve(values.out ?? join(ROOT, 'dist', 'addin', 'manifest.xml'));
  const folder = dirname(out);
  const source = readFileSync(join(ROOT, 'manifest.xml'), 'utf8');
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

  copyIcons(folder);
  writeGuide(folder);
  await buildEarlyScript(folder);
  const facts = { version: manifestVersion(version), functionsFile: versionedFunctions(folder) };
  const variants = [
    { file: out, host, text: production(source, { ...facts, host }) },
    { file: join(folder, 'manifest.dev.xml'), host: LOCAL, text: development(source, facts) },
  ];
  const pages = ['taskpane.html', 'huong-dan.html'].map((name) => {
    const file = join(folder, name);
    if (!existsSync(file)) throw new Error(`Thiếu ${file}. Chạy: npm run build:pane`);
    return { file, host, text: readFileSync(file, 'utf8') };
  });
  for (const { file, host: address, text } of [...variants, ...pages]) {
    const missing = missingFiles(text, address, folder);
    if (missing.length > 0) {
      throw new Error(`${basename(file)}: thiếu trong ${folder}: ${missing.join(', ')}.`);
    }
  }
  for (const { file, text } of variants) writeFileSync(file, text);
  if (host === LOCAL) {
    process.stdout.write(`Chưa có --host: ${basename(out)} trỏ tới ${LOCAL}.\n`);
  }
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
