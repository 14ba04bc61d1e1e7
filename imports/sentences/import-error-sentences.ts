import type { ImportErrorCode } from "../sheet.ts";
import type { Sentence } from "./sentence.ts";

export const importErrorSentences: Record<ImportErrorCode, Sentence> = {
  not_a_spreadsheet: [
    "هذا الملف ليس جدولًا. اختر ملف XLSX أو ODS أو CSV.",
    "Ce fichier n’est pas un tableau. Choisissez un fichier XLSX, ODS ou CSV.",
    "This file is not a spreadsheet. Choose an XLSX, ODS or CSV file.",
  ],
  encrypted_workbook: [
    "المصنف محمي بكلمة مرور. افتحه في Excel، وأزل كلمة المرور (ملف، معلومات، حماية المصنف، التشفير بكلمة مرور)، واحفظه ثم أعد إرساله.",
    "Le classeur est protégé par un mot de passe. Ouvrez-le dans Excel, retirez le mot de passe (Fichier, Informations, Protéger le classeur, Chiffrer avec mot de passe), enregistrez et renvoyez-le.",
    "The workbook is protected by a password. Open it in Excel, remove the password (File, Info, Protect Workbook, Encrypt with Password), save it and send it again.",
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

/** Formats that Excel and LibreOffice both open, and save as one that is read. */
const saveAs = (format: [ar: string, fr: string, en: string]): Sentence => [
  `هذا الملف ${format[0]}، وهي صيغة لا تُقرأ هنا. افتحه في Excel أو LibreOffice، واختر: ملف، حفظ باسم، مصنف Excel (.xlsx)، ثم أرسل الملف الجديد.`,
  `Ce fichier est ${format[1]}, un format qui n’est pas lu ici. Ouvrez-le dans Excel ou LibreOffice, choisissez Fichier, Enregistrer sous, Classeur Excel (.xlsx), puis envoyez le nouveau fichier.`,
  `This file is ${format[2]}, a format that is not read here. Open it in Excel or LibreOffice, choose File, Save As, Excel Workbook (.xlsx), then send the new file.`,
];

const archive: Sentence = [
  "هذا الملف أرشيف مضغوط. فُكّ ضغطه ثم أرسل الجدول الذي بداخله.",
  "Ce fichier est une archive. Décompressez-la et envoyez le tableau qu’elle contient.",
  "This file is an archive. Unpack it and send the spreadsheet inside.",
];

/** More exact sentences where the reader knows more: a format that can be saved otherwise, a quote that is not closed. */
export const detailSentences: Record<string, Sentence> = {
  "format:xls": saveAs(["مصنف Excel قديم (.xls)", "un ancien classeur Excel (.xls)", "an old Excel workbook (.xls)"]),
  "format:xlsb": saveAs([
    "مصنف Excel ثنائي (.xlsb)",
    "un classeur Excel binaire (.xlsb)",
    "a binary Excel workbook (.xlsb)",
  ]),
  "format:html": saveAs([
    "صفحة ويب محفوظة باسم جدول",
    "une page web enregistrée sous le nom d’un tableau",
    "a web page saved under the name of a spreadsheet",
  ]),
  "format:xml": saveAs(["ملف XML", "un fichier XML", "an XML file"]),
  "format:numbers": [
    "هذا الملف من تطبيق Numbers. افتحه فيه، واختر: ملف، تصدير إلى، Excel، ثم أرسل الملف الجديد.",
    "Ce fichier vient de Numbers. Ouvrez-le dans Numbers, choisissez Fichier, Exporter vers, Excel, puis envoyez le nouveau fichier.",
    "This file comes from Numbers. Open it there, choose File, Export To, Excel, then send the new file.",
  ],
  "format:document": [
    "هذا الملف مستند نصي أو عرض وليس جدولًا. انسخ جدوله إلى Excel، واحفظه بصيغة .xlsx ثم أرسله.",
    "Ce fichier est un document ou une présentation, pas un tableau. Copiez son tableau dans Excel, enregistrez-le en .xlsx et envoyez-le.",
    "This file is a document or a presentation, not a spreadsheet. Copy its table into Excel, save it as .xlsx and send it.",
  ],
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
  "format:archive": archive,
  "format:zip": archive,
  "format:zeros": [
    "هذا الملف لا يحتوي إلا على أصفار: توقف نسخه أو حفظه. انسخه من جديد من مصدره ثم أعد إرساله.",
    "Ce fichier ne contient que des zéros : sa copie ou son enregistrement a échoué. Recopiez-le depuis l’original et renvoyez-le.",
    "This file holds nothing but zeros: copying or saving it went wrong. Copy it again from its source and send it again.",
  ],
  "reason:password_ods": [
    "الجدول محمي بكلمة مرور. افتحه في LibreOffice، واختر: ملف، حفظ باسم، وألغِ خانة «حفظ بكلمة مرور»، ثم أرسل الملف الجديد.",
    "Le tableau est protégé par un mot de passe. Ouvrez-le dans LibreOffice, choisissez Fichier, Enregistrer sous, décochez « Enregistrer avec mot de passe », puis envoyez le nouveau fichier.",
    "The spreadsheet is protected by a password. Open it in LibreOffice, choose File, Save As, untick “Save with password”, then send the new file.",
  ],
  "reason:record_too_long": [
    "السطر {row} أطول من أي سطر في قائمة مركبات. تحقق من أن الملف قائمة، ومن الفاصل بين الأعمدة، ثم أعد إرساله.",
    "La ligne {row} est plus longue qu’une ligne de liste. Vérifiez que le fichier est bien une liste et ce qui sépare ses colonnes, puis renvoyez-le.",
    "Row {row} is longer than any row of a list. Check that the file is a list, and what separates its columns, then send it again.",
  ],
  "reason:quote_not_closed": [
    'علامة اقتباس " مفتوحة ولم تُغلق في السطر {row}. صحّحها ثم أعد إرسال الملف.',
    'Un guillemet " est ouvert et jamais fermé à la ligne {row}. Corrigez-le et renvoyez le fichier.',
    'A quotation mark " is opened and never closed on line {row}. Correct it and send the file again.',
  ],
  "reason:no_sheet": [
    "لا توجد أي ورقة ظاهرة في هذا المصنف. أظهر ورقة المركبات، واحفظه ثم أعد إرساله.",
    "Ce classeur n’a aucune feuille visible. Affichez la feuille des véhicules, enregistrez-le et renvoyez-le.",
    "This workbook has no visible sheet. Unhide the sheet of the vehicles, save it and send it again.",
  ],
  "reason:reader_stopped": [
    "استغرقت قراءة هذا الملف وقتًا أو ذاكرة أكثر مما ينبغي فأُوقفت. انسخ جدول المركبات وحده إلى مصنف جديد، واحفظه ثم أرسله.",
    "La lecture de ce fichier a pris trop de temps ou de mémoire et a été arrêtée. Copiez le seul tableau des véhicules dans un nouveau classeur, enregistrez-le et envoyez-le.",
    "Reading this file took too much time or memory and was stopped. Copy the table of vehicles alone into a new workbook, save it and send it.",
  ],
  "reason:truncated": [
    "الملف ناقص: توقف إرساله أو حفظه قبل النهاية. أعد إرساله.",
    "Le fichier est incomplet : son envoi ou son enregistrement s’est arrêté avant la fin. Renvoyez-le.",
    "The file is incomplete: sending or saving stopped before its end. Send it again.",
  ],
};
