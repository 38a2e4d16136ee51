import { DUTY_VERBS } from './duty-verbs';

/** Somebody is told by name right behind these. */
export const ASSIGNED =
  /(?:^|[^a-z])(?:giao|giao cho|giao nhiem vu cho|giao trach nhiem cho|yeu cau|de nghi|phan cong|phan cong cho|uy quyen cho|chi dao|giao dong chi|giao cac dong chi) ?:? ?$/;
/** Verbs of a duty; before them even a name in the middle of a sentence is its subject. */
export const DUTY = new RegExp(
  '^,? ?(?:(?:khan truong|chu dong|tiep tuc|tap trung|nghiem tuc|kip thoi|som|can|phai|thuong xuyen|dinh ky|cung|' +
    'trien khai|truc tiep) )*(?:chu tri(?! (?:cuoc|phien|hoi nghi|buoi|hop))|de xuat(?!,? kien nghi)|phai |trong |' +
    'truoc ngay|cham nhat|xong|co van ban|co bao cao|' +
    DUTY_VERBS.filter((verb) => verb !== 'chu tri' && verb !== 'de xuat' && verb !== 'trong').join(
      '|',
    ) +
    ')(?![a-z])',
);

/** The end of what stands before the first word of a sentence or clause. */
export const SENTENCE_START = /(?:^|[.;:] ?)(?:\(?(?:i{1,3}|iv|v|\d{1,2}|[a-z])\) )?(?:[-+] )?$/;
/** How far the words around a name are looked at. */
export const BEFORE = 240;
/** What makes a name a lead or a recipient stands right before it. */
export const NEAR = 90;
export const AFTER = 80;
