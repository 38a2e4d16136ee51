import { fold } from '../domain/fold';
import type { Commune } from '../domain/model';

/**
 * File name of a unit's workbook, plain ASCII so that no mail program mangles it.
 * @example workbookFileName('2026-06', { code: '06463', name: 'Chi Lăng', … }) //=> 'bao-cao-2026-06-06463-chi-lang.xlsx'
 */
export const workbookFileName = (
  period: string,
  { code, name }: Pick<Commune, 'code' | 'name'>,
): string => `bao-cao-${period}-${code}-${fold(name).replaceAll(' ', '-')}.xlsx`;
