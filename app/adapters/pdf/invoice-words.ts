import type { PaymentMethod } from "#app/domain/lifecycle.ts";
import { type Locale, locales } from "#app/domain/locale.ts";
import type { Words } from "./vehicle-words.ts";

/** Arabic labels that the decree prints in its Arabic edition (05-468 art. 3 and 4) are taken from it. */
export const words = {
  invoice: { ar: "فاتورة", fr: "Facture", en: "Invoice" },
  receipt: { ar: "وصل دفع", fr: "Reçu de paiement", en: "Payment receipt" },
  annex: { ar: "ملحق: المركبات", fr: "Annexe\u00a0: véhicules", en: "Annex: vehicles" },
  number: { ar: "الرقم التسلسلي", fr: "Numéro", en: "Number" },
  date: { ar: "تاريخ التحرير", fr: "Date", en: "Date" },
  due: { ar: "تاريخ التسديد", fr: "À régler avant le", en: "Due on" },
  poNumber: { ar: "رقم سند الطلب", fr: "Bon de commande", en: "Purchase order" },
  seller: { ar: "البائع", fr: "Vendeur", en: "Seller" },
  buyer: { ar: "الزبون", fr: "Client", en: "Customer" },
  rc: { ar: "السجل التجاري", fr: "RC", en: "Trade register" },
  nif: { ar: "الرقم الجبائي", fr: "NIF", en: "Tax no." },
  nis: { ar: "الرقم الإحصائي", fr: "NIS", en: "Statistical no." },
  ai: { ar: "رقم المادة", fr: "AI", en: "Tax article" },
  capital: { ar: "رأس المال", fr: "Capital", en: "Capital" },
  designation: { ar: "التسمية", fr: "Désignation", en: "Description" },
  quantity: { ar: "الكمية", fr: "Quantité", en: "Quantity" },
  unitPrice: { ar: "سعر الوحدة دون الرسوم", fr: "Prix unitaire HT", en: "Unit price before tax" },
  amount: { ar: "المبلغ", fr: "Montant", en: "Amount" },
  total: { ar: "المجموع", fr: "Total", en: "Total" },
  advancedNote: {
    ar: "مبالغ مدفوعة لحساب الزبون، خارج مجال الرسم على القيمة المضافة",
    fr: "Sommes avancées pour le compte du client, hors champ de la TVA",
    en: "Sums advanced on behalf of the customer, outside the scope of VAT",
  },
  fee: { ar: "مقابل الخدمة، عن كل مركبة", fr: "Frais de service, par véhicule", en: "Service fee, per vehicle" },
  advancedTotal: {
    ar: "مجموع المبالغ المدفوعة لحسابكم",
    fr: "Total des sommes avancées",
    en: "Total of sums advanced",
  },
  feeTotal: { ar: "مقابل الخدمة دون الرسوم", fr: "Frais de service HT", en: "Service fee before tax" },
  vat: { ar: "الرسم على القيمة المضافة", fr: "TVA", en: "VAT" },
  grandTotal: { ar: "المبلغ الإجمالي مع كل الرسوم", fr: "Total à payer TTC", en: "Total with all taxes" },
  inWords: {
    ar: "المبلغ بالأحرف",
    fr: "Arrêtée la présente facture à la somme de",
    en: "This invoice amounts to",
  },
  receiptInWords: { ar: "المبلغ بالأحرف", fr: "Reçu la somme de", en: "Received the sum of" },
  paymentMode: { ar: "طريقة الدفع", fr: "Mode de règlement", en: "Payment" },
  paidOn: { ar: "تاريخ الدفع", fr: "Payé le", en: "Paid on" },
  reference: { ar: "المرجع", fr: "Référence", en: "Reference" },
  rib: { ar: "رقم الحساب البنكي", fr: "RIB", en: "Account (RIB)" },
  accountHolder: { ar: "صاحب الحساب", fr: "Titulaire du compte", en: "Account holder" },
  remaining: { ar: "المبلغ المتبقي", fr: "Reste à payer", en: "Left to pay" },
  signature: {
    ar: "الختم وتوقيع البائع",
    fr: "Cachet et signature du vendeur",
    en: "Stamp and signature of the seller",
  },
  split: { ar: "التوزيع حسب مراكز التكلفة", fr: "Répartition par centre de coût", en: "Split by cost centre" },
  costCentre: { ar: "مركز التكلفة", fr: "Centre de coût", en: "Cost centre" },
  without: { ar: "دون مركز تكلفة", fr: "Sans centre", en: "None" },
  vehicles: { ar: "المركبات", fr: "Véhicules", en: "Vehicles" },
  stamps: { ar: "القسيمات", fr: "Vignettes", en: "Stamps" },
  stamp: { ar: "القسيمة", fr: "Vignette", en: "Stamp" },
  increases: { ar: "الزيادات", fr: "Majorations", en: "Increases" },
  increase: { ar: "الزيادة", fr: "Majoration", en: "Increase" },
  feeAndVat: { ar: "الخدمة والرسم", fr: "Frais et TVA", en: "Fee and VAT" },
  plate: { ar: "رقم التسجيل", fr: "Immatriculation", en: "Registration" },
  vin: { ar: "رقم الهيكل", fr: "N° de châssis", en: "Chassis no." },
  kind: { ar: "صنف المركبة", fr: "Genre", en: "Kind" },
  rule: { ar: "قاعدة التعريفة", fr: "Règle du tarif", en: "Tariff rule" },
  void: { ar: "فاتورة ملغاة", fr: "FACTURE ANNULÉE", en: "INVOICE CANCELLED" },
  specimen: {
    ar: "عيّنة للعرض، لا قيمة محاسبية ولا جبائية لها",
    fr: "Spécimen de démonstration, sans valeur comptable ni fiscale",
    en: "Demonstration specimen, without accounting or tax value",
  },
  anyMethod: {
    ar: "بطاقة أو تحويل أو CIB / الذهبية",
    fr: "Carte, virement ou CIB / Edahabia",
    en: "Card, transfer or CIB / Edahabia",
  },
} as const satisfies Record<string, Words>;

export const methodWords: Record<PaymentMethod, Words> = {
  card: { ar: "بطاقة بنكية", fr: "Carte bancaire", en: "Bank card" },
  transfer: { ar: "تحويل بنكي", fr: "Virement bancaire", en: "Bank transfer" },
  cib: { ar: "CIB / الذهبية", fr: "CIB / Edahabia", en: "CIB / Edahabia" },
};

export const stampsOfYear = (year: number): Words => ({
  ar: `قسيمات السيارات لسنة ${year}`,
  fr: `Vignettes automobiles ${year}`,
  en: `Vehicle tax stamps ${year}`,
});

export const increasesOfYear = (year: number): Words => ({
  ar: `زيادات التأخير لسنة ${year}`,
  fr: `Majorations de retard ${year}`,
  en: `Late increases ${year}`,
});

/** The language asked for, then the two that the law knows: labels stand in French and Arabic on every invoice. */
export function languagesOf(locale: Locale): Locale[] {
  const legal = locale === "ar" ? (["ar", "fr"] as const) : (["fr", "ar"] as const);
  return locales.filter((other) => other === locale && !legal.some((one) => one === other)).concat(legal);
}
