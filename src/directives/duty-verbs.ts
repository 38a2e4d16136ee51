/**
 * Verbs of administrative work, folded: what agencies are told to do. Behind a name they make it the
 * subject; inside a name they end it.
 */
export const DUTY_VERBS: readonly string[] = (
  'chu tri,phoi hop,lanh dao,chap hanh,ra quan,co trach nhiem,chiu trach nhiem,khan truong,chu dong,tiep tuc,' +
  'tap trung,to chuc,trien khai,ra soat,tham muu,tong hop,bao cao,trinh,gui,xay dung,lap,hoan thanh,hoan thien,' +
  'hoan tat,hoan chinh,huong dan,kiem tra,don doc,theo doi,de xuat,thuc hien,cung cap,cap nhat,ban hanh,' +
  'phe duyet,bo tri,quan tam,tang cuong,day manh,day nhanh,nghien cuu,chi dao,quan ly,xu ly,giai quyet,tiep nhan,' +
  'tiep thu,thong ke,ban giao,giai ngan,dam bao,bao dam,phan cong,nghiem tuc,xac dinh,phan dau,duy tri,cong bo,' +
  'cong khai,niem yet,van dong,tuyen truyen,thanh lap,bo sung,chuan bi,kien toan,tra loi,tham dinh,nop,' +
  'quyet toan,thanh toan,ke khai,dang ky,danh gia,nang cao,huy dong,sap xep,hop dong,ky,khoi cong,giao,thong bao,' +
  'dang tai,phat dong,can cu,dieu chinh,thu,mo,cap,gop y,cho y kien,giam sat,gioi thieu,nghiem thu,khao sat,' +
  'bien soan,in an,cu can bo,bau,chot,doi chieu,dau noi,sua chua,trong,thay the,giai toa,thao do,thao go,' +
  'khac phuc,van hanh,lap dat,mua sam,dau thau,thanh ly,kiem ke,kiem dem,di doi,so tan,truc ban,tiem,phun,' +
  'cap phat,chi tra,thu hoi,truy thu,xu phat,quyet dinh,tap huan,boi duong,dao tao,tuyen dung,bo nhiem,ra pha,' +
  'do dac,cam moc,so hoa,nhap lieu,tich hop,ket noi,phat hanh,khai giang,khoanh vung,phan loai,phan bo,phan khai,' +
  'lua chon,de nghi cap,xac minh,xac nhan,doi thoai,tiep dan,lay y kien,tu van,ho tro,canh bao,cuong che,' +
  'thi cong,thong xe,nao vet,phat don,gieo,thu hoach,hoc tap,quan triet,so ket,tong ket,giai trinh,kiem diem,' +
  'lam viec,lam ro,lam thu tuc,mo rong,nang cap,cai tao,chuyen,dua,tao,giu,bam sat,nam chac,nam bat,tu kiem tra,' +
  'dieu tra,thanh tra,trung bay,quang ba,xuc tien,ke hoach hoa,du toan,truyen thong,tham gia,tham du,phu trach,' +
  'cham soc,kham sang loc,phu song,cam ket,ve sinh,don dep,phat quang,tieu huy,tieu doc,khu khuan,phan luong,' +
  'tuan tra,tuan tra kiem soat,phoi ket hop,trao giai,trao tang,tham hoi,phat song,chinh ly,chinh sua,' +
  'chinh trang,chinh don,khoi phuc,bien tap,thu mua,cung ung,thong quan,truy quet,dau tranh,ngan chan,ngan ngua,' +
  'phong ngua,phong chong,xet xu,xet duyet,hoan tra,nhan rong,nhan ban giao,thay doi,trung tu,tu bo,ton tao,' +
  'gia co,khoi dong,khoi to,truy na,bao ve,bao quan,xem xet,rut ngan,giam thieu,giai phong,nhac nho,phe binh,' +
  'khen thuong,ky luat,to giac,doi moi,phat trien,mo chuyen muc,mo lop,mo dot,lap danh sach,lap ho so,' +
  'lap ke hoach,phat hien,phat huy,ra mat,tiep can,dong hanh,dong gop,ung ho,quyen gop,tinh giam,sap nhap,' +
  'hop nhat,giai the,nhap du lieu,nhap so lieu,cap doi,cap moi,don tiep,bo phieu,ung cu,bau cu,kham benh,' +
  'chua benh,cach ly,xet nghiem,tiem phong,tiem chung,tiem vac xin,che bien,thu gom,xu tri,soan thao,tiep xuc,' +
  'phan anh,phan hoi,phan tich,hop tac,lien he,lien ket,trang bi,dinh huong,dang cai,tham tra,kiem soat,kiem sat,hop dan,hop thon,quan trac,giam dinh,boi thuong,phuc vu,trang cap'
).split(',');

const WORDS = DUTY_VERBS.map((verb) => verb.split(' '));
const BY_FIRST = new Map<string, string[][]>();
for (const words of WORDS) {
  const first = words[0] ?? '';
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), words]);
}

/**
 * Whether a verb of work of two words or more begins at a place.
 *
 * @example startsVerb(['ra', 'soat', 'ho', 'so']) //=> true
 */
export const startsVerb = (folded: readonly string[]): boolean =>
  (BY_FIRST.get(folded[0] ?? '') ?? []).some(
    (words) => words.length > 1 && words.every((word, index) => folded[index] === word),
  );
