/**
 * Who may call what: typed by hand from the list of roles and actions of the product, never read from
 * app/domain/roles.ts. Every handler of the build has an entry here, and every entry a handler.
 */
export const columns = [
  "owner",
  "admin",
  "fleet_manager",
  "finance",
  "approver",
  "depot_clerk",
  "driver",
  "auditor",
  "api_key",
] as const;
export type Column = (typeof columns)[number];
export type Reach = "everywhere" | "scope" | "own";
export type Row = Partial<Record<Column, Reach>>;

/** Y yes, S inside his scope, O his own only, 2 with a second person, - no. */
const cells: Record<string, Reach | undefined> = { Y: "everywhere", 2: "everywhere", S: "scope", O: "own" };

function row(line: string): Row {
  const marks = line.trim().split(/\s+/);
  if (marks.length !== columns.length) throw new Error(`${line} does not have a mark for each role`);
  return Object.fromEntries(
    columns.flatMap((column, at) => (cells[marks[at] ?? ""] ? [[column, cells[marks[at] ?? ""]]] : [])),
  );
}

const rows = {
  //                           owner admin fleet finance approver clerk driver auditor key
  /** The frame around the pages, and the first page: whoever belongs to the company. */
  belong: row("                  Y     Y     Y      Y       Y      Y     Y       Y     Y"),
  viewVehicles: row("            Y     Y     S      Y       S      S     O       Y     S"),
  changeVehicles: row("          Y     Y     S      -       -      S     -       -     S"),
  readDrivers: row("             Y     Y     S      -       -      S     O       -     S"),
  archiveVehicles: row("         Y     Y     S      -       -      -     -       -     S"),
  /** Whoever asks, orders or approves one, and the auditor. */
  viewQuotes: row("              Y     Y     S      Y       S      S     -       Y     S"),
  createQuotes: row("            Y     Y     S      Y       -      S     -       -     S"),
  order: row("                   Y     Y     S      Y       -      -     -       -     S"),
  approve: row("                 2     -     -      -       2      -     -       -     -"),
  pay: row("                     Y     -     -      Y       -      -     -       -     -"),
  openPayments: row("            Y     -     -      Y       -      -     -       -     Y"),
  viewInvoices: row("            Y     Y     -      Y       S      -     -       Y     S"),
  /** What a vignette says, without its document: whoever may download it, and the auditor. */
  viewVignettes: row("           Y     Y     S      Y       -      S     O       Y     S"),
  downloadVignettes: row("       Y     Y     S      Y       -      S     O       -     S"),
  sendVignettes: row("           Y     Y     S      -       -      S     -       -     S"),
  /** Finance exports money only. */
  exportFleet: row("             Y     Y     S      -       -      -     -       Y     S"),
  exports: row("                 Y     Y     S      Y       -      -     -       Y     S"),
};

/** Who may read the name and the addresses of a driver; the auditor sees them masked. */
export const readDrivers = rows.readDrivers;

/** `submitted`: a quote that waits for its approval. */
export type ObjectKind =
  | "upload"
  | "vehicle"
  | "quote"
  | "submitted"
  | "invoice"
  | "openInvoice"
  | "payment"
  | "vignette";

/** `screen` and `file` know a person by his cookie, `api` a program by its key, `public` nobody. */
export type Door = "screen" | "file" | "api" | "public";

export interface Entry {
  /** Route id of the build. */
  route: string;
  /** `loader`, `action`, or the operation of the public API. */
  handler: string;
  door: Door;
  /** Undefined: anyone. */
  row?: Row;
  /** A second right that this address needs besides the one its handler declares. */
  also?: Row;
  method: string;
  /** `{vehicle}` stands for the id of the object. */
  path: string;
  object?: ObjectKind;
  form?: Record<string, string>;
  json?: unknown;
  file?: { name: string; text: string };
  /** The object is used up by one call: each caller gets one of his own. */
  spends?: boolean;
  /** What anyone gets at a public door. */
  answers?: number;
  /** Nothing in the tried state lets it succeed: the allowed are refused for a reason they can act on. */
  refused?: string;
}

type Rest = Omit<Entry, "route" | "handler" | "door" | "method" | "path" | "row">;

const objectOf = (path: string) => /\{(\w+)\}/.exec(path)?.[1] as ObjectKind | undefined;
const named = (path: string) => {
  const object = objectOf(path);
  return object ? { object } : {};
};

