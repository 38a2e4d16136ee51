import { compoundKind } from './compound';
import { ReadRefusal } from './refusal';

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const ZIP_ENTRY = [0x50, 0x4b, 0x03, 0x04];
const ZIP_EMPTY = [0x50, 0x4b, 0x05, 0x06];
/** Compound file: a password-protected .xlsx, an .xls of Excel 97 and later, and others. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** Beginnings of .xls before Excel 97: a BIFF 2, 3 or 4 record. */
const OLD_XLS = [0x00, 0x02, 0x04].map((version) => [0x09, version]);

const letters = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** What else people send under the name of a workbook, by how it begins. */
const OTHERS: readonly (readonly [
  start: readonly number[],
  code: 'is-archive' | 'is-document',
  what: string,
])[] = [
  [letters('Rar!'), 'is-archive', 'RAR'],
  [letters('7z\xbc\xaf'), 'is-archive', '7z'],
  [[0x1f, 0x8b], 'is-archive', 'gzip'],
  [letters('%PDF'), 'is-document', 'PDF'],
  [letters('{\\rtf'), 'is-document', 'RTF'],
  [[0xff, 0xd8, 0xff], 'is-document', 'ảnh JPEG'],
  [letters('\x89PNG'), 'is-document', 'ảnh PNG'],
];

/** Bytes looked at to tell text from anything else. */
const SAMPLE = 1_024;

/** Lets pass what begins like a zip file; anything else is named for what it is. */
export function checkSignature(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new ReadRefusal('empty-file');
  if (startsWith(bytes, ZIP_ENTRY)) return;
  if (startsWith(bytes, OLE)) throw ofCompound(bytes);
  if (OLD_XLS.some((start) => startsWith(bytes, start))) throw new ReadRefusal('is-xls');
  // cut off inside the first four bytes
  if (
    bytes.length < 4 &&
    ZIP_ENTRY.slice(0, bytes.length).every((byte, at) => byte === bytes[at])
  ) {
    throw new ReadRefusal('truncated');
  }
  const other = OTHERS.find(([start]) => startsWith(bytes, start));
  if (other) throw new ReadRefusal(other[1], { detail: other[2] });
  throw new ReadRefusal('not-a-workbook', { detail: whatItIs(bytes) });
}

/** A password and an old version want different things done. */
function ofCompound(bytes: Uint8Array): ReadRefusal {
  switch (compoundKind(bytes)) {
    case 'encrypted':
      return new ReadRefusal('encrypted');
    case 'xls':
      return new ReadRefusal('is-xls');
    case 'doc':
      return new ReadRefusal('is-document', { detail: 'Word đời cũ, .doc' });
    case 'ppt':
      return new ReadRefusal('is-document', { detail: 'PowerPoint đời cũ, .ppt' });
    case undefined:
      return new ReadRefusal('encrypted-or-xls');
  }
}

function whatItIs(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, ZIP_EMPTY)) return 'tệp nén rỗng';
  const sample = bytes.subarray(0, SAMPLE);
  if (sample.every((byte) => byte === 0)) return 'tệp chỉ có số 0, hỏng khi sao chép';
  const isUtf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  const encoding = startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : isUtf16 ? 'utf-16le' : 'utf-8';
  const text = new TextDecoder(encoding).decode(sample).trimStart();
  if (/^<(?:!doctype\s+html|html|head|body|table|meta|script|style|div)\b/i.test(text)) {
    return 'trang web HTML đổi đuôi';
  }
  if (text.startsWith('<')) return 'tệp XML đổi đuôi';
  if (/^mime-version:/i.test(text)) return 'trang web lưu một tệp (.mht) đổi đuôi';
  if (isUtf16 || !sample.some((byte) => byte < 9)) return 'tệp văn bản hoặc CSV đổi đuôi';
  return undefined;
}
