/** The XML schema of ISO/IEC 29500-4 (transitional), where a copy of it is at hand. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { findProgram } from './libreoffice';
import { partsOf } from './package';

const run = promisify(execFile);

/** Kept beside the checkout, because the standard's files are not ours to hand on. */
const SCHEMA = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/facts/xsd/sml.xsd');
const XMLLINT = findProgram('xmllint');

export const hasSchema = existsSync(SCHEMA);
export const hasXmllint = XMLLINT !== undefined;

/**
 * A part without what an application that does not know the extensions passes over: the attributes and
 * elements in namespaces that `mc:Ignorable` names. The schema describes what is left, but for
 * `xml:space`, which the standard asks for in its words and forgot in its schema.
 */
export function withoutExtensions(xml: string): string {
  const ignorable = /\bmc:Ignorable="([^"]*)"/.exec(xml)?.[1]?.split(/\s+/) ?? [];
  const prefix = `(?:${['mc', ...ignorable].join('|')})`;
  return xml
    .replace(new RegExp(`<${prefix}:(\\w+)\\b[^>]*?(?:/>|>[\\s\\S]*?</${prefix}:\\1>)`, 'g'), '')
    .replace(new RegExp(`\\s${prefix}:\\w+="[^"]*"`, 'g'), '')
    .replaceAll(' xml:space="preserve"', '');
}

const DESCRIBED = /^xl\/(?:workbook|styles|sharedStrings|worksheets\/[^/]+|tables\/[^/]+)\.xml$/;

/** What the schema of ISO/IEC 29500-4 does not allow in the parts; an empty list when nothing is. */
export async function schemaErrors(bytes: Uint8Array): Promise<string[]> {
  if (XMLLINT === undefined) throw new Error('xmllint was not found');
  const folder = await mkdtemp(join(tmpdir(), 'tiendo-schema-'));
  try {
    const files: string[] = [];
    for (const [name, xml] of partsOf(bytes)) {
      if (!DESCRIBED.test(name)) continue;
      const file = join(folder, name.replaceAll('/', '_'));
      await writeFile(file, withoutExtensions(xml));
      files.push(file);
    }
    if (files.length < 4) throw new Error(`Only ${files.length} parts to validate`);
    const args = ['--noout', '--nonet', '--schema', SCHEMA, ...files];
    const { stderr } = await run(XMLLINT, args, { maxBuffer: 64 * 1024 * 1024 }).catch(
      (failed: { stderr?: string }) => {
        if (!failed.stderr) throw failed;
        return { stderr: failed.stderr };
      },
    );
    const said = stderr.replaceAll(`${folder}/`, '').split('\n').filter(Boolean);
    const valid = said.filter((line) => line.endsWith(' validates')).length;
    const errors = said.filter((line) => !line.endsWith(' validates'));
    return valid === files.length ? errors : [...errors, `${valid} of ${files.length} parts valid`];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
