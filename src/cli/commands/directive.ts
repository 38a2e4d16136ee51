import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { loadCatalog } from '../../catalog';
import { clauseName } from '../../domain/clause';
import { dayFromIso, formatDay } from '../../domain/day';
import { formatNumber, formatPercent, withMeasure } from '../../domain/number-format';
import { read, type Reading } from '../../domain/reading';
import {
  LONGEST_TEXT,
  decodeText,
  readDirective,
  readDocx,
  type Archive,
  type DirectiveProposal,
  type ProposedDeadline,
  type ProposedTask,
} from '../../directives';
import { LIMITS } from '../../workbook/read';
import { Budget } from '../../workbook/read/limits';
import { ZipArchive } from '../../workbook/read/zip';
import { parse } from '../arguments';
import { EXIT, UsageError, type Io } from '../io';
import { NODE_CODEC } from '../node-codec';
import { shorten, textTable } from '../text-table';

/** No character takes more bytes than this. */
const BYTES_OF_A_CHARACTER = 4;

const LONGEST_CONTENT = 70;

/** `tiendo directive`: the rows a document proposes. Exit 0 read, 1 read with doubts, 2 not readable. */
export async function directiveCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parse(argv, { json: { type: 'boolean' } });
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0)
    throw new UsageError('Nêu đúng một tệp văn bản (.txt, .md, .docx). Xem "tiendo --help".');
  const file = basename(path).normalize('NFC');
  const text = await readText(path, file);
  const reading = text.ok ? readDirective(text.value, loadCatalog(), { file }) : text;
  if (!reading.ok) {
    io.err(`${file}: ${reading.message}`);
    return EXIT.unusable;
  }
  const proposal = reading.value;
  io.out(values.json ? JSON.stringify(proposal, null, 2) : summaryOf(proposal));
  return proposal.tasks.some(({ doubt }) => doubt !== undefined) ? EXIT.problems : EXIT.ok;
}

/** More text than this, inflated, is no directive. */
const WORD_LIMITS = { ...LIMITS, entryBytes: 32 * 1024 * 1024 };

const openArchive = (bytes: Uint8Array): Archive =>
  new ZipArchive(bytes, new Budget(WORD_LIMITS, () => performance.now()), NODE_CODEC);

async function readText(path: string, file: string): Promise<Reading<string>> {
  const info = await stat(path).catch(() => null);
  if (!info) throw new UsageError(`Không có tệp "${path}".`);
  if (!info.isFile())
    throw new UsageError(`"${path}" không phải tệp. Nêu đúng một tệp văn bản (.txt, .md, .docx).`);
  if (/\.docx$/i.test(file)) {
    checkSize(info.size, WORD_LIMITS.fileBytes, file);
    return readDocx(await readFile(path), openArchive);
  }
  checkSize(info.size, LONGEST_TEXT * BYTES_OF_A_CHARACTER, file);
  return read(decodeText(await readFile(path)));
}

function checkSize(bytes: number, most: number, file: string): void {
  if (bytes <= most) return;
  const megabytes = formatNumber(Math.floor(most / (1024 * 1024)));
  throw new UsageError(
    `${file}: tệp quá lớn (hơn ${megabytes} MB). Hãy tách thành nhiều tệp rồi đọc từng tệp.`,
  );
}

const KIND_WORDS: Readonly<Record<ProposedDeadline['kind'], string>> = {
  before: 'trước',
  by: 'chậm nhất',
  through: 'đến hết',
  within: 'trong kỳ đến',
  recurring: 'lặp lại',
  relative: 'sau',
};

function deadlineText({ deadline, doubt }: ProposedTask): string {
  if (doubt) return `? ${doubt.text}`;
  if (deadline === null) return '';
  if (deadline.kind === 'relative')
    return `sau ${deadline.days} ngày${deadline.workingDays ? ' làm việc' : ''}`;
  const word = KIND_WORDS[deadline.kind];
  if (deadline.date === null) return `${word} (${deadline.dates?.length ?? 0} lần)`;
  const hour = deadline.hour === undefined ? '' : ` ${deadline.hour}`;
  return `${word}${hour} ${formatDay(dayFromIso(deadline.date))}`;
}

function summaryOf({ document, tasks, targets, milestones, results }: DirectiveProposal): string {
  const head = [
    [document.type, document.number, document.issuer].filter((part) => part !== null).join(' '),
    document.title,
    document.reason,
  ];
  const doubts = tasks.flatMap(({ clause, doubt }) =>
    doubt ? [`- ${clauseName(clause)}: ${doubt.message}`] : [],
  );
  const taskRows = tasks.map((task) => [
    task.id,
    task.clause,
    shorten(task.content, LONGEST_CONTENT),
    shorten(task.lead.join(', '), 40),
    deadlineText(task),
    formatPercent(task.confidence),
  ]);
  const targetRows = targets.map((target) => [
    target.id,
    target.clause,
    shorten(target.name, LONGEST_CONTENT),
    `${{ 'at-least': '≥', 'at-most': '≤', exactly: '=' }[target.direction]} ${withMeasure(formatNumber(target.value), target.measure)}`,
    formatPercent(target.confidence),
  ]);
  const milestoneRows = milestones.map((milestone) => [
    milestone.id,
    milestone.clause,
    milestone.group === null ? 'mọi nhóm' : `nhóm ${milestone.group}`,
    milestone.share === undefined
      ? shorten(milestone.event ?? '', LONGEST_CONTENT)
      : formatPercent(milestone.share),
    milestone.deadline.text,
  ]);
  const resultRows = results.map((result) => [
    result.id,
    result.clause,
    shorten(result.indicator, LONGEST_CONTENT),
    withMeasure(formatNumber(result.value), result.measure),
    result.period,
  ]);
  return [
    head.filter((line) => line !== '').join('\n'),
    section('Nhiệm vụ', ['Mã', 'Mục', 'Nội dung', 'Chủ trì', 'Hạn', 'Tin cậy'], taskRows),
    section('Chỉ tiêu', ['Mã', 'Mục', 'Chỉ tiêu', 'Giá trị', 'Tin cậy'], targetRows),
    section('Mốc', ['Mã', 'Mục', 'Nhóm', 'Nội dung', 'Hạn'], milestoneRows),
    section('Kết quả đã báo cáo', ['Mã', 'Mục', 'Nội dung', 'Số', 'Kỳ'], resultRows),
    ...(doubts.length > 0 ? [`Cần hỏi lại:\n${doubts.join('\n')}`] : []),
    'Đây là đề xuất; chưa có gì được ghi. Hãy đối chiếu từng dòng với văn bản.',
  ].join('\n\n');
}

const section = (name: string, heads: readonly string[], rows: readonly string[][]): string =>
  rows.length === 0
    ? `${name}: không có`
    : `${name}: ${rows.length}\n${textTable([heads, ...rows])}`;
