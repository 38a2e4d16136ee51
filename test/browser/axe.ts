/** What axe finds on a page or in a frame of it. */
import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** Fluent catches the focus with these and passes it on; people never stand on one. */
export const FOCUS_GUARDS = ['[data-tabster-dummy]'];

interface WithAxe {
  axe: {
    run: (context: object) => Promise<{
      violations: { id: string; impact: string; nodes: { html: string }[] }[];
    }>;
  };
}

/** Findings that keep people from their work, each with the first element that has it. */
export async function serious(
  place: Page | Frame,
  exclude: readonly (readonly string[])[],
): Promise<string[]> {
  await place.addScriptTag({ content: AXE });
  return place.evaluate(async (left) => {
    const { axe } = window as unknown as WithAxe;
    const { violations } = await axe.run({ include: [['body']], exclude: left });
    return violations
      .filter(({ impact }) => ['serious', 'critical'].includes(impact))
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  }, exclude);
}
