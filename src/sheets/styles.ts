/**
 * The looks of every cell, in one place. Times New Roman and black as NĐ 30/2020/NĐ-CP asks of
 * administrative documents; yellow marks where a person may type.
 */
export interface Style {
  size: number;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  color?: string;
  fill?: string;
  border?: 'thin' | 'bottom';
  align: 'left' | 'center' | 'right' | 'justify';
  vertical: 'top' | 'middle';
  wrap?: boolean;
  format?: string;
  indent?: number;
}

export const FONT = 'Times New Roman';

export const FORMATS = {
  date: 'dd/mm/yyyy',
  number: '#,##0.##;[Red]-#,##0.##',
  amount: '#,##0.0;[Red]-#,##0.0',
  whole: '#,##0;[Red]-#,##0',
  percent: '0.0%',
  text: '@',
} as const;

const INPUT_FILL = 'FFF9DB';
const HEADING_FILL = 'DCE6F1';
const cell = { size: 11, border: 'thin', vertical: 'top', wrap: true } as const;
const input = { ...cell, fill: INPUT_FILL } as const;

export const STYLES = {
  plain: { size: 11, align: 'left', vertical: 'top' },
  key: { size: 8, color: '808080', align: 'left', vertical: 'top' },
  title: { size: 15, bold: true, align: 'left', vertical: 'middle' },
  subtitle: { size: 11, italic: true, align: 'left', vertical: 'middle' },
  note: { size: 11, align: 'left', vertical: 'top', wrap: true },
  sample: { size: 12, bold: true, color: 'C00000', align: 'left', vertical: 'middle', wrap: true },
  warning: { size: 11, bold: true, color: 'C00000', align: 'left', vertical: 'middle', wrap: true },
  section: {
    size: 12,
    bold: true,
    fill: HEADING_FILL,
    border: 'bottom',
    align: 'left',
    vertical: 'middle',
  },
  heading: { ...cell, bold: true, fill: HEADING_FILL, align: 'center', vertical: 'middle' },
  total: { ...cell, bold: true, align: 'left', fill: 'F2F2F2' },
  totalNumber: { ...cell, bold: true, align: 'right', fill: 'F2F2F2', format: FORMATS.amount },
  text: { ...cell, align: 'left' },
  center: { ...cell, align: 'center' },
  number: { ...cell, align: 'right', format: FORMATS.number },
  amount: { ...cell, align: 'right', format: FORMATS.amount },
  whole: { ...cell, align: 'right', format: FORMATS.whole },
  percent: { ...cell, align: 'right', format: FORMATS.percent },
  date: { ...cell, align: 'center', format: FORMATS.date },
  bar: { ...cell, wrap: false, color: '1F4E79', align: 'left' },
  inputText: { ...input, align: 'left' },
  inputCenter: { ...input, align: 'center' },
  inputNumber: { ...input, align: 'right', format: FORMATS.number },
  inputAmount: { ...input, align: 'right', format: FORMATS.amount },
  inputWhole: { ...input, align: 'right', format: FORMATS.whole },
  inputPercent: { ...input, align: 'right', format: FORMATS.percent },
  inputDate: { ...input, align: 'center', format: FORMATS.date },
  // The administrative report (NĐ 30/2020/NĐ-CP, Phụ lục I): sizes 12 to 14.
  formCenter: { size: 12, align: 'center', vertical: 'middle', wrap: true },
  formCenterBold: { size: 12, bold: true, align: 'center', vertical: 'middle', wrap: true },
  formMotto: { size: 13, bold: true, underline: true, align: 'center', vertical: 'middle' },
  formItalic: { size: 13, italic: true, align: 'center', vertical: 'middle' },
  formTitle: { size: 14, bold: true, align: 'center', vertical: 'middle', wrap: true },
  formSample: { size: 12, bold: true, color: 'C00000', align: 'center', vertical: 'middle' },
  formSection: { size: 13, bold: true, align: 'left', vertical: 'middle' },
  formBody: { size: 13, align: 'justify', vertical: 'top', wrap: true },
  formSmallBold: { size: 12, bold: true, italic: true, align: 'left', vertical: 'top' },
  formSmall: { size: 11, align: 'left', vertical: 'top' },
} as const satisfies Record<string, Style>;

export type StyleName = keyof typeof STYLES;

/** Fill and font colour of each tone, readable in black and white print too. */
export const TONES = {
  good: { fill: 'D9EAD3', color: '274E13' },
  warn: { fill: 'FFE8B3', color: '7F4F00' },
  bad: { fill: 'F8CBCB', color: '9C0006' },
  idle: { fill: 'E7E6E6', color: '595959' },
} as const;
