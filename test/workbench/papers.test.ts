/** The guide and the manual script say what the add-in has: its buttons by their names, its pictures as they are. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from '../../src/taskpane/texts/vi';

const read = (path: string): string => readFileSync(path, 'utf8');

const manifest = read('manifest.xml');
const guide = read('docs/huong-dan.md');
const script = read('docs/TESTING.md');

/** Labels of the buttons, as the ribbon shows them. */
const buttons = [...manifest.matchAll(/<Control[^>]*>\s*<Label resid="([^"]*)"/g)].map(
  ([, id]) => new RegExp(`id="${id}" DefaultValue="([^"]*)"`).exec(manifest)?.[1] ?? '',
);

test('the manifest has buttons', () => {
  expect(buttons.length).toBeGreaterThan(8);
  expect(buttons).not.toContain('');
});

test.each(buttons)('%s has its line in the script for a real Excel', (label) => {
  expect(script).toMatch(new RegExp(`^\\| \`${label}\` +\\| .+\\|$`, 'm'));
});

test.each(buttons.filter((label) => label !== 'Trợ giúp'))('the guide names %s', (label) => {
  expect(guide).toContain(`**${label}**`);
});

test('the guide quotes troubles as the pane tells them', () => {
  const quoted = [...guide.matchAll(/^\| "([^"]+)" +\|/gm)].map(([, words = '']) => words);
  const said = JSON.stringify(vi);
  expect(quoted.length).toBeGreaterThan(1);
  expect(quoted.filter((words) => !said.includes(words))).toEqual([]);
});

test('the guide shows pictures that are there, each with words for who does not see it', () => {
  const pictures = [...guide.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)];
  expect(pictures.length).toBeGreaterThan(8);
  for (const [, words = '', path = ''] of pictures) {
    expect(words).not.toBe('');
    expect(existsSync(join('docs', path))).toBe(true);
  }
});

test('every picture of the browser tests is shown somewhere', () => {
  const papers = guide + read('README.md');
  const sources = [
    'directive.test.ts',
    ...['access', 'accountant', 'finance', 'functions', 'page', 'province'].map(
      (part) => `parts/${part}.ts`,
    ),
  ];
  const written = sources.flatMap((source) =>
    [
      ...read(join('test/browser', source)).matchAll(/picture\((?:stage\.)?page, '([\w-]+)'\)/g),
    ].map(([, name]) => `huong-dan-${name}.png`),
  );
  expect(written.length).toBeGreaterThan(8);
  expect(written.filter((name) => !papers.includes(name))).toEqual([]);
});
