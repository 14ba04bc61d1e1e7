import { accounts } from "./accounts.ts";
import { common } from "./common.ts";
import { delivery } from "./delivery.ts";
import { errors } from "./errors.ts";
import { fleets } from "./fleets.ts";
import { invoices } from "./invoices.ts";
import { payments } from "./payments.ts";
import { quotes } from "./quotes.ts";
import { verify } from "./verify.ts";
import { vignettes } from "./vignettes.ts";

export const fr = { common, accounts, fleets, quotes, invoices, payments, vignettes, delivery, verify, errors };
