import { clauseName } from '../domain/clause';
import { fold } from '../domain/fold';
import { measureKey } from '../domain/measure-key';
import type {
  Commune,
  Directive,
  Petition,
  Target,
  Task,
  UnitCode,
  WorkingGroup,
} from '../domain/model';
import type { Seeds } from './schema';

/**
 * Tasks that a commune must carry out: those for all units and those that name it.
 * Tasks of agencies are the province's to follow.
 *
 * @example tasksOfUnit(catalog, '06463').some(({ scope }) => scope.kind === 'agency') //=> false
 */
export const tasksOfUnit = (seeds: Pick<Seeds, 'tasks'>, unit: UnitCode): Task[] =>
  seeds.tasks.filter(
    ({ scope }) => scope.kind === 'all' || (scope.kind === 'units' && scope.units?.includes(unit)),
  );

/**
 * Tasks whose owner is an agency of the province.
 *
 * @example tasksOfAgencies(catalog).length //=> 27
 */
export const tasksOfAgencies = (seeds: Pick<Seeds, 'tasks'>): Task[] =>
  seeds.tasks.filter(({ scope }) => scope.kind === 'agency');

/**
 * Petitions that a unit raised, alone, with others or with all.
 *
 * @example petitionsOfUnit(catalog, '06565').length //=> 4
 */
export const petitionsOfUnit = (seeds: Pick<Seeds, 'petitions'>, unit: UnitCode): Petition[] =>
  seeds.petitions.filter(({ units }) => units.length === 0 || units.includes(unit));

/**
 * The same directives with the targets of one year only: a plan holds for its own year, and the books of
 * other years neither show nor judge it.
 *
 * @example ofYear({ targets: [] }, 2027) //=> { targets: [] }
 */
export const ofYear = <Of extends Pick<Seeds, 'targets'>>(seeds: Of, year: number): Of => ({
  ...seeds,
  targets: seeds.targets.filter((target) => target.year === year),
});

/**
 * The indicators a commune reports on: those a directive sets for it, then those that other communes
 * have and that add up or average over the province. The directives hold the plan of one commune only;
 * the others fill in what QĐ 2688/QĐ-UBND of 15/12/2025 gave them.
 *
 * @example indicatorsOfUnit(catalog, '06463')[0]?.id //=> '001-C02'
 */
export function indicatorsOfUnit(seeds: Pick<Seeds, 'targets'>, unit: UnitCode): Target[] {
  const own = seeds.targets.filter((target) => target.unit === unit);
  const known = new Set(own.map(indicatorKey));
  const shared = sharedIndicators(seeds).filter((target) => !known.has(indicatorKey(target)));
  return [...own, ...shared];
}

/** Folding names is slow, and the same few targets are asked about for every unit. */
const keys = new WeakMap<Pick<Target, 'name' | 'measure'>, string>();

/**
 * Two directives that name the same figure in the same measure mean one indicator.
 *
 * @example indicatorKey({ name: 'Khách du lịch', measure: 'lượt' }) //=> 'khach du lich|luot'
 */
export function indicatorKey(target: Readonly<Pick<Target, 'name' | 'measure'>>): string {
  let key = keys.get(target);
  if (key === undefined) {
    key = `${fold(target.name)}|${measureKey(target.measure)}`;
    keys.set(target, key);
  }
  return key;
}

/**
 * Indicators that add up or average over the province, each once. An exact number is one unit's own rule
 * and is not shared.
 *
 * @example sharedIndicators(catalog).some(({ direction }) => direction === 'exactly') //=> false
 */
export function sharedIndicators({ targets }: Pick<Seeds, 'targets'>): Target[] {
  const seen = new Set<string>();
  return targets.filter((target) => {
    const key = indicatorKey(target);
    if (target.aggregate === 'none' || target.direction === 'exactly' || seen.has(key))
      return false;
    seen.add(key);
    return true;
  });
}

