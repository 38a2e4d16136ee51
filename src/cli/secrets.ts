import { readFile } from 'node:fs/promises';
import { loadCatalog } from '../catalog';
import type { Secrets } from '../consolidation';
import type { Commune } from '../domain/model';
import { matchUnit } from '../domain/unit-name';
import { UsageError } from './io';

/** Shorter ones are guessed by trying. */
const LEAST = 8;

/** Control characters, letters of no width and ends of lines: nobody who types the secret can see them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Stands in the place of bytes that are no UTF-8. */
const LOST = '\uFFFD';

const AS_UTF_8 =
  'Trong Excel chọn Lưu thành (Save As), kiểu CSV UTF-8; trong Notepad chọn Encoding là UTF-8.';

/**
 * What the units were given to seal with: a text file with a unit and its secret on each line, a tab, a
 * semicolon or a comma between them. Empty lines and lines that begin with `#` are passed over. A secret
 * goes on to the end of its line. It is taken as it stands or refused, because one that was altered without
 * a word accuses its unit.
 *
 * @throws UsageError where a line says something else; never with what the line says, which may be a secret
 */
export async function readSecrets(path: string | undefined): Promise<Secrets | undefined> {
  if (path === undefined) return undefined;
  const fail = (message: string): never => {
    throw new UsageError(`${path}${message}`);
  };
  const secrets = new Map<string, string>();
  const lineOfUnit = new Map<string, number>();
  const lineOfSecret = new Map<string, number>();
  for (const [index, line] of linesOf(await textOf(path), fail).entries()) {
    const failHere = (message: string): never => fail(`, dòng ${index + 1}: ${message}`);
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const { unit, secret } = readLine(line, failHere);
    const listed = lineOfUnit.get(unit.code);
    if (listed !== undefined) {
      failHere(`${unit.type} ${unit.name} đã có ở dòng ${listed}. Mỗi đơn vị một dòng.`);
    }
    const shared = lineOfSecret.get(secret);
    if (shared !== undefined) {
      failHere(
        `Mã bí mật trùng với dòng ${shared}. Mỗi đơn vị phải có mã riêng; cấp mã khác rồi sửa tệp.`,
      );
    }
    lineOfUnit.set(unit.code, index + 1);
    lineOfSecret.set(secret, index + 1);
    secrets.set(unit.code, secret);
  }
  if (secrets.size === 0) {
    fail(': Tệp không có mã bí mật nào. Ghi mỗi dòng: mã đơn vị;mã bí mật, hoặc bỏ --secrets.');
  }
  return secrets;
}

async function textOf(path: string): Promise<string> {
  if (path.trim() === '') throw new UsageError('Nêu tên tệp mã bí mật sau --secrets.');
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(
      `Không đọc được tệp mã bí mật ${path} (${code}). Kiểm tra tên, quyền đọc rồi chạy lại.`,
    );
  }
}

function linesOf(text: string, fail: (message: string) => never): string[] {
  // Of two bytes a letter, or no text at all: half of the bytes are zeros.
  if (text.includes('\0')) return fail(`: Tệp không phải văn bản UTF-8. ${AS_UTF_8}`);
  if (/\r(?!\n)/.test(text)) {
    return fail(
      ': Tệp dùng cách xuống dòng của máy Mac cũ. Mở bằng Notepad, lưu lại rồi chạy lại.',
    );
  }
  return text.replace(/^\uFEFF/, '').split(/\r?\n/);
}

function readLine(
  line: string,
  fail: (message: string) => never,
): { unit: Commune; secret: string } {
  if (line.includes(LOST)) {
    return fail(`Có chữ không đọc được vì tệp không lưu theo UTF-8. ${AS_UTF_8}`);
  }
  const { communes } = loadCatalog();
  const at = line.search(/[\t;,]/);
  const separator = line.charAt(at);
  const written = (at < 0 ? line : line.slice(0, at)).trim();
  const secret = (at < 0 ? '' : line.slice(at + 1)).normalize('NFC').trim();
  if ([written, secret].some((text) => text.startsWith('"') || text.endsWith('"'))) {
    return fail(
      'Có dấu ngoặc kép ở đầu hoặc cuối nên không rõ có thuộc mã bí mật không. Bỏ dấu ngoặc kép, hoặc cấp mã khác không có dấu này.',
    );
  }
  const unit = matchUnit(written, communes);
  if (!unit.ok) {
    return fail(
      'Không nhận ra đơn vị ở đầu dòng. Ghi mã đơn vị 5 chữ số, dấu chấm phẩy, mã bí mật; dòng tiêu đề, ghi chú thì bắt đầu bằng #.',
    );
  }
  const columns = secret.split(separator);
  const isNoSecret = (text: string): boolean => text === '' || matchUnit(text, communes).ok;
  if (columns.length > 1 && [columns[0], columns.at(-1)].some((text = '') => isNoSecret(text))) {
    return fail(
      'Dòng này thừa cột. Chỉ để mã đơn vị, dấu chấm phẩy, mã bí mật; mã không kết thúc bằng dấu phân cột.',
    );
  }
  if (UNSEEN.test(secret)) {
    return fail('Mã bí mật có ký tự ẩn (tab, ký tự điều khiển, chữ rộng 0). Gõ lại mã bằng tay.');
  }
  if (secret.length < LEAST) {
    return fail(
      `Mã bí mật của ${unit.value.type} ${unit.value.name} thiếu hoặc ngắn hơn ${LEAST} ký tự. Ghi mã đơn vị, dấu chấm phẩy, mã bí mật.`,
    );
  }
  return { unit: unit.value, secret };
}
