import { documentLabel, loadCatalog, tasksOfUnit } from '../../catalog';
import { parse, unitArguments } from '../arguments';
import { EXIT, type Io } from '../io';
import { textTable } from '../text-table';

/** `tiendo catalog`: what the directives assign, by document. */
export function catalogCommand(argv: readonly string[], io: Io): number {
  const { values, positionals } = parse(argv, {
    json: { type: 'boolean' },
    unit: { type: 'string', multiple: true },
    group: { type: 'string' },
  });
  const { calendar, fingerprint, ...seeds } = loadCatalog();
  void calendar;
  const codes = unitArguments(
    loadCatalog(),
    [...(values.unit ?? []), ...positionals],
    values.group,
  );
  const inScope = <Row extends { unit: string }>(row: Row): boolean =>
    codes === null || codes.has(row.unit);
  const tasks =
    codes === null
      ? seeds.tasks
      : seeds.tasks.filter((task) =>
          [...codes].some((code) => tasksOfUnit({ tasks: [task] }, code).length > 0),
        );
  const targets = seeds.targets.filter(inScope);
  const reported = seeds.reported.filter(inScope);
  const petitions = seeds.petitions.filter(
    ({ units }) => codes === null || units.length === 0 || units.some((code) => codes.has(code)),
  );
  if (values.json) {
    io.out(JSON.stringify({ ...seeds, tasks, targets, reported, petitions, fingerprint }, null, 2));
    return EXIT.ok;
  }
  const count = (rows: readonly { document: string }[], id: string): string =>
    String(rows.filter(({ document }) => document === id).length);
  const header = [
    'Mã',
    'Văn bản',
    'Nhiệm vụ',
    'có hạn',
    'Chỉ tiêu',
    'Mốc',
    'Số đã báo cáo',
    'Kiến nghị',
  ];
  const rows = seeds.documents.map((document) => [
    document.id,
    documentLabel(document),
    count(tasks, document.id),
    count(
      tasks.filter(({ deadline }) => deadline !== null),
      document.id,
    ),
    count(targets, document.id),
    count(seeds.milestones, document.id),
    count(reported, document.id),
    count(petitions, document.id),
  ]);
  const total = header.map((_, column) =>
    column < 2
      ? column === 1
        ? 'Cộng'
        : ''
      : String(rows.reduce((sum, row) => sum + Number(row[column]), 0)),
  );
  io.out(textTable([header, ...rows, total], [2, 3, 4, 5, 6, 7]));
  io.out(
    `${seeds.communes.length} xã, phường; ${seeds.agencies.length} cơ quan; nhóm theo dõi: ${seeds.groups.map(({ id, name }) => `${id} ${name}`).join('; ')}`,
  );
  return EXIT.ok;
}
