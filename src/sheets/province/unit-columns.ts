/** The unit that a row of a register is about: its code, and its name to read. */
import { knownUnit, unitName } from '../../catalog';
import { fixed } from '../columns';
import type { BookContext, Column } from '../spec';

/** Blank for a code that the list of units does not hold: a refused file may state any. */
export function nameOfUnit({ catalog }: BookContext, code: string): string {
  const unit = knownUnit(catalog, code);
  return unit ? unitName(unit) : '';
}

export const unitColumns = <Row extends { unit: string }>(nameWidth: number): Column<Row>[] => [
  fixed('unit', 'Mã', 'center', 8, ({ unit }) => unit, 'Mã đơn vị hành chính'),
  fixed(
    'unitName',
    'Đơn vị',
    'text',
    nameWidth,
    ({ unit }, context) => nameOfUnit(context, unit),
    'Xã, phường',
  ),
];
