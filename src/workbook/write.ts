/**
 * Writes a `BookModel` as an .xlsx file, its XML straight from the model. The model says everything; this
 * folder only translates it (docs/DECISIONS.md, "Writing workbooks").
 */
import type { BookModel } from '../sheets/model';
import { bytesOf } from './write/bytes';
import { frameParts, SHEET_PART } from './write/package';
import { sheetXml } from './write/sheet';
import { SharedStrings } from './write/strings';
import { StyleTable } from './write/styles';
import { THEME_XML } from './write/theme';
import { FFLATE_PACKER, packPart, zipOf, type Packer, type PackedPart } from './write/zip';

export type { Packer } from './write/zip';

/**
 * The bytes of an .xlsx file: the same model gives the same bytes, whatever the clock and its zone.
 *
 * @param packer what packs the parts; the default runs everywhere
 * @throws RangeError when the model names an active sheet that it does not have
 */
export async function writeBook(
  model: BookModel,
  packer: Packer = FFLATE_PACKER,
): Promise<Uint8Array> {
  const active = model.sheets.findIndex(({ name }) => name === model.active);
  if (active < 0) throw new RangeError(`No sheet ${model.active}`);
  const styles = new StyleTable();
  const strings = new SharedStrings();
  const pack = (name: string, xml: Iterable<string>): Promise<PackedPart> =>
    packPart(name, bytesOf(xml), packer);

  const frame = frameParts(model, active).map(([name, xml]) => pack(name, [xml]));
  const sheets = model.sheets.map((sheet, index) =>
    pack(SHEET_PART(index), sheetXml(sheet, index === active, styles, strings)),
  );
  // The sheets have filled both tables by now.
  const tables = [
    pack('xl/theme/theme1.xml', [THEME_XML]),
    pack('xl/styles.xml', [styles.xml()]),
    pack('xl/sharedStrings.xml', strings.xml()),
  ];
  return zipOf(await Promise.all([...frame, ...sheets, ...tables]));
}
