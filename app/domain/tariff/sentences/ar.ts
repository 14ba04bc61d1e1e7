import { formatDay } from "#app/domain/day.ts";
import { formatCount } from "#app/domain/money.ts";
import type { DueParams, EnergyNote } from "#app/domain/tariff/reason-codes.ts";
import { type Phrases, sentence, tellRange } from "#app/domain/tariff/sentences/phrases.ts";
import type { Table } from "#app/domain/tariff/version.ts";
import type { Energy, ImportField, Kind } from "#app/domain/vehicle.ts";

/** First-strong isolate: a number keeps its unit and a foreign text its order inside an Arabic sentence. */
const isolated = (text: string | number) => `\u2068${text}\u2069`;

const tables: Record<Table, string> = {
  tourism: "الجدول أ، السيارات السياحية والمركبات المهيأة نفعية",
  utility: "الجدول ب، المركبات النفعية ومركبات الاستغلال",
  passenger_transport: "الجدول ج، نقل المسافرين",
};

const kinds: Record<Kind, string> = {
  tourism: "سيارة سياحية",
  lorry: "شاحنة",
  van: "شاحنة صغيرة",
  bus: "حافلة",
  road_tractor: "جرار طريق",
  other_tractor: "جرار آخر",
  agricultural: "جرار فلاحي أو آلة فلاحية",
  special: "مركبة متخصصة",
  ambulance: "سيارة إسعاف",
  fire: "مركبة إطفاء",
  trailer: "مقطورة",
  semi_trailer: "نصف مقطورة",
  motorcycle: "دراجة نارية",
  public_works: "آلة أشغال عمومية",
  converted_utility: "مركبة مهيأة نفعية",
};

const energies: Record<Energy, string> = {
  petrol: "بنزين",
  diesel: "مازوت",
  lpg: "سيرغاز",
  cng: "غاز طبيعي",
  petrol_cng: "بنزين وغاز طبيعي",
  electric: "كهرباء",
  hybrid: "هجينة",
  mild_hybrid: "هجينة خفيفة",
  hydrogen: "هيدروجين",
};

const fields: Partial<Record<ImportField, string>> = {
  plate: "رقم التسجيل",
  kind: "صنف المركبة",
  energy: "الطاقة",
  fiscal_power: "القوة الجبائية",
  seats: "عدد المقاعد",
  gross_weight: "الوزن الإجمالي بالحمولة",
  first_circulation: "سنة أول استعمال في السير",
};

const statuses: Record<string, string> = {
  state_special: "مركبة ذات ترقيم خاص تابعة للدولة أو للجماعات المحلية",
  diplomatic: "مالك يتمتع بامتيازات دبلوماسية أو قنصلية",
  ambulance: "سيارة إسعاف",
  sanitary: "مركبة مجهّزة بعتاد صحي",
  fire: "مركبة مجهّزة بعتاد مكافحة الحرائق",
  disabled: "مركبة مجهّزة لشخص معوّق",
  cng: "مركبة تسير بالغاز الطبيعي",
  lpg: "مركبة تسير بسيرغاز",
  electric: "مركبة كهربائية",
  hybrid: "مركبة هجينة",
  agricultural: "جرار فلاحي أو آلة فلاحية",
  under_4_wheels: "مركبة ذات أقل من أربع عجلات",
  public_works: "آلة أشغال عمومية",
  trailer: "مقطورة أو نصف مقطورة",
};

const withUnit = (table: Table, number: string): string => {
  if (table === "tourism") return isolated(`${number}\u00A0CV`);
  return table === "utility" ? isolated(`${number}\u00A0kg`) : isolated(number);
};
const measures: Record<Table, string> = {
  tourism: "القوة الجبائية",
  utility: "الوزن الإجمالي بالحمولة",
  passenger_transport: "عدد المقاعد",
};
const counted = (table: Table, value: number) => `${measures[table]} ${withUnit(table, formatCount(value, "ar"))}`;

/** 3 to 10 take the plural; 11 and more the singular. */
function years(count: number): string {
  if (count === 1) return "سنة واحدة";
  if (count === 2) return "سنتان";
  return `${isolated(count)}\u00A0${count >= 3 && count <= 10 ? "سنوات" : "سنة"}`;
}
const aged = (age: number) => (age === 0 ? "عمرها أقل من سنة" : `عمرها ${years(age)}`);
const fieldOf = (field: ImportField) => fields[field] ?? field;

const energyNote = ({ energy, exemptFrom, exemptTo }: EnergyNote, year: number) =>
  exemptTo !== null && year > exemptTo
    ? `لم تعد طاقة «${energies[energy]}» معفاة منذ ${exemptTo + 1} (المادة 302 من قانون الطابع).`
    : `لا تُعفى طاقة «${energies[energy]}» إلا ابتداءً من ${exemptFrom} (المادة 302 من قانون الطابع).`;

