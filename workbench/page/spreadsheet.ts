/** The spreadsheet that people see: Univer with its user interface, and the simulated host over it. */
import {
  createUniver,
  InterceptorEffectEnum,
  LocaleType,
  LogLevel,
  mergeLocales,
  type FUniver,
} from '@univerjs/presets';
import {
  INTERCEPTOR_POINT,
  SheetInterceptorService,
  UniverSheetsCorePreset,
} from '@univerjs/preset-sheets-core';
import vietnamese from '@univerjs/preset-sheets-core/locales/vi-VN';
import type { BookModel } from '../../src/sheets/model';
import { openModel } from '../book/open-model';
import { SimulatedHost } from '../host/host';
import { START_CALCULATION } from '../host/univer-mutations';
import { UniverStore } from '../host/univer-store';
import { drawnCell } from './cell-looks';
import { Mirror } from './mirror';

/** Before every other change of what a cell shows: number formats are applied to what we give. */
const FIRST = 1000;
/** Longer than Univer takes to ask for a calculation after functions were registered. */
const LONGEST_WAIT = 1500;
const FIRST_UNIT = 'start';
const NO_CALCULATION = 2;

/** Has anything changed that a calculation would be about? */
function isAboutNothing(params: object | undefined): boolean {
  return Object.values(params ?? {}).every(
    (dirty) =>
      dirty === false || (typeof dirty === 'object' && Object.keys(dirty ?? {}).length === 0),
  );
}

/** An open workbook. */
export interface Open {
  host: SimulatedHost;
  store: UniverStore;
  mirror: Mirror;
}

export class Spreadsheet {
  readonly api: FUniver;
  private current: Open | null = null;
  private asked: () => void = () => undefined;
  /** How many of the formulas of a calculation are done. */
  onProgress: (done: number, total: number) => void = () => undefined;

  constructor(container: HTMLElement, dark: boolean) {
    const { univer, univerAPI } = createUniver({
      locale: LocaleType.VI_VN,
      locales: { [LocaleType.VI_VN]: mergeLocales(vietnamese) },
      logLevel: LogLevel.ERROR,
      darkMode: dark,
      presets: [
        UniverSheetsCorePreset({
          container,
          toolbar: false,
          // Holds the formula bar, and nothing else without a toolbar.
          header: true,
          contextMenu: false,
          // The page begins at its top for whoever comes with the keyboard.
          disableAutoFocus: true,
          formulaBar: true,
          footer: { sheetBar: true, statisticBar: true, menus: false, zoomSlider: true },
          formula: { initialFormulaComputing: NO_CALCULATION },
        }),
      ],
    });
    this.api = univerAPI;
    // Workbooks are opened with their results. Univer would all the same look through every formula, seconds
    // for the province's, when functions are registered and when a workbook is opened.
    univerAPI.addEvent(univerAPI.Event.BeforeCommandExecute, (event) => {
      if (event.id !== START_CALCULATION) return;
      if (!this.current || isAboutNothing(event.params)) event.cancel = true;
      this.asked();
    });
    univerAPI.getFormula().calculationProcessing((stage) => {
      this.onProgress(stage.completedFormulasCount, stage.totalFormulasToCalculate);
    });
    // Univer starts what belongs to spreadsheets with the first of them.
    univerAPI.createWorkbook({ id: FIRST_UNIT });
    univer
      .__getInjector()
      .get(SheetInterceptorService)
      .intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
        id: 'tiendo-looks',
        priority: FIRST,
        effect: InterceptorEffectEnum.Value | InterceptorEffectEnum.Style,
        handler: (cell, { subUnitId, row, col }, next) => {
          const state = this.current?.host.state;
          if (!state?.has(subUnitId)) return next(cell);
          return next(drawnCell(state.sheet(subUnitId), row, col, cell));
        },
      });
  }

  get open(): Open {
    if (!this.current) throw new Error('Chưa có sổ nào đang mở.');
    return this.current;
  }

  get isOpen(): boolean {
    return this.current !== null;
  }

  /** Resolves when Univer has asked for its next calculation, whether it was let or not. */
  askedToCalculate(): Promise<void> {
    return new Promise((resolve) => {
      const giveUp = setTimeout(resolve, LONGEST_WAIT);
      this.asked = () => {
        clearTimeout(giveUp);
        resolve();
      };
    });
  }

  /** Shows another workbook in place of the one that is open. */
  show(model: BookModel): Open {
    const before = this.current;
    this.current = null;
    const { opened, states } = openModel(model);
    const store = new UniverStore(this.api, opened);
    this.api.getActiveWorkbook()?.setNumfmtLocal('vi');
    const host = new SimulatedHost(store);
    host.state.adopt(states);
    const front = host.state.find(model.active);
    if (front) host.state.activate(front);
    const mirror = new Mirror(this.api, host);
    this.current = { host, store, mirror };
    mirror.opened();
    this.selectFirst(host);
    if (!before) this.api.disposeUnit(FIRST_UNIT);
    before?.mirror.stop();
    before?.store.dispose();
    return this.current;
  }

  /** The cursor on the first cell that is seen: A1 holds the sheet's key, in a hidden row and column. */
  private selectFirst({ state }: SimulatedHost): void {
    const { rows, columns } = state.sheet(state.active);
    const seen = (lines: ReadonlyMap<number, { hidden?: boolean }>): number => {
      let at = 0;
      while (lines.get(at)?.hidden) at += 1;
      return at;
    };
    this.api.getActiveWorkbook()?.getActiveSheet().getRange(seen(rows), seen(columns)).activate();
  }
}
