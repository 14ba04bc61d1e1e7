import type { PlateError, PlateNotice, PlateQuestion, PlateSeries } from "#app/domain/plate/plate-codes.ts";
import type { Sentence } from "./sentence.ts";

/** What is wrong with a registration number or noticed about it, and what to do. */
export const plateSentences: Record<PlateError | PlateQuestion | PlateSeries | PlateNotice, Sentence> = {
  empty: [
    "لم يُدخل أي رقم. اكتب رقم التسجيل.",
    "aucun numéro. Saisissez l’immatriculation.",
    "no number given. Type the registration number.",
  ],
  no_digits: [
    "لا يوجد أي رقم في هذه الخانة. اكتب رقم التسجيل.",
    "aucun chiffre dans cette case. Saisissez l’immatriculation.",
    "there is no digit in this cell. Type the registration number.",
  ],
  letters: [
    "توجد حروف، والرقم العادي أرقام فقط. صحّح الرقم.",
    "des lettres ; un numéro normal n’a que des chiffres. Corrigez-le.",
    "letters found; a normal number has digits only. Correct it.",
  ],
  precision_lost: [
    "قرّب برنامج الجداول هذا الرقم. أعد كتابته في خانة من نوع نص.",
    "le tableur a arrondi ce numéro. Ressaisissez-le en texte.",
    "the spreadsheet has rounded this number. Type it again as text.",
  ],
  looks_like_vin: [
    "يبدو أنه رقم هيكل. ضعه في عمود رقم الهيكل.",
    "cela ressemble à un numéro de châssis. Mettez-le dans la colonne du numéro de châssis.",
    "this looks like a chassis number. Put it in the chassis column.",
  ],
  looks_like_date: [
    "يبدو أنه تاريخ. اكتب رقم التسجيل.",
    "cela ressemble à une date. Saisissez l’immatriculation.",
    "this looks like a date. Type the registration number.",
  ],
  several_plates: [
    "رقمان في خانة واحدة. أبقِ الرقم الحالي فقط.",
    "deux numéros dans une case. Gardez l’actuel seulement.",
    "two numbers in one cell. Keep the current one only.",
  ],
  too_short: [
    "عدد الأرقام غير كاف: يلزم الرقم التسلسلي والصنف والسنة والولاية.",
    "trop peu de chiffres : il faut l’ordre, la catégorie, l’année et la wilaya.",
    "too few digits: serial, category, year and wilaya are needed.",
  ],
  too_long: [
    "عدد الأرقام أكبر من اللازم. راجعه على بطاقة الترقيم.",
    "trop de chiffres. Vérifiez sur la carte grise.",
    "too many digits. Check it on the registration card.",
  ],
  group_count: [
    "تعذّر إيجاد المجموعات الثلاث. اكتبه على شكل 12345-115-16.",
    "les trois groupes sont introuvables. Écrivez-le comme 12345-115-16.",
    "the three groups cannot be found. Write it like 12345-115-16.",
  ],
  wilaya_missing: [
    "الولاية ناقصة. أضف رمزها من رقمين.",
    "il manque la wilaya. Ajoutez ses deux chiffres.",
    "the wilaya is missing. Add its two digits.",
  ],
  serial_missing: [
    "الرقم التسلسلي ناقص. أضفه من بطاقة الترقيم.",
    "il manque le numéro d’ordre. Ajoutez-le d’après la carte grise.",
    "the serial number is missing. Add it from the registration card.",
  ],
  category_missing: [
    "المجموعة الوسطى من رقمين: الصنف ناقص. أضفه قبل السنة.",
    "groupe du milieu à deux chiffres : il manque la catégorie, avant l’année.",
    "the middle group has two digits: add the category before the year.",
  ],
  middle_group_length: [
    "يجب أن تتكون المجموعة الوسطى من ثلاثة أرقام: الصنف ثم السنة.",
    "le groupe du milieu doit avoir trois chiffres : catégorie puis année.",
    "the middle group must have three digits: category, then year.",
  ],
  category_zero: [
    "الصفر ليس صنفًا. الصنف من 1 إلى 9.",
    "0 n’est pas une catégorie. Elle va de 1 à 9.",
    "0 is not a vehicle category. It goes from 1 to 9.",
  ],
  year_impossible: [
    "سنة غير ممكنة في المجموعة الوسطى. راجعها على بطاقة الترقيم.",
    "année impossible dans le groupe du milieu. Vérifiez sur la carte grise.",
    "impossible year digits in the middle group. Check the registration card.",
  ],
  wilaya_unknown: [
    "رمز ولاية غير معروف. الرموز من 01 إلى 69.",
    "code de wilaya inconnu. Ils vont de 01 à 69.",
    "unknown wilaya code. Codes go from 01 to 69.",
  ],
  wilaya_name_conflict: [
    "اسم الولاية يخالف الرمز. أبقِ الصحيح منهما.",
    "le nom de la wilaya et le code diffèrent. Gardez le bon.",
    "the wilaya name and the code differ. Keep the right one.",
  ],
  serial_zero: [
    "الرقم التسلسلي صفر. راجعه على بطاقة الترقيم.",
    "numéro d’ordre nul. Vérifiez sur la carte grise.",
    "the serial number is zero. Check the registration card.",
  ],
  serial_too_long: [
    "الرقم التسلسلي أكثر من ستة أرقام. راجعه على بطاقة الترقيم.",
    "numéro d’ordre de plus de six chiffres. Vérifiez sur la carte grise.",
    "the serial number has more than six digits. Check the registration card.",
  ],
  ambiguous_order: [
    "توجد قراءتان ممكنتان: هل الولاية في البداية أم في النهاية؟ اختر الصحيحة.",
    "deux lectures possibles : la wilaya est-elle au début ou à la fin ? Choisissez.",
    "two readings are possible: is the wilaya first or last? Choose one.",
  ],
  ambiguous_order_public_works: [
    "توجد قراءتان ممكنتان لرقم آلة أشغال عمومية. اختر الصحيحة.",
    "deux lectures possibles d’un numéro d’engin. Choisissez.",
    "two readings of a public-works number are possible. Choose one.",
  ],
  confirm_reversed_run: [
    "القراءة المعكوسة وحدها صحيحة. أكّدها.",
    "seule la lecture inversée est valable. Confirmez-la.",
    "only the reversed reading is valid. Confirm it.",
  ],
  country_or_wilaya_name: [
    "«الجزائر»: الولاية 16 أم البلد؟ أضف رمز الولاية.",
    "« الجزائر » : la wilaya 16 ou le pays ? Ajoutez le code de la wilaya.",
    "«الجزائر»: the wilaya 16 or the country? Add the wilaya code.",
  ],
  public_works: [
    "رقم آلة أشغال عمومية: غير خاضعة للقسيمة.",
    "numéro d’engin de travaux publics : non soumis à la vignette.",
    "public-works machine: not subject to the stamp.",
  ],
  provisional: [
    "رقم مؤقت. تُعرف المركبة برقم هيكلها.",
    "numéro provisoire (W, WW). Le véhicule est reconnu par son châssis.",
    "provisional number (W, WW). The vehicle is known by its chassis number.",
  ],
  series_00: [
    "رقم «00»: مؤقت أو سلسلة خاصة. تُعرف المركبة برقم هيكلها.",
    "numéro « 00 » : provisoire ou série spéciale. Le véhicule est reconnu par son châssis.",
    "“00” number: provisional or special series. The vehicle is known by its chassis number.",
  ],
  diplomatic_suspected: [
    "قد يكون رقمًا دبلوماسيًا. تُعرف المركبة برقم هيكلها.",
    "peut-être un numéro diplomatique. Le véhicule est reconnu par son châssis.",
    "perhaps a diplomatic number. The vehicle is known by its chassis number.",
  ],
  marks_removed: ["حُذفت علامات غير مرئية.", "des signes invisibles ont été retirés.", "invisible marks were removed."],
  digits_converted: [
    "حُوّلت الأرقام إلى 0-9.",
    "les chiffres ont été convertis en 0-9.",
    "digits were converted to 0-9.",
  ],
  label_removed: [
    "حُذفت كلمة بجانب الرقم.",
    "un mot à côté du numéro a été retiré.",
    "a word beside the number was removed.",
  ],
  number_cell: [
    "محفوظ في الجدول على أنه عدد: قد تكون أصفار البداية ضاعت.",
    "gardé comme nombre dans le tableur : des zéros de tête ont pu se perdre.",
    "kept as a number in the spreadsheet: leading zeros may be lost.",
  ],
  no_separators: [
    "مكتوب بلا فواصل. قُسّم إلى مجموعاته.",
    "écrit sans séparateurs. Il a été découpé.",
    "written without separators. It was split into its groups.",
  ],
  thousands_grouping: [
    "مكتوب بفواصل الآلاف. أُعيد تقسيمه.",
    "écrit avec des séparateurs de milliers. Il a été redécoupé.",
    "written with thousands separators. It was split again.",
  ],
  separator_missing: [
    "فاصل ناقص. أُضيف.",
    "un séparateur manquait. Il a été ajouté.",
    "a separator was missing. It was added.",
  ],
  middle_joined: [
    "جُمع الصنف والسنة في مجموعة واحدة.",
    "catégorie et année ont été réunies.",
    "category and year were joined.",
  ],
  four_digit_year: [
    "السنة بأربعة أرقام. أُخذ الرقمان الأخيران.",
    "année à quatre chiffres. Les deux derniers sont pris.",
    "four-digit year. The last two digits are taken.",
  ],
  serial_joined: [
    "جُمع الرقم التسلسلي المقسوم.",
    "le numéro d’ordre coupé a été réuni.",
    "the split serial number was joined.",
  ],
  reversed_order: [
    "مكتوب من الولاية. أُعيد ترتيبه.",
    "écrit en commençant par la wilaya. Il a été remis dans l’ordre.",
    "written from the wilaya on. It was put in order.",
  ],
  wilaya_zero_restored: [
    "أُعيد صفر رمز الولاية.",
    "le zéro de la wilaya a été rétabli.",
    "the zero of the wilaya was restored.",
  ],
  wilaya_from_name: [
    "أُخذ رمز الولاية من اسمها.",
    "le code vient du nom de la wilaya.",
    "the code comes from the name of the wilaya.",
  ],
  wilaya_name_agrees: [
    "اسم الولاية يوافق الرمز.",
    "le nom de la wilaya concorde avec le code.",
    "the wilaya name agrees with the code.",
  ],
  decided_by_wilaya_name: [
    "حُسمت القراءة باسم الولاية.",
    "lecture décidée par le nom de la wilaya.",
    "the reading was decided by the wilaya name.",
  ],
  decided_by_card_data: [
    "حُسمت القراءة بباقي السطر.",
    "lecture décidée par le reste de la ligne.",
    "the reading was decided by the rest of the row.",
  ],
  decided_by_column: [
    "حُسمت القراءة بما قيل عن العمود كله.",
    "lecture décidée par la réponse donnée pour toute la colonne.",
    "the reading was decided by the answer for the whole column.",
  ],
  wilaya_new: [
    "ولاية جديدة (59 إلى 69). تحقّق من اللوحة.",
    "nouvelle wilaya (59 à 69). Vérifiez la plaque.",
    "new wilaya (59 to 69). Check the plate.",
  ],
  year_code_22: [
    "الرقم 22 يعني سنة 2022 أو سنة غير معروفة. تُعتمد سنة بطاقة الترقيم.",
    "22 veut dire 2022 ou année inconnue. L’année de la carte grise compte.",
    "22 means 2022 or an unknown year. The year of the card counts.",
  ],
  year_code_33: [
    "الرقم 33 يعني أن السنة غير معروفة. تُعتمد سنة بطاقة الترقيم.",
    "33 veut dire année inconnue. L’année de la carte grise compte.",
    "33 means an unknown year. The year of the card counts.",
  ],
  category_not_subject: [
    "الصنف 8 أو 9: غير خاضعة للقسيمة.",
    "catégorie 8 ou 9 : non soumis à la vignette.",
    "category 8 or 9: not subject to the stamp.",
  ],
  category_undetermined: [
    "الصنف 6 أو 7: يقرر فيه شخص مسؤول عند التسعير.",
    "catégorie 6 ou 7 : à décider par une personne au devis.",
    "category 6 or 7: a person decides in the quote.",
  ],
};
