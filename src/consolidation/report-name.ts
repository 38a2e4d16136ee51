/** What the file of a report is called: one rule for the command line and for the add-in. */
import { fold } from '../domain/fold';
import type { Commune } from '../domain/model';

type Named = Pick<Commune, 'code' | 'name'>;

const plain = (name: string): string => fold(name).replaceAll(' ', '-');

/**
 * File name of a unit's workbook, plain ASCII so that no mail program mangles it.
 * @example reportFileName('2026-06', { code: '06463', name: 'Chi Lăng' }) //=> 'bao-cao-2026-06-06463-chi-lang.xlsx'
 */
export const reportFileName = (period: string, { code, name }: Named): string =>
  `bao-cao-${period}-${code}-${plain(name)}.xlsx`;

/** The name above, and `BC_2026-06_06463_Chi-Lang.xlsx` of earlier versions; people put words before and behind. */
const OURS = /(?<![a-z])(?:bao-cao|bc)[-_]\d{4}(?:-[a-z\d]{2})?[-_](\d{5})(?!\d)[-_]?([a-z-]*)/;

/**
 * The unit that a file name of ours names, by its code and its name; undefined: the file is called something
 * else, or the two do not go together. Copies (`… (1).xlsx`, `Bản sao …`) keep the name of their unit.
 *
 * @param file as people are told of it; a path where two files have one name
 * @example unitOfFileName('bao-cao-2026-06-06463-chi-lang (1).xlsx', communes)?.name //=> 'Chi Lăng'
 * @example unitOfFileName('BC_2026-06_06463_Chi-Lang.xlsx', communes)?.name //=> 'Chi Lăng'
 * @example unitOfFileName('Báo cáo xã Chi Lăng.xlsx', communes) //=> undefined
 */
export function unitOfFileName<Unit extends Named>(
  file: string,
  communes: readonly Unit[],
): Unit | undefined {
  const [, code, name = ''] = OURS.exec(file.replace(/^.*[\\/]/, '').toLowerCase()) ?? [];
  const unit = communes.find((one) => one.code === code);
  const isNamed = name === '' || `${name}-`.startsWith(`${unit && plain(unit.name)}-`);
  return isNamed ? unit : undefined;
}
