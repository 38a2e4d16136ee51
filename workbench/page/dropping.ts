/** A file let go of over the page opens as a workbook; the browser's own way would leave the page. */
import type { Message } from './rules';

const MANY: Message = {
  title: 'Mỗi lần chỉ mở một tệp',
  message:
    'Để tổng hợp nhiều báo cáo: bấm Tổng hợp trên dải lệnh, rồi thả các tệp vào ô nét đứt trong bảng Tiến Độ.',
};

export function takeDrops(open: (file: File) => void, say: (message: Message) => void): void {
  const isFiles = (event: DragEvent): boolean => !!event.dataTransfer?.types.includes('Files');
  window.addEventListener(
    'dragover',
    (event) => {
      if (isFiles(event)) event.preventDefault();
    },
    true,
  );
  window.addEventListener(
    'drop',
    (event) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const [file, ...others] = event.dataTransfer?.files ?? [];
      if (others.length > 0) say(MANY);
      else if (file) open(file);
    },
    true,
  );
}
