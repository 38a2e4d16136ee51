/** Rows of the monitor's lists, in words. */
import { formatNumber } from '../../domain/number-format';
import type { MonitorFloor, MonitorLine, MonitorTarget, MonitorTask } from '../../jobs/model';
import { money, percent } from '../format';
import type { PlaceItem } from '../parts/place-list';
import { StateBar } from '../parts/state-chart';
import { totalOf } from '../parts/states';
import type { Texts } from '../texts';

const word = (text: string, texts: Texts): string => texts.words[text] ?? text;

export function taskItem(task: MonitorTask, texts: Texts): PlaceItem {
  const words = texts.monitor;
  return {
    id: `${task.id}/${task.place.sheet}/${task.place.cell}`,
    place: task.place,
    title: task.content,
    mark: task.daysLate > 0 ? words.late(task.daysLate) : words.left(-task.daysLate),
    note: [task.owner, words.due(task.deadline), task.citation]
      .filter((part) => part !== '')
      .join(' · '),
  };
}

export function targetItem(target: MonitorTarget, texts: Texts): PlaceItem {
  const words = texts.monitor;
  const { actual, planned, measure, rate } = target;
  const figures =
    actual === null
      ? words.noActual
      : words.ofPlan(formatNumber(actual), formatNumber(planned), measure);
  return {
    id: `${target.id}/${target.place.sheet}/${target.place.cell}`,
    place: target.place,
    title: target.name,
    mark: rate === null ? '–' : percent(rate),
    note: [target.owner, figures, word(target.status, texts)].join(' · '),
  };
}

export function floorItem(floor: MonitorFloor, index: number, texts: Texts): PlaceItem {
  const words = texts.monitor;
  return {
    id: `${floor.owner}/${floor.group}/${index}`,
    place: floor.place,
    title: `${floor.owner}, ${words.group(floor.group)}`,
    mark: percent(floor.rate),
    note: `${words.floor(percent(floor.rate), percent(floor.floor))}; ${words.gap(money(floor.gap))}`,
  };
}

export function lineItem(line: MonitorLine, texts: Texts): PlaceItem {
  const words = texts.monitor;
  const { counts } = line;
  const total = totalOf(counts);
  const done = counts.doneOnTime + counts.doneLate;
  const note = [
    ...(counts.overdue > 0 ? [words.lineOverdue(counts.overdue)] : []),
    ...(counts.dueSoon > 0 ? [words.lineDueSoon(counts.dueSoon)] : []),
    ...(counts.noData > 0 ? [words.lineNoData(counts.noData)] : []),
    ...(line.disbursed === null ? [] : [words.lineDisbursed(percent(line.disbursed))]),
    ...(line.reported === null ? [] : [words.lineReported(word(line.reported, texts))]),
  ].join(' · ');
  return {
    id: line.id,
    place: line.place,
    title: line.name,
    mark: words.lineDone(done, total),
    note: (
      <>
        {total > 0 && <StateBar counts={counts} height={8} label={line.name} />}
        {note}
      </>
    ),
  };
}
