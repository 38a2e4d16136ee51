/**
 * The three small tables that worksheet functions look things up in, without the rest of the catalog:
 * their script is loaded with every workbook, so it must not carry the tasks and the schema checker.
 * The rows are checked where the whole catalog is (`checkSeeds`).
 */
import communeRows from '../../seeds/communes.json';
import holidayRows from '../../seeds/holidays.json';
import milestoneRows from '../../seeds/milestones.json';
import { makeCalendar, type WorkCalendar } from '../domain/calendar';
import type { CalendarDay, Commune, Milestone } from '../domain/model';

/** The units of today. */
export const COMMUNES = communeRows as readonly Commune[];

/** Milestones of disbursement and the windows for adjusting the plan. */
export const MILESTONES = milestoneRows as readonly Milestone[];

/** Days off of the years that are known; outside them only weekends are off. */
export const CALENDAR: WorkCalendar = makeCalendar(holidayRows as readonly CalendarDay[]);
