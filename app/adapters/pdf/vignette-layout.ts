import type { Box } from "./canvas.server.ts";

/** A6, in points. */
export const vignettePage = { width: 297.64, height: 419.53 } as const;

const left = 14;
const right = vignettePage.width - 14;
const width = right - left;

export interface Cell extends Box {
  latin: string;
  arabic: string;
}

function row(
  y: number,
  height: number,
  cells: { share: number; latin: string; arabic: string }[],
  x = left,
  across = width,
): Cell[] {
  let at = x;
  return cells.map(({ share, latin, arabic }) => {
    const cell = { x: at, y, width: across * share, height, latin, arabic };
    at += cell.width;
    return cell;
  });
}

/**
 * The code with its quiet zone. 65 modules, the most that our codes need, are 30.8 mm wide in it: 26 mm is the least for
 * a telephone, and a page held askew wants more.
 */
export const codeSquare: Box = { x: left, y: 286, width: 98, height: 98 };

const aside = codeSquare.x + codeSquare.width + 6;

const [vin, firstCirculation] = row(126, 24, [
  { share: 0.56, latin: "N° de châssis · Chassis no.", arabic: "رقم الهيكل" },
  { share: 0.44, latin: "Mise en circulation · First use", arabic: "أول استعمال" },
]);
const [makeAndModel] = row(150, 24, [
  { share: 1, latin: "Marque et modèle · Make and model", arabic: "العلامة والطراز" },
]);
const [kind, energy] = row(174, 31, [
  { share: 0.56, latin: "Genre · Kind", arabic: "صنف المركبة" },
  { share: 0.44, latin: "Énergie · Energy", arabic: "الطاقة" },
]);
const [fiscalPower, seats, grossWeight] = row(205, 24, [
  { share: 1 / 3, latin: "Puissance · Power", arabic: "القوة الجبائية" },
  { share: 1 / 3, latin: "Places · Seats", arabic: "عدد المقاعد" },
  { share: 1 / 3, latin: "PTC · Gross weight", arabic: "الوزن الإجمالي" },
]);
const [company] = row(229, 24, [{ share: 1, latin: "Titulaire · Holder", arabic: "صاحب المركبة" }]);
const [amount, increase, total] = row(253, 29, [
  { share: 1 / 3, latin: "Vignette · Stamp", arabic: "القسيمة" },
  { share: 1 / 3, latin: "Majoration · Increase", arabic: "الزيادة" },
  { share: 1 / 3, latin: "Total (DA)", arabic: "المجموع بالدينار" },
]);
const [serial] = row(286, 25, [{ share: 1, latin: "Numéro · Serial", arabic: "الرقم التسلسلي" }], aside, right - aside);
const [issued, expires] = row(
  311,
  23,
  [
    { share: 0.5, latin: "Délivrée · Issued", arabic: "تاريخ الإصدار" },
    { share: 0.5, latin: "Expire · Expires", arabic: "نهاية الصلاحية" },
  ],
  aside,
  right - aside,
);
const [officialNumber] = row(
  334,
  23,
  [{ share: 1, latin: "N° officiel · Official no.", arabic: "الرقم الرسمي" }],
  aside,
  right - aside,
);

function present(cell: Cell | undefined): Cell {
  if (!cell) throw new Error("A cell of the vignette is missing");
  return cell;
}

/** The ruled table in the middle, and the three lines beside the code. */
export const cells = {
  vin: present(vin),
  firstCirculation: present(firstCirculation),
  makeAndModel: present(makeAndModel),
  kind: present(kind),
  energy: present(energy),
  fiscalPower: present(fiscalPower),
  seats: present(seats),
  grossWeight: present(grossWeight),
  company: present(company),
  amount: present(amount),
  increase: present(increase),
  total: present(total),
  serial: present(serial),
  issued: present(issued),
  expires: present(expires),
  officialNumber: present(officialNumber),
};

export const plateBox: Box = { x: 63, y: 85, width: vignettePage.width - 126, height: 33 };
export const headBand: Box = { x: 9, y: 9, width: vignettePage.width - 18, height: 49 };
export const noticeBand: Box = { x: 9, y: 58, width: vignettePage.width - 18, height: 20 };
export const content = { left, right, width, aside };
