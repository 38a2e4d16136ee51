/**
 * Mutations, and no commands: nothing of the API lands in Univer's own undo stack, and Univer's commands for
 * names and sheets parse every formula of the workbook again (a province's book took minutes to write).
 */
export const SET_VALUES = 'sheet.mutation.set-range-values';
export const SET_ROWS = 'sheet.mutation.set-worksheet-row-count';
export const SET_COLUMNS = 'sheet.mutation.set-worksheet-column-count';
export const INSERT_SHEET = 'sheet.mutation.insert-sheet';
export const ORDER_SHEETS = 'sheet.mutation.set-worksheet-order';
export const RENAME_SHEET = 'sheet.mutation.set-worksheet-name';
export const REMOVE_SHEET = 'sheet.mutation.remove-sheet';
export const ACTIVATE_SHEET = 'sheet.operation.set-worksheet-active';
export const SET_NAME = 'formula.mutation.set-defined-name';
export const REMOVE_NAME = 'formula.mutation.remove-defined-name';
export const START_CALCULATION = 'formula.mutation.set-formula-calculation-start';
