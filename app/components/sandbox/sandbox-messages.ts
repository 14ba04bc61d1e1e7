import type { CheckoutPage, PayOutcome } from "#app/adapters/sandbox/stripe/start-stripe-sandbox.server.ts";
import type { Locale } from "#app/domain/locale.ts";

type Declined = Extract<PayOutcome, { outcome: "declined" }>["reason"];

export interface SandboxMessages {
  notice: string;
  noRealMoney: string;
  noRealMail: string;
  checkout: {
    title: string;
    invoice: string;
    amount: string;
    payer: string;
    until: string;
    card: string;
    cardHelp: string;
    pay: string;
    back: string;
    testNumbers: string;
    meaning: Record<"paid" | "generic_decline" | "insufficient_funds", string>;
    status: Record<Exclude<CheckoutPage["status"], "open">, string>;
    declined: Record<Declined, string>;
    tryAnother: string;
    toInvoice: string;
  };
  mailbox: {
    title: string;
    empty: string;
    emptyHelp: string;
    to: string;
    attachments: string;
    asText: string;
    faults: string;
    asJson: string;
    noSubject: string;
  };
}

const ar: SandboxMessages = {
  notice: "بيئة تجريبية",
  noRealMoney: "هذه الصفحة تقوم مقام صفحة الدفع. لا تُسحب أي أموال حقيقية، ولا تُدخل هنا بطاقة حقيقية.",
  noRealMail: "الرسائل تصل إلى هذا الصندوق وحده، ولا تُرسل إلى أي عنوان حقيقي.",
  checkout: {
    title: "الدفع بالبطاقة",
    invoice: "الفاتورة",
    amount: "المبلغ المطلوب",
    payer: "البريد الإلكتروني للدافع",
    until: "الصفحة صالحة إلى",
    card: "رقم بطاقة تجريبي",
    cardHelp: "تاريخ الانتهاء والرمز السري غير مطلوبين هنا.",
    pay: "ادفع",
    back: "العودة دون دفع",
    testNumbers: "الأرقام التجريبية",
    meaning: { paid: "دفع مقبول", generic_decline: "دفع مرفوض", insufficient_funds: "رصيد غير كافٍ" },
    status: {
      complete: "هذا المبلغ مدفوع. لن يُدفع مرة ثانية.",
      expired: "انتهت صلاحية صفحة الدفع هذه. عُد إلى الفاتورة لفتح صفحة جديدة.",
    },
    declined: {
      generic_decline: "رفض البنك هذه البطاقة.",
      insufficient_funds: "رصيد هذه البطاقة غير كافٍ.",
      expired_card: "انتهت صلاحية هذه البطاقة.",
      incorrect_number: "رقم البطاقة غير صحيح.",
      test_mode_live_card: "هذا الرقم ليس من الأرقام التجريبية، ولا تُقبل هنا بطاقة حقيقية.",
    },
    tryAnother: "لم يُدفع شيء. استعمل رقمًا آخر.",
    toInvoice: "العودة إلى الفاتورة",
  },
  mailbox: {
    title: "صندوق الرسائل التجريبي",
    empty: "لا رسائل بعد",
    emptyHelp: "كل رسالة يرسلها أسطول تظهر هنا.",
    to: "إلى",
    attachments: "المرفقات",
    asText: "النص المجرد",
    faults: "لتجربة أعطال البريد، أضف إلى العنوان قبل @ إحدى هذه الكلمات:",
    asJson: "القائمة بصيغة JSON",
    noSubject: "دون موضوع",
  },
};

const fr: SandboxMessages = {
  notice: "Environnement d’essai",
  noRealMoney:
    "Cette page remplace la page de paiement. Aucune somme réelle n’est débitée\u00a0; n’y saisissez pas de carte réelle.",
  noRealMail: "Les messages n’arrivent que dans cette boîte\u00a0; rien n’est envoyé à une adresse réelle.",
  checkout: {
    title: "Paiement par carte",
    invoice: "Facture",
    amount: "Montant à payer",
    payer: "Adresse du payeur",
    until: "Page valable jusqu’au",
    card: "Numéro de carte d’essai",
    cardHelp: "La date d’expiration et le code ne sont pas demandés ici.",
    pay: "Payer",
    back: "Revenir sans payer",
    testNumbers: "Numéros d’essai",
    meaning: {
      paid: "paiement accepté",
      generic_decline: "paiement refusé",
      insufficient_funds: "provision insuffisante",
    },
    status: {
      complete: "Ce montant est payé. Il ne sera pas payé une seconde fois.",
      expired: "Cette page de paiement a expiré. Revenez à la facture pour en ouvrir une autre.",
    },
    declined: {
      generic_decline: "La banque a refusé cette carte.",
      insufficient_funds: "La provision de cette carte est insuffisante.",
      expired_card: "Cette carte a expiré.",
      incorrect_number: "Le numéro de carte n’est pas correct.",
      test_mode_live_card: "Ce numéro n’est pas un numéro d’essai\u00a0; aucune carte réelle n’est acceptée ici.",
    },
    tryAnother: "Rien n’a été payé. Essayez un autre numéro.",
    toInvoice: "Revenir à la facture",
  },
  mailbox: {
    title: "Boîte aux lettres d’essai",
    empty: "Aucun message",
    emptyHelp: "Chaque message envoyé par Ostoul apparaît ici.",
    to: "À",
    attachments: "Pièces jointes",
    asText: "Texte brut",
    faults: "Pour essayer les pannes du courrier, ajoutez à l’adresse, avant @, l’un de ces mots\u00a0:",
    asJson: "La liste en JSON",
    noSubject: "Sans objet",
  },
};

const en: SandboxMessages = {
  notice: "Sandbox",
  noRealMoney: "This page stands in for the payment page. No real money moves; do not type a real card here.",
  noRealMail: "Messages arrive in this mailbox only; nothing is sent to a real address.",
  checkout: {
    title: "Card payment",
    invoice: "Invoice",
    amount: "Amount to pay",
    payer: "Payer’s address",
    until: "Page open until",
    card: "Test card number",
    cardHelp: "The expiry date and the security code are not asked for here.",
    pay: "Pay",
    back: "Go back without paying",
    testNumbers: "Test numbers",
    meaning: {
      paid: "payment accepted",
      generic_decline: "payment declined",
      insufficient_funds: "insufficient funds",
    },
    status: {
      complete: "This amount is paid. It will not be paid a second time.",
      expired: "This payment page has expired. Go back to the invoice to open another.",
    },
    declined: {
      generic_decline: "The bank declined this card.",
      insufficient_funds: "This card has insufficient funds.",
      expired_card: "This card has expired.",
      incorrect_number: "The card number is not correct.",
      test_mode_live_card: "This is not a test number; no real card is accepted here.",
    },
    tryAnother: "Nothing was paid. Try another number.",
    toInvoice: "Back to the invoice",
  },
  mailbox: {
    title: "Test mailbox",
    empty: "No messages yet",
    emptyHelp: "Every message that Ostoul sends appears here.",
    to: "To",
    attachments: "Attachments",
    asText: "Plain text",
    faults: "To try the faults of mail, add one of these words to the address before the @:",
    asJson: "The list as JSON",
    noSubject: "No subject",
  },
};

/** Texts of the sandbox pages; production never shows them. */
export const sandboxMessages: Record<Locale, SandboxMessages> = { ar, fr, en };