const screen = (id: string, may: Row, path: string, more: Rest = {}): Entry => ({
  ...{ route: `routes/_app${id}`, handler: "loader", door: "screen", row: may, method: "GET", path, ...named(path) },
  ...more,
});
const submit = (id: string, may: Row, path: string, more: Rest = {}): Entry => ({
  ...{ route: `routes/_app${id}`, handler: "action", door: "screen", row: may, method: "POST", path, form: {} },
  ...named(path),
  ...more,
});
const file = (id: string, may: Row, path: string, more: Rest = {}): Entry => ({
  ...screen(id, may, path, more),
  door: "file",
});

/** `GET /vehicles/{id}` at its address. */
function api(id: string, may: Row, operation: string, more: Rest & { path?: string } = {}): Entry {
  const [method = "", path = ""] = operation.split(" ");
  const object = more.object;
  const address = (more.path ?? path).replace(/\{(id|serial)\}/, `{${object}}`);
  const handler = method === "GET" ? "loader" : operation;
  return { route: `routes/api.v1.${id}`, handler, door: "api", row: may, method, ...more, path: `/api/v1${address}` };
}
const open = (route: string, handler: "loader" | "action", path: string, answers: number, more: Rest = {}): Entry => ({
  ...{
    route: `routes/${route}`,
    handler,
    door: "public",
    method: handler === "loader" ? "GET" : "POST",
    path,
    answers,
  },
  ...(handler === "action" && { form: {} }),
  ...more,
});

const fleetFile = {
  name: "une voiture.csv",
  text: "Immatriculation;Genre;Energie;Puissance fiscale (CV);Annee de mise en circulation;Depot\r\n00701-119-16;voiture;essence;6;2019;Oran",
};

