/**
 * Writes a `BookModel` as an .xlsx file, its XML straight from the model. The model says everything; this
 * folder only translates it (docs/DECISIONS.md, "Writing workbooks").
 */
import type { BookModel, RowList } from '../sheets/model';
import { blocksOf } from './write/bytes';
import { frameParts, SHEET_PART } from './write/package';
import { sheetXml } from './write/sheet';
import { SharedStrings } from './write/strings';
import { StyleTable } from './write/styles';
import { THEME_XML } from './write/theme';
import { FFLATE_PACKER, zipOf, type Packed, type Packer } from './write/zip';

export type { Packed, Packer } from './write/zip';

/**
 * The bytes of an .xlsx file: the same model gives the same bytes, whatever the clock and its zone.
 *
 * @param packer what packs the parts; the default runs everywhere
 * @throws RangeError when the model names an active sheet that it does not have
 */
export async function writeBook(
  model: BookModel<RowList>,
  packer: Packer = FFLATE_PACKER,
): Promise<Uint8Array> {
  const active = model.sheets.findIndex(({ name }) => name === model.active);
  if (active < 0) throw new RangeError(`No sheet ${model.active}`);
  const styles = new StyleTable();
  const strings = new SharedStrings();
  const parts: Promise<Packed & { name: string }>[] = [];
  // One after the other, so that one model gives one numbering of texts and looks; packing may lag behind.
  const pack = async (name: string, xml: Iterable<string>): Promise<void> => {
    const { result } = await packer.pack(blocksOf(xml));
    parts.push(Promise.resolve(result).then((packed) => ({ name, ...packed })));
  };

  for (const [name, xml] of frameParts(model, active)) await pack(name, [xml]);
  for (const [index, sheet] of model.sheets.entries()) {
    await pack(SHEET_PART(index), sheetXml(sheet, index === active, styles, strings));
  }
  // The sheets have filled both tables by now.
  await pack('xl/theme/theme1.xml', [THEME_XML]);
  await pack('xl/styles.xml', [styles.xml()]);
  await pack('xl/sharedStrings.xml', strings.xml());
  return zipOf(await Promise.all(parts));
}
