import type { English } from "#app/locales/en/index.ts";
import type { Translated } from "#app/locales/words.ts";

export const delivery = {
  status: { queued: "في انتظار الإرسال", sent: "أُرسلت", delivered: "وصلت", bounced: "رجعت" },
  none: "لم تُرسل",
  subject_zero: "قسيمات مركباتك لسنة {{year}}",
  subject_one: "قسيمة مركبتك لسنة {{year}}",
  subject_two: "قسيمتا مركبتيك لسنة {{year}}",
  subject_few: "قسيمات مركباتك لسنة {{year}}",
  subject_many: "قسيمات مركباتك لسنة {{year}}",
  subject_other: "قسيمات مركباتك لسنة {{year}}",
  hello: "السيد(ة) {{name}}، تحية طيبة،",
  helloNobody: "تحية طيبة،",
  body_zero: "استخرجت مؤسستك {{company}} قسيمات المركبات التي تقودها، وهي مرفقة.",
  body_one: "استخرجت مؤسستك {{company}} قسيمة المركبة التي تقودها، وهي مرفقة.",
  body_two: "استخرجت مؤسستك {{company}} قسيمتي المركبتين اللتين تقودهما، وهما مرفقتان.",
  body_few: "استخرجت مؤسستك {{company}} قسيمات {{count}} مركبات تقودها، وهي مرفقة.",
  body_many: "استخرجت مؤسستك {{company}} قسيمات {{count}} مركبة تقودها، وهي مرفقة.",
  body_other: "استخرجت مؤسستك {{company}} قسيمات {{count}} مركبة تقودها، وهي مرفقة.",
  keep: "احتفظ بها في هاتفك. عند المراقبة أظهر الوثيقة أو افتح الرابط أدناه: تتحقق الصفحة من صحتها، حتى دون شبكة بعد فتحها مرة واحدة.",
  open: "فتح",
  validUntil: "صالحة إلى غاية {{on}}",
  specimen: "عيّنة: هذه الوثيقة للعرض التجريبي وليست قسيمة رسمية.",
  wrong: "ليست مركبتك؟ أخبر مسؤول الحظيرة في مؤسستك.",
  footer: "أرسلها أسطول باسم {{company}}.",
} satisfies Translated<English["delivery"], "ar">;
