/** What is better the less there is of it, folded. */
const ILLS =
  /\b(?:ho (?:can )?ngheo|ngheo da chieu|tai ngheo|suy dinh duong|thap coi|that nghiep|thieu viec lam|tu vong|tu suat|tai nan|toi pham|pham phap|bo hoc|sinh con thu ba|tao hon|no (?:dong|thue|xau|cong)|tre han|qua han|cham han|that thoat|ton dong|o nhiem|vuot cap|chay rung|vi pham)\b/;

/** "Giảm tỷ lệ hộ nghèo", "số hộ thoát nghèo", "tỷ lệ xử lý vi phạm": more of that is better. */
const AGAINST =
  /\b(?:giam|thoat|thu hoi|xu ly|giai quyet|phat hien|dieu tra|kham pha|phong|chong|khac phuc|xoa|ho tro|cho|doi voi|xu phat)\b/;

/**
 * Whether what a name measures is good when it is low: where a text gives only the level ("tỷ lệ hộ
 * nghèo 2,5%"), it is the most that may remain.
 *
 * @param folded the name, folded
 * @example isIll('ty le ho ngheo') //=> true
 * @example isIll('giam ty le ho ngheo') //=> false
 */
export const isIll = (folded: string): boolean => ILLS.test(folded) && !AGAINST.test(folded);
