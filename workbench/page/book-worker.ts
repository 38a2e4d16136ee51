/** Makes the workbooks of the roles beside the page, while that still loads the spreadsheet. */
import { buffersOfModel, packModel } from '../../src/jobs/packed-model';
import type { MadeBook, WantedBook } from './book-maker';
import { blankBook, communeTables, provinceTables } from './books';

interface Scope {
  onmessage: ((event: MessageEvent<WantedBook>) => void) | null;
  postMessage: (made: MadeBook, transfer: Transferable[]) => void;
}

const scope = self as unknown as Scope;
scope.onmessage = ({ data: { number, role, unit } }) => {
  const model =
    role === 'commune' ? communeTables(unit) : role === 'blank' ? blankBook() : provinceTables();
  const packed = packModel(model);
  scope.postMessage({ number, packed }, buffersOfModel(packed));
};