function due(params: DueParams): string {
  const { year, table, value, age, firstYear, lateAfter } = params;
  const position =
    value === null || age === null
      ? `سنة أول استعمال في السير غير معروفة على بطاقة الترقيم (الرقم ${isolated(33)})، مبلغ واحد؛ جدّد البطاقة أولًا`
      : `${counted(table, value)}، أول استعمال في السير سنة ${firstYear}، ${aged(age)} في ${year}`;
  return sentence(
    `${tables[table]}: ${position} (المادة 300 من قانون الطابع).`,
    params.energyNote && energyNote(params.energyNote, year),
    params.late &&
      `انتهى الأجل في ${formatDay(lateAfter, "ar")}: زيادة ${isolated(`${params.lateBasisPoints / 100}\u00A0%`)} (المادة 305)، وتُقتنى القسيمة من قباضة الضرائب.`,
    !params.windowConfirmed &&
      `آخر الأجل المأخوذ به هو الذي حدده القانون: ${formatDay(lateAfter, "ar")} (المادة 301)، ولا يُعرف قرار يغيّره.`,
    params.dayUnknown && "يوم أول استعمال في السير غير معروف: لا يُحسب إلا الأجل العام.",
    !params.confirmed && `تعريفة ${year} غير مؤكدة: أُخذت آخر المبالغ المنشورة.`,
  );
}

export const ar: Phrases = {
  tables,
  measureRange: (table, range) => {
    const told = tellRange(range, {
      upTo: (max) => `إلى غاية ${withUnit(table, formatCount(max, "ar"))}`,
      from: (min) => `${withUnit(table, formatCount(min, "ar"))} فأكثر`,
      between: (min, max) => `من ${isolated(formatCount(min, "ar"))} إلى ${withUnit(table, formatCount(max, "ar"))}`,
    });
    return `${measures[table]} ${told}`;
  },
  ageRange: (range) =>
    tellRange(range, {
      upTo: (max) => `${years(max)} على الأكثر`,
      from: (min) => `${years(min)} فأكثر`,
      between: (min, max) => `من ${isolated(min)} إلى ${years(max)}`,
    }),
  yearUnknown: "سنة أول استعمال في السير غير معروفة",
  sentences: {
    due,
    exempt: ({ year, status, confirm }) =>
      sentence(
        `معفاة في ${year}: ${statuses[status] ?? status} (المادة 302 من قانون الطابع).`,
        confirm ? "يؤكد ذلك شخص مسؤول بوثيقة." : "احتفظ بما يثبت الطاقة المدوّنة على بطاقة الترقيم.",
      ),
    not_subject: ({ status, confirm }) =>
      sentence(
        `غير خاضعة للقسيمة: ${statuses[status] ?? status} (المديرية العامة للضرائب، مجال تطبيق القسيمة).`,
        confirm && "يؤكد الصنفَ شخص مسؤول.",
      ),
    not_yet_in_circulation: ({ year, firstYear }) =>
      `لا شيء مستحق عن ${year}: أول استعمال في السير سنة ${firstYear} (المادة 300 من قانون الطابع).`,
    missing_facts: ({ fields }) =>
      `ينقص: ${fields.map(fieldOf).join("، ")}. من دون ذلك لا يمكن اختيار التعريفة (المادتان 300 و302 من قانون الطابع).`,
    kind_contradicts_plate: ({ kind, series }) =>
      series === "public_works"
        ? `في بطاقة الترقيم «${kinds[kind]}»، ورقم التسجيل رقم آلة أشغال عمومية: تحقّق منهما.`
        : `في بطاقة الترقيم «${kinds[kind]}»، وفي رقم التسجيل الصنف ${isolated(series)}: تحقّق منهما.`,
    special_vehicle: ({ kind, series }) =>
      `لا تعريفة منشورة لهذه المركبة (${kind ? kinds[kind] : `الصنف ${isolated(series ?? "")}`}): يقرر شخص مسؤول أهي معفاة أم غير خاضعة أم من الجدول أ أو ب أو ج.`,
    light_vehicle: ({ body }) => `لا تعريفة منشورة لمركبة خفيفة من هذا النوع («${isolated(body)}»): يقرر شخص مسؤول.`,
    energy_unclear: ({ year, energy }) =>
      `لا يبيّن القانون أخاضعة طاقة «${energies[energy]}» أم معفاة في ${year} (المادة 302 من قانون الطابع): يقرر شخص مسؤول.`,
    converted_too_heavy: ({ grossWeightKg }) =>
      `مركبة مهيأة نفعية، ${counted("utility", grossWeightKg)}، أكثر من ${isolated("2.500\u00A0kg")}: يصلح لها الجدولان أ وب معًا، فيقرر شخص مسؤول.`,
    conversion_unclear: ({ body }) =>
      `الهيكل الخارجي هو «${isolated(body)}»: الجدول أ إن كانت المركبة مهيأة نفعية، وإلا فالجدول ب. يقرر شخص مسؤول.`,
    seats_contradict_kind: ({ seats }) =>
      `${counted("passenger_transport", seats)} في سيارة سياحية: تحقّق من الصنف أو من عدد المقاعد.`,
    years_disagree: ({ firstYear, firstOn }) =>
      `سنة أول استعمال في السير (${isolated(firstYear)}) لا توافق التاريخ (${formatDay(firstOn, "ar")}).`,
    value_impossible: ({ field, value }) => `قيمة غير ممكنة (${isolated(value)}): صحّح ${fieldOf(field)}.`,
    year_unknown_passengers: ({ year }) =>
      `سنة أول استعمال في السير غير معروفة: لا مبلغ منشور في ${year} لنقل المسافرين. جدّد بطاقة الترقيم.`,
    amount_unknown: ({ year, table, value, age }) =>
      `${tables[table]}: لا مبلغ منشور في ${year} مقابل ${counted(table, value)} و${aged(age)}.`,
    no_schedule: ({ year }) => `لا تعريفة معروفة للقسيمة عن ${year}.`,
  },
};
