import type { English } from "#app/locales/en/index.ts";
import type { Translated } from "#app/locales/words.ts";

export const accounts = {
  signIn: "Se connecter",
  signOut: "Se déconnecter",
  email: "Adresse e-mail",
  password: "Mot de passe",
  signInLead:
    "Pour le parc, les finances et les dépôts. Les conducteurs et les agents de contrôle n’ont pas besoin de compte.",
  signInTitle: "Se connecter",
  refusedTitle: "Vous n’êtes pas connecté",
  noAccount: "Pas encore de compte ? Le propriétaire de votre société vous invite.",
  roles: {
    owner: "Propriétaire",
    admin: "Administrateur",
    fleet_manager: "Gestionnaire de parc",
    finance: "Finances",
    approver: "Approbateur",
    depot_clerk: "Agent de dépôt",
    driver: "Conducteur",
    auditor: "Auditeur",
  },
  dashboard: {
    title: "Situation du parc",
    quotes: "Derniers devis",
    invoices: "Dernières factures",
    vehicles_one: "{{count}} véhicule",
    vehicles_many: "{{count}} de véhicules",
    vehicles_other: "{{count}} véhicules",
    issued_one: "{{count}} vignette émise",
    issued_many: "{{count}} de vignettes émises",
    issued_other: "{{count}} vignettes émises",
    all: "Tout voir",
    noQuotes: "Aucun devis pour l’instant.",
    noInvoices: "Aucune facture pour l’instant.",
    next: {
      label: "Étape suivante",
      upload: {
        title: "Envoyez la liste de vos véhicules",
        text: "Le fichier que vous tenez déjà suffit : Excel ou CSV, avec ses propres titres.",
        action: "Envoyer un fichier",
      },
      review: {
        title: "Un fichier attend votre contrôle",
        text: "{{name}} : voyez ce qui a été compris, corrigez ce qui est douteux, puis ajoutez les véhicules.",
        action: "Contrôler le fichier",
      },
      quote: {
        title: "Demandez le prix des vignettes {{year}}",
        text: "Chaque véhicule reçoit son montant et le motif. Demander n’engage à rien.",
        action: "Demander un devis",
      },
      accept: {
        title: "Un devis attend votre décision",
        text: "Lisez chaque montant et son motif, puis acceptez le devis : une seule facture suit.",
        action: "Ouvrir le devis",
      },
      pay: {
        title: "La facture {{number}} attend son paiement",
        text: "Elle se paie en une fois, par carte ou par virement ; les vignettes suivent automatiquement.",
        action: "Ouvrir la facture",
      },
      done: {
        title: "Rien ne vous attend",
        text: "Les vignettes se retéléchargent à tout moment, sans frais.",
        action: "Voir les vignettes",
      },
    },
  },
} satisfies Translated<English["accounts"], "fr">;
