/** Texts of the page *Cài đặt* in English. */
import type { SettingsTexts } from './settings-vi';

export const settings: SettingsTexts = {
  title: 'Settings',
  language: 'Language of this pane',
  languageHint: 'What stands in the workbook is always Vietnamese.',
  reading: 'Reading the settings…',
  noBook:
    'The other settings belong to a workbook: they appear when one with Tiến Độ tables is open.',
  provinceOnly:
    'How “before” is read and the days off are set in the book of the province; the workbook of a commune keeps what held when it was made.',
  book: 'How this workbook counts',
  asOf: 'Report date',
  asOfHint: 'The state of every row is worked out for this day, not for today.',
  warnDays: 'Say “due soon” this many days before',
  dueDays: 'Reports are due (working days after the cut-off)',
  dueDaysHint:
    'A monthly report is cut off on the 14th; by default it is due the next working day.',
  before: 'Reading of “before 30/6” (trước ngày)',
  beforeExcludes: 'Last day is 29/6',
  beforeIncludes: 'Last day is 30/6',
  roll: 'A last day that is a day off moves to the next working day',
  holidays: 'Days off and days worked instead',
  holidayDate: 'Day',
  holidayName: 'Name',
  holidayKind: 'Kind',
  holidayKinds: {
    holiday: 'Holiday',
    compensatory: 'Day in lieu',
    'swap-off': 'Swapped day off',
    'swap-work': 'Worked instead',
  },
  add: 'Add day',
  remove: 'Remove',
  removeOne: (day, name) => `Remove ${day}, ${name}`,
  removed: (day) => `${day} removed. Press Save settings to write it.`,
  added: (day) => `${day} added. Press Save settings to write it.`,
  nameNeeded: 'Type a name.',
  duplicate: (day) => `${day} is in the list already.`,
  save: 'Save settings',
  revert: 'Discard changes',
  unsaved: 'There are unsaved changes.',
  done: 'Saved. Every state in the workbook follows the new settings.',
  mend: 'Mend the fields marked in red, then press Save settings.',
};
