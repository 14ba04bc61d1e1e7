import { type Entry, readDrivers } from "#tests/routes/permission-table.ts";
import type { Application } from "./application.ts";
import { type Answer, anonymous, type Caller, call, callersOf, comparable, seenStatus, withKey } from "./callers.ts";
import type { CompanyUnderTest } from "./two-companies.ts";

export const mayCall = (entry: Entry, { column }: Caller): boolean =>
  column !== undefined && [entry.row, entry.also].every((row) => !row || row[column] !== undefined);

export const isPage = ({ door, method }: Entry): boolean => door === "screen" && method === "GET";

/** The object of an entry that this caller reaches; a clerk sees the uploads that he brought. */
export function objectOf(company: CompanyUnderTest, { object }: Entry, { column }: Caller): string | undefined {
  if (object === "upload" && column === "depot_clerk") return company.uploadOfClerk;
  return object && company.objects[object];
}

export interface Examined {
  application: Pick<Application, "url">;
  own: CompanyUnderTest;
  twin: CompanyUnderTest;
  /** Somebody whose membership ended. */
  gone: Caller;
}

const malformed = ["not-an-id", "1'", "../../etc"];

/** Tries an entry as everyone who must not succeed, and collects in words what went otherwise than the table says. */
export class Examiner {
  readonly failures: string[] = [];

  constructor(
    private readonly at: Examined,
    private readonly entry: Entry,
  ) {}

  /** Words in an answer that were not for the caller's ears: the other company's, drivers, what is outside his scope. */
  leaks({ body }: Answer, { name, column }: Caller, id = ""): string[] {
    const { own, twin } = this.at;
    const ofOwn = [
      ...(column && readDrivers[column] ? [] : own.drivers),
      ...(column === "depot_clerk" || column === "driver" ? own.outside : []),
    ];
    const hidden = name.startsWith("twin ") ? own.words : [...twin.words, ...ofOwn];
    return hidden.filter((word) => !id.includes(word) && body.includes(word));
  }

  async ask(caller: Caller, what: string, id: string | undefined, expected: number, asData = false): Promise<Answer> {
    const answer = await call(this.at.application, this.entry, caller, { ...(id !== undefined && { id }), asData });
    const status = seenStatus(answer);
    const leadsToSignIn = status !== 302 || `${answer.location ?? ""}${answer.body}`.includes("/sign-in");
    const told = this.leaks(answer, caller, id);
    const who = `${caller.name}, ${what}${asData ? ", as data" : ""}`;
    if (status !== expected || !leadsToSignIn) this.failures.push(`${who}: ${status}, not ${expected}`);
    if (told.length) this.failures.push(`${who}: is told ${told}`);
    return answer;
  }

  private async askBoth(caller: Caller, what: string, id: string | undefined, expected: number): Promise<void> {
    await this.ask(caller, what, id, expected);
    if (isPage(this.entry)) await this.ask(caller, what, id, expected, true);
  }

  /** Everyone who must not get in, with everything that is not his. */
  async refused(): Promise<void> {
    const { entry } = this;
    const { own, twin, gone } = this.at;
    const isApi = entry.door === "api";
    const otherDoor = isApi ? callersOf("screen", own).slice(0, 1) : [withKey("a key", own.key)];
    for (const caller of [anonymous, gone, ...otherDoor])
      await this.askBoth(caller, "own id", objectOf(own, entry, anonymous), isApi ? 401 : 302);
    for (const caller of callersOf(entry.door, own))
      if (mayCall(entry, caller)) await this.foreign(caller);
      else await this.askBoth(caller, "own id", objectOf(own, entry, caller), 403);
    for (const caller of entry.object ? callersOf(entry.door, twin, "twin ") : [])
      await this.ask(caller, "an id of the first", objectOf(own, entry, anonymous), mayCall(entry, caller) ? 404 : 403);
  }

  /** Ids that a caller who may is not given: unknown, malformed, the other company's, outside his scope. */
  async foreign(caller: Caller): Promise<void> {
    const { object, row } = this.entry;
    if (!object) return;
    const { own, twin } = this.at;
    const unknown =
      object === "vignette" ? own.objects.vignette.replace(/.{6}$/, "222222") : "00000000-0000-4000-8000-000000000000";
    const missing = comparable(await this.ask(caller, "an unknown id", unknown, 404), unknown);
    const id = twin.objects[object];
    const foreign = comparable(await this.ask(caller, "an id of the twin", id, 404), id);
    if (JSON.stringify(foreign) !== JSON.stringify(missing))
      this.failures.push(`${caller.name}: an id of the twin is not answered like an unknown one`);
    if (isPage(this.entry)) await this.ask(caller, "an id of the twin", id, 404, true);
    for (const text of caller.column === "owner" || caller.column === "api_key" ? malformed : [])
      await this.ask(caller, `the id ${text}`, text, 404);
    const isConfined = caller.column === "depot_clerk" || (caller.column && row?.[caller.column] === "own");
    const far = own.elsewhere[object];
    if (isConfined && far !== objectOf(own, this.entry, caller))
      await this.ask(caller, "an id outside his scope", far, 404);
  }
}
