import type { English } from "#app/locales/en/index.ts";
import type { Translated } from "#app/locales/words.ts";

export const delivery = {
  status: { queued: "En attente d’envoi", sent: "Envoyée", delivered: "Remise", bounced: "Revenue" },
  none: "Non envoyée",
  subject_one: "Votre vignette automobile {{year}}",
  subject_many: "Vos vignettes automobiles {{year}}",
  subject_other: "Vos vignettes automobiles {{year}}",
  hello: "Bonjour {{name}},",
  helloNobody: "Bonjour,",
  body_one: "Votre employeur {{company}} a obtenu la vignette du véhicule que vous conduisez. Elle est jointe.",
  body_many:
    "Votre employeur {{company}} a obtenu les vignettes des {{count}} de véhicules que vous conduisez. Elles sont jointes.",
  body_other:
    "Votre employeur {{company}} a obtenu les vignettes des {{count}} véhicules que vous conduisez. Elles sont jointes.",
  keep: "Gardez-la sur votre téléphone. Lors d’un contrôle, montrez le document ou ouvrez le lien ci-dessous : la page en vérifie l’authenticité, même sans réseau si elle a déjà été ouverte une fois.",
  open: "Ouvrir",
  validUntil: "valable jusqu’au {{on}}",
  specimen: "SPÉCIMEN : ce document sert de démonstration et n’est pas une vignette officielle.",
  wrong: "Ce n’est pas votre véhicule ? Prévenez le gestionnaire de parc de votre société.",
  footer: "Envoyé par Ostoul pour {{company}}.",
} satisfies Translated<English["delivery"], "fr">;
