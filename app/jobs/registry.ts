import { run as commitUpload } from "./commit-upload.ts";
import { run as continueUpload } from "./continue-upload.ts";
import { run as correctRows } from "./correct-rows.ts";
import { run as issueVignettes } from "./issue-vignettes.ts";
import type { Jobs } from "./job.ts";
import { run as priceQuote } from "./price-quote.ts";
import { run as queueDeliveries } from "./queue-deliveries.ts";
import { run as readUpload } from "./read-upload.ts";
import { run as sendMail } from "./send-mail.ts";
import { run as settlePayment } from "./settle-payment.ts";
import { run as sweep } from "./sweep.ts";
import { run as undoUpload } from "./undo-upload.ts";
import { run as voidExpiredInvoice } from "./void-expired-invoice.ts";

/** Every job by its name. */
export const jobs: Partial<Jobs> = {
  "price-quote": priceQuote,
  "void-expired-invoice": voidExpiredInvoice,
  "read-upload": readUpload,
  "correct-rows": correctRows,
  "commit-upload": commitUpload,
  "continue-upload": continueUpload,
  "undo-upload": undoUpload,
  "settle-payment": settlePayment,
  "issue-vignettes": issueVignettes,
  "queue-deliveries": queueDeliveries,
  "send-mail": sendMail,
  sweep,
};