export const permissionTable: Entry[] = [
  screen("", rows.belong, "/dashboard"),
  screen(".dashboard", rows.belong, "/dashboard"),

  screen(".uploads._index", rows.changeVehicles, "/uploads"),
  screen(".uploads.$id", rows.changeVehicles, "/uploads/{upload}"),
  screen(".uploads.$id_.undo", rows.changeVehicles, "/uploads/{upload}/undo"),
  file(".uploads.$id_.errors[.]xlsx", rows.changeVehicles, "/uploads/{upload}/errors.xlsx"),
  screen(".vehicles._index", rows.viewVehicles, "/vehicles"),
  screen(".vehicles._index", rows.viewVehicles, "/vehicles?q=conducteur"),
  screen(".vehicles.$id", rows.viewVehicles, "/vehicles/{vehicle}"),
  screen(".vehicles.$id_.edit", rows.changeVehicles, "/vehicles/{vehicle}/edit"),
  screen(".vehicles.$id_.archive", rows.archiveVehicles, "/vehicles/{vehicle}/archive"),
  file(".vehicles_.export[.]xlsx", rows.exportFleet, "/vehicles/export.xlsx"),
  screen(".quotes._index", rows.viewQuotes, "/quotes"),
  screen(".quotes.new", rows.createQuotes, "/quotes/new"),
  screen(".quotes.new", rows.createQuotes, "/quotes/new?again={quote}"),
  screen(".quotes.$id", rows.viewQuotes, "/quotes/{quote}"),
  screen(".quotes.$id_.submit", rows.order, "/quotes/{quote}/submit"),
  screen(".quotes.$id_.approve", rows.approve, "/quotes/{submitted}/approve"),
  screen(".quotes.$id_.reject", rows.approve, "/quotes/{submitted}/reject"),
  screen(".quotes.$id_.accept", rows.order, "/quotes/{quote}/accept"),
  screen(".invoices._index", rows.viewInvoices, "/invoices"),
  screen(".invoices.$id", rows.viewInvoices, "/invoices/{invoice}"),
  screen(".invoices.$id_.pay", rows.pay, "/invoices/{openInvoice}/pay"),
  file(".invoices.$id_.invoice[.]pdf", rows.viewInvoices, "/invoices/{invoice}/invoice.pdf"),
  file(".invoices.$id_.receipt[.]pdf", rows.viewInvoices, "/invoices/{invoice}/receipt.pdf"),
  file(".invoices.$id_.vignettes[.]csv", rows.exports, "/invoices/{invoice}/vignettes.csv"),
  file(".invoices.$id_.vignettes[.]pdf", rows.downloadVignettes, "/invoices/{invoice}/vignettes.pdf"),
  file(".invoices.$id_.vignettes[.]zip", rows.downloadVignettes, "/invoices/{invoice}/vignettes.zip"),
  file(".invoices.$id_.vignettes[.]zip", rows.downloadVignettes, "/invoices/{invoice}/vignettes.zip?by=driver", {
    also: rows.readDrivers,
  }),
  screen(".vignettes._index", rows.viewVignettes, "/vignettes"),
  screen(".vignettes._index", rows.viewVignettes, "/vignettes?q=119"),
  screen(".vignettes.$serial.send", rows.sendVignettes, "/vignettes/{vignette}/send"),
  file(".vignettes.$serial[.]pdf", rows.downloadVignettes, "/vignettes/{vignette}.pdf"),

  submit(".uploads.$id.rows", rows.changeVehicles, "/uploads/{upload}/rows", {
    form: { row: "2", "value:make": "Dacia" },
  }),
  submit(".uploads.$id.cause", rows.changeVehicles, "/uploads/{upload}/cause", {
    ...{ form: { cause: "energy_unknown:energy", level: "error", remedy: "value", to: "diesel" } },
    refused: "no row of the upload has the problem",
  }),
  submit(".uploads.$id.undo-correction", rows.changeVehicles, "/uploads/{upload}/undo-correction", {
    refused: "nothing was corrected",
  }),
  submit(".uploads.$id.mapping", rows.changeVehicles, "/uploads/{upload}/mapping"),
  submit(".uploads.$id.commit", rows.changeVehicles, "/uploads/{upload}/commit", { form: { invalidRows: "skip" } }),
  submit(".uploads.$id.again", rows.changeVehicles, "/uploads/{upload}/again"),
  submit(".uploads._index", rows.changeVehicles, "/uploads?index", { file: fleetFile }),
  submit(".uploads.receive", rows.changeVehicles, "/uploads/receive", { file: fleetFile }),
  submit(".vehicles.$id_.edit", rows.changeVehicles, "/vehicles/{vehicle}/edit", { form: { make: "Dacia" } }),
  submit(".vehicles.$id_.archive", rows.archiveVehicles, "/vehicles/{vehicle}/archive", { spends: true }),
  submit(".quotes.new", rows.createQuotes, "/quotes/new", {
    form: { year: "2025", vehicles: "all", as_of: "2025-04-15" },
  }),
  submit(".quotes.new", rows.createQuotes, "/quotes/new", {
    form: { year: "2025", vehicles: "ids", ids: "{vehicle}", as_of: "2025-04-15" },
    object: "vehicle",
  }),
  submit(".quotes.$id_.submit", rows.order, "/quotes/{quote}/submit", { refused: "the company has no threshold" }),
  submit(".quotes.$id_.approve", rows.approve, "/quotes/{submitted}/approve", { spends: true }),
  submit(".quotes.$id_.reject", rows.approve, "/quotes/{submitted}/reject", {
    ...{ form: { reason: "Trop cher" }, spends: true },
  }),
  submit(".quotes.$id_.accept", rows.order, "/quotes/{quote}/accept"),
  submit(".vignettes.$serial.send", rows.sendVignettes, "/vignettes/{vignette}/send", {
    form: { email: "someone@drivers.example" },
  }),
  submit(".invoices.$id_.pay_.give-up", rows.pay, "/invoices/any/pay/give-up", {
    form: { payment: "{payment}" },
    object: "payment",
  }),
  submit(".invoices.$id_.pay", rows.pay, "/invoices/{openInvoice}/pay", { form: { method: "card" } }),

  api("events", rows.belong, "GET /events"),
  api("imports._index", rows.changeVehicles, "GET /imports"),
  api("imports._index", rows.changeVehicles, "POST /imports", { file: fleetFile }),
  api("imports.$id._index", rows.changeVehicles, "GET /imports/{id}", { object: "upload" }),
  api("imports.$id.rows._index", rows.changeVehicles, "GET /imports/{id}/rows", { object: "upload" }),
  api("imports.$id.rows.$row", rows.changeVehicles, "PATCH /imports/{id}/rows/{row}", {
    ...{ object: "upload", path: "/imports/{id}/rows/2", json: { make: "Dacia" } },
    refused: "it was committed before",
  }),
  api("imports.$id.mapping", rows.changeVehicles, "PUT /imports/{id}/mapping", {
    ...{ object: "upload", json: { columns: {} } },
    refused: "it was committed before",
  }),
  api("imports.$id.errors[.]xlsx", rows.changeVehicles, "GET /imports/{id}/errors.xlsx", { object: "upload" }),
  api("imports.$id.commit", rows.changeVehicles, "POST /imports/{id}/commit", {
    ...{ object: "upload", json: { invalid_rows: "skip" } },
    refused: "it was committed before",
  }),
  api("vehicles._index", rows.viewVehicles, "GET /vehicles"),
  api("vehicles.$id", rows.viewVehicles, "GET /vehicles/{id}", { object: "vehicle" }),
  api("vehicles.$id", rows.changeVehicles, "PATCH /vehicles/{id}", { object: "vehicle", json: { make: "Dacia" } }),
  api("vehicles.$id", rows.archiveVehicles, "DELETE /vehicles/{id}", { object: "vehicle", spends: true }),
  api("quotes._index", rows.viewQuotes, "GET /quotes"),
  api("quotes._index", rows.createQuotes, "POST /quotes", { json: { year: 2025, vehicles: "all" } }),
  api("quotes._index", rows.createQuotes, "POST /quotes", {
    ...{ object: "vehicle", json: { year: 2025, vehicles: { ids: ["{vehicle}"] } } },
  }),
  api("quotes._index", rows.createQuotes, "POST /quotes", {
    ...{ object: "upload", json: { year: 2025, vehicles: { import: "{upload}" } } },
  }),
  api("quotes.$id._index", rows.viewQuotes, "GET /quotes/{id}", { object: "quote" }),
  api("quotes.$id.lines", rows.viewQuotes, "GET /quotes/{id}/lines", { object: "quote" }),
  api("quotes.$id.accept", rows.order, "POST /quotes/{id}/accept", {
    ...{ object: "quote", json: {} },
    refused: "it was accepted before",
  }),
  api("invoices._index", rows.viewInvoices, "GET /invoices"),
  api("invoices.$id._index", rows.viewInvoices, "GET /invoices/{id}", { object: "invoice" }),
  api("invoices.$id.invoice[.]pdf", rows.viewInvoices, "GET /invoices/{id}/invoice.pdf", { object: "invoice" }),
  api("invoices.$id.receipt[.]pdf", rows.viewInvoices, "GET /invoices/{id}/receipt.pdf", { object: "invoice" }),
  api("invoices.$id.payments", rows.openPayments, "POST /invoices/{id}/payments", {
    ...{ object: "openInvoice", json: { method: "card" } },
    refused: "somebody opened a payment before",
  }),
  api("invoices.$id.vignettes", rows.viewVignettes, "GET /invoices/{id}/vignettes", { object: "invoice" }),
  api("invoices.$id.vignettes[.]csv", rows.exports, "GET /invoices/{id}/vignettes.csv", { object: "invoice" }),
  api("invoices.$id.vignettes[.]pdf", rows.downloadVignettes, "GET /invoices/{id}/vignettes.pdf", {
    object: "invoice",
  }),
  api("invoices.$id.vignettes[.]zip", rows.downloadVignettes, "GET /invoices/{id}/vignettes.zip", {
    object: "invoice",
  }),
  api("vignettes.$serial._index", rows.viewVignettes, "GET /vignettes/{serial}", { object: "vignette" }),
  api("vignettes.$serial[.]pdf", rows.downloadVignettes, "GET /vignettes/{serial}.pdf", { object: "vignette" }),
  api("vignettes.$serial.send", rows.sendVignettes, "POST /vignettes/{serial}/send", {
    ...{ object: "vignette", json: { email: "someone@drivers.example" } },
  }),

  api("imports.$id.kept", rows.changeVehicles, "GET /imports/{id}/kept", { object: "upload" }),
  submit(".uploads.$id_.undo", rows.changeVehicles, "/uploads/{upload}/undo"),
  api("imports.$id.undo", rows.changeVehicles, "POST /imports/{id}/undo", { object: "upload", json: {} }),

  { route: "root", handler: "loader", door: "public", method: "GET", path: "/sign-in.data?_routes=root", answers: 200 },
  open("_index", "loader", "/", 200),
  open("$", "loader", "/nothing-here", 404),
  open("sign-in", "loader", "/sign-in", 200),
  open("sign-in", "action", "/sign-in", 200, { form: { email: "nobody@amel.example", password: "guess" } }),
  open("sign-out", "action", "/sign-out", 302),
  open("locale", "action", "/locale", 302, { form: { locale: "ar" } }),
  open("appearance", "action", "/appearance", 302, { form: { theme: "dark" } }),
  open("design", "loader", "/design", 200),
  open("v", "loader", "/v", 200),
  open("[.]well-known.vignette-keys[.]json", "loader", "/.well-known/vignette-keys.json", 200),
  open("api.v1.openapi[.]json", "loader", "/api/v1/openapi.json", 200),
  open("api.v1.$", "loader", "/api/v1/nothing", 404),
  open("api.v1.$", "action", "/api/v1/nothing", 404),
  open("webhooks.stripe", "action", "/webhooks/stripe", 400),
  open("sandbox.mailbox", "loader", "/sandbox/mailbox", 200),
  open("sandbox.mailbox[.]json", "loader", "/sandbox/mailbox.json", 200),
  open("sandbox.mailbox_.$id.$index", "loader", "/sandbox/mailbox/nothing/0", 404),
  open("sandbox.checkout.$session", "loader", "/sandbox/checkout/nothing", 404),
  open("sandbox.checkout.$session", "action", "/sandbox/checkout/nothing", 404, { form: { card: "4242424242424242" } }),
];
