import { readFile } from 'node:fs/promises';
import { loadCatalog } from '../catalog';
import type { Secrets } from '../consolidation';
import { matchUnit } from '../domain/unit-name';
import { UsageError } from './io';

/** Shorter ones are guessed by trying. */
const LEAST = 8;

/**
 * What the units were given to seal with: a text file with a unit and its secret on each line, a tab, a
 * semicolon or a comma between them. Empty lines and lines that begin with `#` are passed over.
 *
 * @throws UsageError where a line says something else; never with the secret in the message
 */
export async function readSecrets(path: string | undefined): Promise<Secrets | undefined> {
  if (path === undefined) return undefined;
  const secrets = new Map<string, string>();
  const lines = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const fail = (message: string): never => {
      throw new UsageError(`${path}, dòng ${index + 1}: ${message}`);
    };
    const [unit = '', ...rest] = line.split(/[\t;,]/);
    const matched = matchUnit(unit.trim(), loadCatalog().communes);
    if (!matched.ok) return fail(matched.message);
    const secret = rest.join(',').trim();
    if (secret.length < LEAST) {
      return fail(
        `Mã bí mật của ${matched.value.name} thiếu hoặc ngắn hơn ${LEAST} ký tự. Ghi mã đơn vị, dấu chấm phẩy, mã bí mật.`,
      );
    }
    if (secrets.has(matched.value.code))
      return fail(`${matched.value.name} đã có ở dòng trên. Mỗi đơn vị một dòng.`);
    secrets.set(matched.value.code, secret);
  }
  return secrets;
}
