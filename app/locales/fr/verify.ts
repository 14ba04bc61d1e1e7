import type { English } from "#app/locales/en/index.ts";
import type { Translated } from "#app/locales/words.ts";

export const verify = {
  title: "Vérifier une vignette",
  lead: "Scannez le code avec l’appareil photo du téléphone, ou tapez le numéro de série imprimé à côté.",
  serial: "Numéro de série",
  serialHint: "Quatre chiffres, puis quinze signes",
  check: "Vérifier",
  checking: "Vérification…",
  meanings: {
    valid: "Émise, et couvre ce véhicule aujourd’hui.",
    valid_old_list:
      "Émise, mais la liste des révocations de cet appareil a plus d’un jour. Connectez-le une fois pour la renouveler.",
    expired: "Émise, mais son année est passée.",
    revoked: "Elle a été émise, puis révoquée. Elle ne couvre rien.",
    forged: "Ce code n’a pas été émis par Ostoul, ou a été modifié.",
    specimen: "Une démonstration. Ce n’est pas une vignette officielle, elle ne couvre rien.",
    unknown_key: "La clé qui l’a signée n’est pas dans la liste de cet appareil. Connectez-le, puis scannez à nouveau.",
    unknown: "Aucune vignette ne porte ce numéro de série.",
    no_list: "Cet appareil n’a pas encore de liste de clés. Connectez-le une fois, puis scannez à nouveau.",
  },
  year: "Année",
  kind: "Genre",
  vinTail: "Fin du numéro de châssis",
  expires: "Valable jusqu’au",
  issued: "Émise le",
  number: "Numéro de série",
  compare: "Comparez l’immatriculation avec le véhicule devant vous.",
  another: "Vérifier une autre",
  offline: "Vérifié sur cet appareil, sans réseau.",
  listOf: "Liste du {{at}}",
  privacy: "Le code est lu sur cet appareil et n’est envoyé nulle part.",
  noScript: "Si JavaScript est désactivé, cette page ne vérifie que les numéros de série tapés.",
} satisfies Translated<English["verify"], "fr">;
