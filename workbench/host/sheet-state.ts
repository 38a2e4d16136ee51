/** What the host keeps of a worksheet beside its cells. */
import type { Box } from './address';
import { FormatMap } from './format';

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden';

export interface Validation {
  box: Box;
  rule: unknown;
  prompt: unknown;
  errorAlert: unknown;
  ignoreBlanks: boolean;
}

export interface ConditionalFormat {
  id: string;
  type: 'CellValue' | 'Custom';
  box: Box;
  rule: unknown;
  format: Record<string, unknown>;
}

export interface Chart {
  id: string;
  name: string;
  type: string;
  title: string;
  source: string;
  seriesBy: string;
  from: string;
  to: string;
  legend: boolean;
  height: number;
  width: number;
}

export interface SheetState {
  id: string;
  visibility: Visibility;
  tabColor: string;
  showGridlines: boolean;
  /** null: not protected. */
  protection: Record<string, unknown> | null;
  formats: FormatMap;
  columns: Map<number, { width?: number; hidden?: boolean }>;
  rows: Map<number, { height?: number; hidden?: boolean }>;
  merges: Box[];
  validations: Validation[];
  conditionalFormats: ConditionalFormat[];
  frozen: Box | null;
  filter: Box | null;
  page: Record<string, unknown>;
  charts: Chart[];
}

export const newSheet = (id: string): SheetState => ({
  id,
  visibility: 'Visible',
  tabColor: '',
  showGridlines: true,
  protection: null,
  formats: new FormatMap(),
  columns: new Map(),
  rows: new Map(),
  merges: [],
  validations: [],
  conditionalFormats: [],
  frozen: null,
  filter: null,
  page: {},
  charts: [],
});
