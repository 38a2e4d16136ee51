import ExcelJS from 'exceljs';

/** Less than our writer does: no rules, no colours by text, no print setup, no protection. */
export async function writeByExcelJs(model, styles) {
  const looks = new Map();
  const lookOf = ({ style, format, input }) => {
    const key = `${style}|${format}|${input}`;
    if (!looks.has(key)) looks.set(key, makeLook(styles[style], format, input));
    return looks.get(key);
  };
  const workbook = new ExcelJS.Workbook();
  for (const { name, state, columns, rows, merges } of model.sheets) {
    const sheet = workbook.addWorksheet(name, { state });
    columns.forEach(({ width }, at) => (sheet.getColumn(at + 1).width = width));
    rows.forEach(({ cells, height }, at) => {
      const row = sheet.getRow(at + 1);
      if (height !== undefined) row.height = height;
      cells.forEach((cell, index) => {
        if (!cell) return;
        const written = row.getCell(index + 1);
        const { value, formula } = cell;
        written.value = formula === undefined ? value : { formula, result: value ?? '' };
        written.style = lookOf(cell);
      });
    });
    for (const { top, left, bottom, right } of merges)
      sheet.mergeCellsWithoutStyle(top, left, bottom, right);
  }
  return workbook.xlsx.writeBuffer();
}

function makeLook({ size, bold, italic, fill, border, align, vertical, wrap, format }, own, input) {
  const line = { style: 'thin' };
  return {
    font: { name: 'Times New Roman', size, bold, italic },
    alignment: { horizontal: align, vertical, wrapText: wrap },
    ...(fill
      ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${fill}` } } }
      : {}),
    ...(border ? { border: { top: line, left: line, bottom: line, right: line } } : {}),
    ...((own ?? format) ? { numFmt: own ?? format } : {}),
    protection: { locked: !input },
  };
}
