import type { valueCodes } from "../problem-codes.ts";
import type { Sentence } from "./sentence.ts";

/** What is wrong with the other values of a row or noticed about them, and what to do. */
export const valueSentences: Record<(typeof valueCodes)[number], Sentence> = {
  damaged_text: [
    "النص تالف في الملف. أعد كتابته.",
    "le texte est abîmé dans le fichier. Ressaisissez-le.",
    "the text is damaged in the file. Type it again.",
  ],
  cell_error: [
    "أعطت الصيغة الحسابية في الجدول خطأً. اكتب القيمة.",
    "la formule du tableur donne une erreur. Saisissez la valeur.",
    "the formula gives an error. Type the value.",
  ],
  text_too_long: [
    "نص أطول من 200 حرف. اختصره أو راجع الأعمدة.",
    "texte de plus de 200 caractères. Raccourcissez-le ou vérifiez les colonnes.",
    "text longer than 200 characters. Shorten it or check the columns.",
  ],
  identity_missing: [
    "لا يوجد رقم تسجيل ولا رقم هيكل. أضف أحدهما.",
    "ni immatriculation ni numéro de châssis. Ajoutez l’un des deux.",
    "neither registration nor chassis number. Add one of them.",
  ],
  missing_for_tariff: [
    "ناقص، ولا يُحسب المبلغ بدونه. أضفه قبل التسعير.",
    "manque, et le montant ne peut se calculer sans. Ajoutez-le avant le devis.",
    "missing, and no amount can be computed without it. Add it before the quote.",
  ],
  duplicate_plate: [
    "هذا الرقم مذكور في السطر {row}. أبقِ سطرًا واحدًا.",
    "ce numéro est déjà à la ligne {row}. Gardez une seule ligne.",
    "this number is already on line {row}. Keep one line.",
  ],
  duplicate_vin: [
    "رقم الهيكل هذا مذكور في السطر {row}. أبقِ سطرًا واحدًا.",
    "ce numéro de châssis est déjà à la ligne {row}. Gardez une seule ligne.",
    "this chassis number is already on line {row}. Keep one line.",
  ],
  chassis_required: [
    "رقم التسجيل مؤقت أو خاص، فيلزم رقم الهيكل. أضفه.",
    "l’immatriculation est provisoire ou spéciale : le numéro de châssis est nécessaire. Ajoutez-le.",
    "the registration is provisional or special, so the chassis number is needed. Add it.",
  ],
  vin_letters: [
    "لا تُستعمل في رقم الهيكل الحروف I وO وQ ولا العلامات. صحّحه.",
    "un numéro de châssis n’a ni I, ni O, ni Q, ni signe. Corrigez-le.",
    "a chassis number has no I, O, Q or signs. Correct it.",
  ],
  vin_length: [
    "رقم الهيكل من 17 رمزًا. راجعه على بطاقة الترقيم.",
    "un numéro de châssis a 17 caractères. Vérifiez sur la carte grise.",
    "a chassis number has 17 characters. Check the registration card.",
  ],
  vin_short_before_1981: [
    "رقم قصير، مقبول لمركبة قبل 1981.",
    "numéro court, admis pour un véhicule d’avant 1981.",
    "short number, accepted for a vehicle before 1981.",
  ],
  vin_check_digit: [
    "الرقم التاسع لا يطابق باقي رقم الهيكل. قارنه ببطاقة الترقيم.",
    "le neuvième signe ne répond pas au reste du numéro. Comparez avec la carte grise.",
    "the ninth sign does not answer to the rest of the number. Compare it with the registration card.",
  ],
  vin_precision_lost: [
    "قرّب برنامج الجداول رقم الهيكل. أعد كتابته في خانة من نوع نص.",
    "le tableur a arrondi le numéro de châssis. Ressaisissez-le en texte.",
    "the spreadsheet has rounded the chassis number. Type it again as text.",
  ],
  looks_like_plate: [
    "يبدو أنه رقم تسجيل. ضعه في عموده.",
    "cela ressemble à une immatriculation. Mettez-la dans sa colonne.",
    "this looks like a registration number. Put it in its column.",
  ],
  kind_unknown: [
    "صنف غير معروف. اختر صنفًا من القائمة.",
    "genre inconnu. Choisissez-en un dans la liste.",
    "unknown kind. Choose one from the list.",
  ],
  kind_ambiguous: [
    "كلمة لها أكثر من معنى. اختر الصنف الصحيح.",
    "ce mot a plusieurs sens. Choisissez le genre.",
    "this word has several meanings. Choose the kind.",
  ],
  energy_unknown: [
    "طاقة غير معروفة. اختر واحدة من القائمة.",
    "énergie inconnue. Choisissez-en une dans la liste.",
    "unknown energy. Choose one from the list.",
  ],
  energy_ambiguous: [
    "كلمة لها أكثر من معنى. اختر الطاقة الصحيحة.",
    "ce mot a plusieurs sens. Choisissez l’énergie.",
    "this word has several meanings. Choose the energy.",
  ],
  exemption_unknown: [
    "سبب إعفاء غير معروف. اختر واحدًا من القائمة أو أفرغ الخانة.",
    "motif d’exonération inconnu. Choisissez-en un ou videz la case.",
    "unknown exemption reason. Choose one or empty the cell.",
  ],
  exemption_said_by_energy: [
    "الطاقة تكفي لهذا السبب.",
    "l’énergie suffit pour ce motif.",
    "the energy already says this reason.",
  ],
  exemption_contradicts_energy: [
    "سبب الإعفاء يخالف الطاقة. صحّح أحدهما أو أكّد.",
    "le motif contredit l’énergie. Corrigez l’un des deux ou confirmez.",
    "the reason contradicts the energy. Correct one of them or confirm.",
  ],
  lpg_taxed_since_2026: [
    "المركبات التي تسير بسيرغاز خاضعة للقسيمة منذ 2026.",
    "le GPL est taxé depuis la vignette 2026.",
    "LPG has been taxed since the stamp of 2026.",
  ],
  not_subject_said_by_kind: [
    "الصنف هو الذي يقرر الخضوع للقسيمة.",
    "c’est le genre qui décide de l’assujettissement.",
    "the kind of vehicle decides whether it is subject.",
  ],
  power_unreadable: [
    "قوة غير مقروءة. اكتب عدد الأحصنة الجبائية مثل 7.",
    "puissance illisible. Écrivez le nombre de CV, par exemple 7.",
    "unreadable power. Write the number of CV, for example 7.",
  ],
  power_not_whole: [
    "القوة الجبائية عدد صحيح. راجعها على بطاقة الترقيم.",
    "la puissance fiscale est un nombre entier. Vérifiez sur la carte grise.",
    "fiscal power is a whole number. Check the registration card.",
  ],
  power_not_fiscal: [
    "هذه قوة المحرك وليست القوة الجبائية. اكتب الأحصنة الجبائية.",
    "c’est la puissance réelle, non la puissance fiscale. Écrivez les CV fiscaux.",
    "this is engine power, not fiscal power. Write the fiscal CV.",
  ],
  power_too_high: [
    "أكثر من 30 حصانًا جبائيًا: هل هي قوة المحرك؟ صحّحها أو أكّدها.",
    "plus de 30 CV : est-ce la puissance réelle ? Corrigez ou confirmez.",
    "over 30 CV: is it engine power? Correct or confirm it.",
  ],
  seats_unreadable: [
    "عدد مقاعد غير مقروء. اكتب عددًا صحيحًا.",
    "nombre de places illisible. Écrivez un nombre entier.",
    "unreadable number of seats. Write a whole number.",
  ],
  seats_unclear: [
    "عددان في خانة واحدة. اكتب العدد المدوّن على بطاقة الترقيم.",
    "deux nombres dans la case. Écrivez celui de la carte grise.",
    "two numbers in the cell. Write the one on the card.",
  ],
  seats_out_of_range: [
    "عدد المقاعد من 1 إلى 120. صحّحه.",
    "le nombre de places va de 1 à 120. Corrigez-le.",
    "seats go from 1 to 120. Correct it.",
  ],
  weight_unreadable: [
    "وزن غير مقروء. اكتبه بالكيلوغرام مثل 3500.",
    "poids illisible. Écrivez-le en kg, par exemple 3500.",
    "unreadable weight. Write it in kg, for example 3500.",
  ],
  weight_unit_unclear: [
    "بالكيلوغرام أم بالطن؟ اكتب الوحدة.",
    "kilogrammes ou tonnes ? Écrivez l’unité.",
    "kilograms or tonnes? Write the unit.",
  ],
  weight_out_of_range: [
    "وزن غير معقول. صحّحه أو أكّده.",
    "poids invraisemblable. Corrigez ou confirmez.",
    "unlikely weight. Correct or confirm it.",
  ],
  weight_in_quintals: [
    "حُوّل من القنطار إلى الكيلوغرام.",
    "converti des quintaux en kilogrammes.",
    "converted from quintals to kilograms.",
  ],
  date_unreadable: [
    "تاريخ غير مقروء. اكتبه مثل 15/03/2015 أو 2015.",
    "date illisible. Écrivez-la comme 15/03/2015 ou 2015.",
    "unreadable date. Write it like 15/03/2015 or 2015.",
  ],
  date_impossible: [
    "هذا اليوم غير موجود. صحّح التاريخ.",
    "ce jour n’existe pas. Corrigez la date.",
    "there is no such day. Correct the date.",
  ],
  month_over_12: [
    "الشهر أكبر من 12: يبدو أن الشهر قبل اليوم. أكّد التاريخ.",
    "mois supérieur à 12 : le mois semble avant le jour. Confirmez la date.",
    "month over 12: the month seems to come first. Confirm the date.",
  ],
  day_month_order: ["قُرئ اليوم قبل الشهر.", "lu jour puis mois.", "read as day, then month."],
  two_digit_year: [
    "السنة من رقمين. اكتبها بأربعة أرقام.",
    "année à deux chiffres. Écrivez-la avec quatre.",
    "two-digit year. Write it with four digits.",
  ],
  year_is_plate_group: [
    "يبدو أنها المجموعة الوسطى من اللوحة. اكتب السنة بأربعة أرقام.",
    "cela ressemble au groupe du milieu de la plaque. Écrivez l’année avec quatre chiffres.",
    "this looks like the middle group of a plate. Write the year with four digits.",
  ],
  placeholder_date: [
    "تاريخ لملء الخانة وليس تاريخًا حقيقيًا. اكتب التاريخ المدوّن على بطاقة الترقيم.",
    "date de remplissage, pas une vraie date. Écrivez celle de la carte grise.",
    "a filler, not a real date. Write the one on the card.",
  ],
  in_the_future: ["تاريخ في المستقبل. صحّحه.", "date dans le futur. Corrigez-la.", "a date in the future. Correct it."],
  year_before_1962: [
    "قبل 1962. صحّح السنة أو أكّدها.",
    "avant 1962. Corrigez l’année ou confirmez.",
    "before 1962. Correct or confirm the year.",
  ],
  year_unknown: [
    "السنة غير معروفة. أضفها إن كانت على بطاقة الترقيم.",
    "année inconnue. Ajoutez-la si elle est sur la carte grise.",
    "unknown year. Add it if the card shows it.",
  ],
  phone_unreadable: [
    "رقم هاتف غير مقروء. اكتبه مثل 0661234567.",
    "téléphone illisible. Écrivez-le comme 0661234567.",
    "unreadable phone. Write it like 0661234567.",
  ],
  phone_prefix: [
    "بداية رقم غير معروفة. النقال يبدأ بـ 05 أو 06 أو 07.",
    "préfixe inconnu. Un mobile commence par 05, 06 ou 07.",
    "unknown prefix. A mobile starts with 05, 06 or 07.",
  ],
  phone_length: [
    "عدد الأرقام خاطئ. النقال من عشرة أرقام.",
    "mauvais nombre de chiffres. Un mobile en a dix.",
    "wrong number of digits. A mobile has ten.",
  ],
  phone_precision_lost: [
    "قرّب برنامج الجداول رقم الهاتف. أعد كتابته في خانة من نوع نص.",
    "le tableur a arrondi le téléphone. Ressaisissez-le en texte.",
    "the spreadsheet has rounded the phone. Type it again as text.",
  ],
  phone_zero_restored: ["أُعيد صفر البداية.", "le zéro de tête a été rétabli.", "the leading zero was restored."],
  phone_fixed_line: [
    "خط ثابت: لا تُرسل إليه رسائل قصيرة.",
    "ligne fixe : elle ne reçoit pas de SMS.",
    "fixed line: it receives no text messages.",
  ],
  email_form: [
    "عنوان بريد غير صحيح. صحّحه أو أفرغ الخانة.",
    "adresse e-mail incorrecte. Corrigez-la ou videz la case.",
    "not a valid e-mail address. Correct it or empty the cell.",
  ],
  email_domain_suspect: [
    "هل في اسم النطاق خطأ؟ تحقّق منه.",
    "le nom de domaine semble mal écrit. Vérifiez-le.",
    "the domain looks misspelt. Check it.",
  ],
  kind_plate_disagree: [
    "الصنف يخالف صنف اللوحة. يُحسم قبل التسعير.",
    "le genre contredit la catégorie de la plaque. À trancher avant le devis.",
    "the kind contradicts the plate category. To be settled before the quote.",
  ],
  year_plate_disagree: [
    "السنة تخالف سنة اللوحة. تُعتمد سنة بطاقة الترقيم.",
    "l’année diffère de celle de la plaque. Celle de la carte grise compte.",
    "the year differs from the plate. The card year counts.",
  ],
  tourism_heavy: [
    "أكثر من 3.500 كغ لسيارة سياحية. تحقّق من الصنف.",
    "plus de 3\u202f500 kg pour un véhicule de tourisme. Vérifiez le genre.",
    "over 3,500 kg for a passenger car. Check the kind.",
  ],
  van_many_seats: [
    "أكثر من 9 مقاعد لشاحنة صغيرة: أهي لنقل المسافرين؟ تحقّق من الصنف.",
    "plus de 9 places pour une camionnette : transport de personnes ? Vérifiez le genre.",
    "over 9 seats for a van: passenger transport? Check the kind.",
  ],
  bus_few_seats: [
    "أقل من 9 مقاعد لحافلة. يُطبق أدنى سطر من الجدول.",
    "moins de 9 places pour un autocar. La première ligne du tarif s’applique.",
    "fewer than 9 seats for a bus. The first row of the tariff applies.",
  ],
  seats_over_category: [
    "أكثر من 9 مقاعد مع الصنف 1. تحقّق من بطاقة الترقيم.",
    "plus de 9 places avec la catégorie 1. Vérifiez la carte grise.",
    "over 9 seats with category 1. Check the card.",
  ],
  utility_conversion: [
    "الهيكل الخارجي يدل على مركبة مهيأة نفعية. اختر الصنف أو أكّده.",
    "la carrosserie dit « aménagé en utilitaire ». Choisissez le genre ou confirmez.",
    "the body says converted to utility. Choose the kind or confirm it.",
  ],
  previous_plate_same: [
    "الرقم السابق هو الرقم الحالي نفسه.",
    "l’ancien numéro est le même que l’actuel.",
    "the previous number equals the current one.",
  ],
};
