import type { ImportErrorCode } from "../sheet.ts";
import type { Sentence } from "./sentence.ts";

export const importErrorSentences: Record<ImportErrorCode, Sentence> = {
  not_a_spreadsheet: [
    "هذا الملف ليس جدولًا. اختر ملف XLSX أو CSV.",
    "Ce fichier n’est pas un tableau. Choisissez un fichier XLSX ou CSV.",
    "This file is not a spreadsheet. Choose an XLSX or CSV file.",
  ],
  encrypted_workbook: [
    "المصنف محمي بكلمة مرور. افتحه في Excel، وأزل كلمة المرور (ملف، معلومات، حماية المصنف)، واحفظه ثم أعد إرساله.",
    "Le classeur est protégé par un mot de passe. Ouvrez-le dans Excel, retirez le mot de passe (Fichier, Informations, Protéger le classeur), enregistrez et renvoyez-le.",
    "The workbook is protected by a password. Open it in Excel, remove the password (File, Info, Protect Workbook), save it and send it again.",
  ],
  too_many_rows: [
    "عدد الأسطر أكبر من الحد ({limit}). قسّم الملف.",
    "Trop de lignes (limite : {limit}). Partagez le fichier.",
    "Too many rows (limit: {limit}). Split the file.",
  ],
  too_large: [
    "الملف أكبر من الحد ({limit} بايت). قسّمه أو احذف الصور منه.",
    "Fichier trop lourd (limite : {limit} octets). Partagez-le ou retirez ses images.",
    "The file is too large (limit: {limit} bytes). Split it or remove its pictures.",
  ],
  empty: [
    "لا توجد أي مركبة في هذا الملف. تحقّق من أنه الملف الصحيح وأنه محفوظ.",
    "Aucun véhicule dans ce fichier. Vérifiez que c’est le bon et qu’il est enregistré.",
    "There is no vehicle in this file. Check that it is the right one and that it was saved.",
  ],
  missing_column: [
    "لم يُعثر على عمود رقم التسجيل ولا رقم الهيكل. اختر أحدهما من الأعمدة.",
    "Ni colonne d’immatriculation ni colonne de numéro de châssis. Indiquez l’une des deux.",
    "Neither a registration nor a chassis column was found. Choose one among the columns.",
  ],
  archive_bomb: [
    "يكبر حجم هذا الملف عند فتحه بصورة غير عادية، فلم يُقرأ. أعد حفظه من Excel.",
    "Ce fichier grossit anormalement à l’ouverture ; il n’a pas été lu. Réenregistrez-le depuis Excel.",
    "This file grows abnormally when opened, so it was not read. Save it again from Excel.",
  ],
  unreadable: [
    "تعذّرت قراءة الملف، وقد يكون ناقصًا أو تالفًا. افتحه في Excel واحفظه من جديد ثم أعد إرساله.",
    "Le fichier est illisible, peut-être incomplet ou abîmé. Ouvrez-le dans Excel, réenregistrez-le et renvoyez-le.",
    "The file cannot be read; it may be incomplete or damaged. Open it in Excel, save it again and send it again.",
  ],
};

const saveAsXlsx: Sentence = [
  "هذه الصيغة ({format}) لا تُقرأ. افتح الملف في Excel أو LibreOffice واختر: ملف، حفظ باسم، مصنف Excel (.xlsx).",
  "Ce format ({format}) n’est pas lu. Ouvrez le fichier dans Excel ou LibreOffice, puis : Fichier, Enregistrer sous, Classeur Excel (.xlsx).",
  "This format ({format}) is not read. Open the file in Excel or LibreOffice, then: File, Save as, Excel workbook (.xlsx).",
];

/** More exact sentences where the reader knows more: a format that can be saved otherwise, a quote that is not closed. */
export const detailSentences: Record<string, Sentence> = {
  "format:xls": saveAsXlsx,
  "format:xlsb": saveAsXlsx,
  "format:ods": saveAsXlsx,
  "format:html": saveAsXlsx,
  "format:xml": saveAsXlsx,
  "format:image": [
    "هذا الملف صورة وليس جدولًا. أرسل الملف الذي نُسخت منه الصورة، بصيغة XLSX أو CSV.",
    "Ce fichier est une image, pas un tableau. Envoyez le tableau lui-même, en XLSX ou en CSV.",
    "This file is a picture, not a spreadsheet. Send the table itself, as XLSX or CSV.",
  ],
  "format:pdf": [
    "هذا الملف PDF وليس جدولًا. أرسل الجدول الذي طُبع منه، بصيغة XLSX أو CSV.",
    "Ce fichier est un PDF, pas un tableau. Envoyez le tableau dont il est issu, en XLSX ou en CSV.",
    "This file is a PDF, not a spreadsheet. Send the table it was printed from, as XLSX or CSV.",
  ],
  "format:archive": [
    "هذا الملف أرشيف مضغوط. فُكّ ضغطه ثم أرسل الجدول الذي بداخله.",
    "Ce fichier est une archive. Décompressez-la et envoyez le tableau qu’elle contient.",
    "This file is an archive. Unpack it and send the spreadsheet inside.",
  ],
  "format:zeros": [
    "هذا الملف لا يحتوي إلا على أصفار: توقف نسخه أو حفظه. انسخه من جديد من مصدره ثم أعد إرساله.",
    "Ce fichier ne contient que des zéros : sa copie ou son enregistrement a échoué. Recopiez-le depuis l’original et renvoyez-le.",
    "This file holds nothing but zeros: copying or saving it went wrong. Copy it again from its source and send it again.",
  ],
  "reason:quote_not_closed": [
    'علامة اقتباس " مفتوحة ولم تُغلق في السطر {row}. صحّحها ثم أعد إرسال الملف.',
    'Un guillemet " est ouvert et jamais fermé à la ligne {row}. Corrigez-le et renvoyez le fichier.',
    'A quotation mark " is opened and never closed on line {row}. Correct it and send the file again.',
  ],
  "reason:truncated": [
    "الملف ناقص: توقف إرساله أو حفظه قبل النهاية. أعد إرساله.",
    "Le fichier est incomplet : son envoi ou son enregistrement s’est arrêté avant la fin. Renvoyez-le.",
    "The file is incomplete: sending or saving stopped before its end. Send it again.",
  ],
};
