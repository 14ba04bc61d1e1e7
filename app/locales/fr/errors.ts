import type { English } from "#app/locales/en/index.ts";
import type { Translated } from "#app/locales/words.ts";

export const errors = {
  notFoundTitle: "Cette page n’existe pas",
  notFound: "L’adresse est fausse, ou ce qui s’y trouvait appartient à une autre société. Rien n’est perdu.",
  forbiddenTitle: "Votre rôle ne donne pas accès à cette page",
  forbidden: "Si votre travail l’exige, adressez-vous au propriétaire ou à un administrateur de votre société.",
  signedOutTitle: "Connectez-vous",
  signedOut: "Votre session est terminée. Reconnectez-vous : tout ce que vous avez fait est conservé.",
  tooManyTitle: "Trop de demandes",
  tooMany: "Attendez une minute, puis réessayez.",
  faultTitle: "Une panne de notre côté",
  fault:
    "Vos données sont intactes. Réessayez dans une minute ; si cela se répète, dites-nous ce que vous faisiez et à quelle heure.",
  goHome: "Aller à l’accueil",
  signIn: "Se connecter",
  wrong_credentials: "Adresse e-mail ou mot de passe incorrect. Vérifiez les deux, puis réessayez.",
  too_many_attempts: "Trop d’essais. Attendez {{minutes}} min, puis réessayez.",
  no_company:
    "Ce compte n’appartient plus à aucune société. Demandez une nouvelle invitation à un administrateur de la vôtre.",
  unauthorized: "L’appel ne porte pas de clé d’API valable. Envoyez-la sous la forme « Authorization: Bearer … ».",
  not_found: "Il n’y a rien ici, ou cela appartient à une autre société.",
  not_allowed: "Cette clé ou ce rôle ne permet pas de le faire.",
  method_not_allowed: "Ce chemin n’accepte pas cette méthode.",
  too_many_requests: "Trop d’appels en une minute. Attendez le temps indiqué par Retry-After.",
  invalid_json: "Le corps n’est pas du JSON, ou dépasse 256 ko.",
  invalid_request: "Certains champs ne sont pas conformes à la description de l’API ; errors les indique.",
  idempotency_key_reused:
    "Cette Idempotency-Key a servi à un autre appel. Prenez-en une nouvelle pour chaque nouvel appel.",
  idempotency_key_in_use: "Un appel portant cette Idempotency-Key est encore en cours. Attendez, puis répétez-le.",
  quote_is_simulation:
    "Ce devis est calculé pour un autre jour : il se lit, il ne se commande pas. Demandez un devis à la date d’aujourd’hui.",
  quote_expired: "Ce devis a expiré : ses prix ne sont plus garantis. Demandez un nouveau devis, puis commandez-le.",
  quote_not_priced: "Ce devis n’est pas encore chiffré. Attendez la fin du calcul.",
  quote_rejected: "Cette commande a été refusée. Demandez un nouveau devis.",
  quote_not_awaiting_approval:
    "Rien n’attend d’approbation ici : quelqu’un a déjà décidé, ou la commande n’a pas été soumise.",
  nothing_due: "Aucun véhicule de ce devis n’a de vignette à acheter : il n’y a rien à commander.",
  approval_required: "Cette commande dépasse le seuil de votre société. Une autre personne doit d’abord l’approuver.",
  approval_not_needed: "Cette commande est sous le seuil de votre société. Elle peut être passée telle quelle.",
  maker_is_not_checker:
    "Qui prépare une commande ne l’approuve pas, et qui l’approuve ne la passe pas. Demandez à un collègue.",
  rejection_reason_required: "Dites pourquoi la commande est refusée : la personne qui l’a préparée le lira.",
  already_held_since:
    "Depuis le calcul de ce devis, des véhicules ont été commandés ou ont reçu leur vignette ({{vehicles}}, le premier est {{first}}). Demandez un nouveau devis : ils en seront écartés.",
  vehicles_gone_since:
    "Depuis le calcul de ce devis, des véhicules ont quitté le parc ({{vehicles}}, le premier est {{first}}). Demandez un nouveau devis : ils n’y seront plus.",
  stamp_not_on_sale:
    "Les vignettes {{year}} ne sont pas encore en vente. Le devis reste lisible ; commandez à l’ouverture de la période.",
  tariff_not_confirmed:
    "Aucun texte ne confirme encore les montants de {{year}} : ce devis est une estimation et ne peut pas être commandé.",
  import_not_committed: "Ce fichier n’est pas encore versé au parc. Validez-le, puis demandez le devis.",
  empty: "Le fichier ne contient aucun véhicule. Enregistrez la feuille avec ses lignes, puis envoyez-la de nouveau.",
  too_large:
    "Le fichier dépasse {{megabytes}} Mo. Retirez les images et les autres feuilles, ou envoyez-le en plusieurs parties.",
  upload_not_in_review:
    "Ce fichier ne peut pas être modifié maintenant : il est en cours de lecture ou d’ajout, ou déjà ajouté.",
  upload_being_corrected: "Une correction de nombreuses lignes est en cours. Attendez qu’elle soit terminée.",
  nothing_to_correct: "Plus aucune ligne n’a ce problème. La page montre ce qui reste.",
  no_correction_to_undo:
    "Il n’y a pas de correction à défaire, ou une autre a été faite depuis. La page montre la dernière.",
  upload_not_committed: "Ce fichier n’a pas été ajouté au parc : il n’y a rien à retirer.",
  nothing_to_undo:
    "Rien de cet import ne peut être retiré : ses véhicules sont facturés, modifiés depuis ou sortis du parc.",
  workbook_not_ready:
    "Il n’y a pas encore de lignes à expliquer : le fichier est en cours de lecture, ou ses colonnes ne sont pas réglées. Revenez quand c’est fait.",
  file_gone: "Le fichier lui-même n’est plus gardé ici. Renvoyez-le depuis votre ordinateur.",
  nothing_to_commit: "Aucune ligne ne peut encore être ajoutée. Corrigez-en au moins une, ou envoyez un autre fichier.",
  invalid_rows: "Lignes à corriger : {{count}}. Corrigez-les, ou choisissez de les laisser de côté.",
  missing_column:
    "Ni l’immatriculation ni le numéro de châssis n’a de colonne. Choisissez la colonne de l’un des deux.",
  field_on_two_columns: "Deux colonnes sont prévues pour le même champ ({{field}}). Gardez-en une.",
  column_unknown: "Le fichier n’a pas de colonne {{column}}.",
  sheet_unknown: "Le fichier n’a pas de feuille {{sheet}}.",
  file_missing: "Aucun fichier n’accompagnait le formulaire. Choisissez un fichier, puis envoyez-le.",
  vehicle_invalid: "Le véhicule n’a pas été modifié : certaines valeurs sont illisibles. Corrigez les champs indiqués.",
  outside_scope: "Cela sortirait le véhicule des dépôts ou centres de coût que vous gérez.",
  plate_taken: "Un autre véhicule de votre parc porte cette immatriculation.",
  vin_taken: "Un autre véhicule de votre parc porte ce numéro de châssis.",
  invoice_void: "La facture {{number}} est annulée : rien ne peut y être payé. Demandez un nouveau devis.",
  invoice_already_paid: "La facture {{number}} est payée. Il n’y a plus rien à payer.",
  invoice_expired:
    "La facture {{number}} était payable jusqu’au {{since}} ; ses vignettes coûtent plus maintenant. Demandez un nouveau devis.",
  approver_cannot_pay:
    "Qui a approuvé la commande de la facture {{number}} ne la paie pas. Demandez à un collègue des finances.",
  payment_in_progress:
    "{{who}} paie cette facture depuis le {{since}}. Attendez la fin, ou faites abandonner ce paiement.",
  method_not_available: "Les cartes CIB et Edahabia ne sont pas encore acceptées. Payez par virement.",
  over_card_limit:
    "Un paiement par carte est limité à {{limit}}, et cette facture est de {{total}}. Payez-la par virement.",
  too_late_for_card:
    "La facture {{number}} est payable jusqu’au {{until}} : le délai est trop court pour un paiement par carte. Demandez un nouveau devis.",
  card_provider_refused:
    "Le prestataire de cartes n’a pas ouvert le paiement. Rien n’a été débité : réessayez, ou payez par virement.",
  payment_not_cancellable: "Ce paiement ne peut plus être abandonné : il est payé, refusé ou en traitement.",
  provider_unreachable: "Le prestataire de cartes ne répond pas. Rien n’a changé : réessayez dans une minute.",
  not_ready: "Les vignettes de cette facture ne sont pas encore toutes émises. Réessayez quand elles le seront.",
  vignette_revoked: "Cette vignette a été révoquée et n’est plus délivrée.",
  no_driver_address: "Aucune adresse e-mail n’est connue pour le conducteur de {{plate}}. Donnez-en une.",
  email_malformed: "Ce n’est pas une adresse e-mail. Vérifiez-la, puis renvoyez.",
  serial_malformed:
    "Ce n’est pas un numéro de série. Il a quatre chiffres et quinze signes, comme imprimé à côté du code.",
  invalid_form: "Un champ manque ou n’est pas admis. Vérifiez chaque champ, puis renvoyez le formulaire.",
  invoice_not_paid: "Cette facture n’est pas encore payée : il n’y a pas de reçu.",
} satisfies Translated<English["errors"], "fr">;
