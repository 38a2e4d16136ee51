import { documentLabel, type Catalog } from '../catalog';
import type { Choices } from './model';

/** The documents of a catalog, as they are offered to choose from. */
export const documentsOf = ({ documents, tasks }: Catalog): Choices['documents'] =>
  documents.map((document) => ({
    id: document.id,
    label: documentLabel(document),
    tasks: tasks.filter((task) => task.document === document.id).length,
  }));