/**
 * Whether the province set this target, not the commune itself: the issuer of the document says.
 *
 * @example setByProvince(catalog, { document: '004' }) //=> false
 */
export const setByProvince = (
  seeds: Pick<Seeds, 'documents'>,
  target: Pick<Target, 'document'>,
): boolean =>
  seeds.documents.find(({ id }) => id === target.document)?.issuer.startsWith('UBND tỉnh') ?? false;

/** @example unitName({ code: '06463', name: 'Chi Lăng', type: 'xã', oldDistricts: [] }) //=> 'xã Chi Lăng' */
export const unitName = ({ type, name }: Pick<Commune, 'type' | 'name'>): string =>
  `${type} ${name}`;

/** Units by their codes: the long table asks for each of its rows. */
const byCode = new WeakMap<readonly Commune[], ReadonlyMap<UnitCode, Commune>>();

/**
 * The unit of that code, if there is one.
 *
 * @example knownUnit(seeds, '06463')?.name //=> 'Chi Lăng'
 */
export function knownUnit(
  { communes }: Pick<Seeds, 'communes'>,
  code: UnitCode,
): Commune | undefined {
  let units = byCode.get(communes);
  if (!units) {
    // The first of a code counts, as when one looks for it.
    units = new Map([...communes].reverse().map((commune) => [commune.code, commune]));
    byCode.set(communes, units);
  }
  return units.get(code);
}

/**
 * The unit of that code.
 *
 * @throws RangeError when no unit has it
 * @example findUnit(catalog, '06463').name //=> 'Chi Lăng'
 */
export function findUnit(seeds: Pick<Seeds, 'communes'>, code: UnitCode): Commune {
  const unit = knownUnit(seeds, code);
  if (!unit) throw new RangeError(`Không có đơn vị mã ${code}.`);
  return unit;
}

/** Date of a document as people write it, as far as it is known: `27/4/2026`, `4/2026`, ``. */
function issuedText(issued: string | null): string {
  return (issued ?? '')
    .split('-')
    .reverse()
    .map((part) => String(Number(part)))
    .filter((part) => part !== '0')
    .join('/');
}

/**
 * Short name of a document.
 * @example documentLabel({ type: 'TB', number: '97/TB-UBND', issuer: 'UBND xã Quan Sơn', issued: '2026-04-27', … })
 * //=> '97/TB-UBND ngày 27/4/2026 (UBND xã Quan Sơn)'
 */
export function documentLabel(document: Directive): string {
  const date = issuedText(document.issued);
  const parts = date.split('/').length;
  const when =
    date === ''
      ? ''
      : parts === 3
        ? ` ngày ${date}`
        : parts === 2
          ? ` tháng ${date}`
          : ` năm ${date}`;
  const name = document.number ?? document.type;
  return `${name}${when} (${document.issuer})`;
}

/**
 * Where a row comes from, short enough for a table.
 * @example citation(seeds, { document: '000', clause: '14' }) //=> 'TB tháng 4/2026 (UBND tỉnh Lạng Sơn), mục 14'
 */
export function citation(
  seeds: Pick<Seeds, 'documents'>,
  row: { document: string; clause: string },
): string {
  const document = seeds.documents.find(({ id }) => id === row.document);
  if (!document) throw new RangeError(`Không có văn bản ${row.document}.`);
  return `${documentLabel(document)}, ${clauseName(row.clause)}`;
}

/**
 * Working groups of that id, or with these words in their names; several where it could be any of them.
 *
 * @example findGroups(catalog, 'tổ công tác số 06').map(({ id }) => id) //=> ['001-G01']
 */
export function findGroups(
  { groups }: Pick<Seeds, 'groups'>,
  text: string,
): readonly WorkingGroup[] {
  const words = fold(text);
  if (words === '') return [];
  const exact = groups.filter(({ id, name }) => id === text || fold(name) === words);
  return exact.length > 0 ? exact : groups.filter(({ name }) => fold(name).includes(words));
}
