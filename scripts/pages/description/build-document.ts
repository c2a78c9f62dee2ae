import { isObject, type JsonObject, objectOf, own, setOwn } from "../../base/json.js";
import { streamExtension } from "../../spec/extensions.js";
import type { Block } from "../blocks/block.js";
import type { BaseUrl } from "../facts/base-url.js";
import type { Note } from "../facts/field.js";
import type { OperationFacts } from "../facts/operation-facts.js";
import { findSecurity, tellOtherCredentials } from "../facts/security.js";
import { areaOf, isNavigation } from "../words/vocabulary.js";
import { buildBody } from "./build-body.js";
import { withFiles, withFormFields } from "./file-fields.js";
import { introductionOf } from "./introduction.js";
import { Marker, type Reader } from "./marks.js";
import { mediaTypeOf, mediaTypeOfFile } from "./media-types.js";
import { capitalize, freeOperationId } from "./names.js";
import { isParameter, shownHeaders } from "./parameters.js";
import { serverOf } from "./server.js";
import { streamFlag, typeFlag } from "./stream-flag.js";
import { besideVersion, tellVersionsApart } from "./version-paths.js";

export interface PageFacts {
  readonly blocks: readonly Block[];
  readonly operations: readonly OperationFacts[];
  /** Stated for all operations. */
  readonly base: BaseUrl | undefined;
  readonly file: string;
}

/** An OpenAPI description of what a page tells. */
export function buildDocument(page: PageFacts, note: Note): JsonObject {
  return new DocumentBuilder(page, note).build();
}

/** What a part of a form may stand for that reads as a number or a mark. */
const plainTypes = ["string", "number", "boolean"];

const binary = { type: "string", format: "binary" };

class DocumentBuilder {
  private readonly marker: Marker;
  private readonly schemas: JsonObject = {};
  private readonly ids = new Set<string>();
  private readonly servers = new Map<string, number>();

  constructor(
    private readonly page: PageFacts,
    private readonly note: Note,
  ) {
    this.marker = new Marker(page.file);
  }

  build(): JsonObject {
    const { operations } = this.page;
    const first = operations.find(({ url }) => url.server !== undefined);
    const base = this.page.base ?? (first && { url: first.url.server ?? "", line: first.urlLine });
    const placed = tellVersionsApart(operations.map((facts) => ({ facts, ...this.place(facts, base) })));
    const [main] = this.servers.keys();
    if (main === undefined) {
      const hint = "State it on the page, or add `servers` in an overlay.";
      this.note("import-server-missing", operations[0]?.line ?? 1, "The page names no server.", hint);
    }
    const security = findSecurity(this.page);
    if (security !== undefined) tellOtherCredentials(operations, security, this.note);
    const paths: JsonObject = {};
    for (const { facts, server, path } of placed) {
      const name = facts.url.hasSlash ? `${path}/` : path;
      const item = own(paths, name);
      const methods = isObject(item) ? item : {};
      setOwn(paths, name, methods);
      setOwn(methods, facts.method.toLowerCase(), {
        ...this.operation(facts, path),
        ...(server !== undefined && server !== main && { servers: [serverOf(server)] }),
      });
    }
    const schemes = security && {
      securitySchemes: { [security.name]: this.marker.place(security.scheme, security.line) },
    };
    return {
      openapi: "3.1.0",
      info: this.info(main),
      ...(main !== undefined && { servers: [this.marker.place(serverOf(main), this.servers.get(main) ?? 1)] }),
      ...(security && { security: [{ [security.name]: [] }] }),
      paths,
      components: { ...schemes, ...(Object.keys(this.schemas).length > 0 && { schemas: this.schemas }) },
    };
  }

  private info(server: string | undefined): JsonObject {
    const { blocks, operations } = this.page;
    const summaries = new Set(operations.map(({ summary }) => summary));
    const above = Math.min(...operations.map(({ line }) => line));
    const heading = blocks.find(
      (block) => block.kind === "heading" && block.line <= above && !isNavigation(block.text),
    );
    const isTitle =
      heading?.kind === "heading" &&
      areaOf(heading.text) === undefined &&
      (heading.level === 1 || !summaries.has(heading.text));
    const title = isTitle ? heading.text : (server?.replace(/^https?:\/\/([^/]+).*$/, "$1") ?? "Imported page");
    const description = isTitle ? introductionOf(blocks) : undefined;
    const info = { title, version: "unknown", ...(description !== undefined && { description }) };
    return this.marker.place(info, isTitle ? heading.line : 1);
  }

  /** Where an operation is: its own server, or the one that the page states for all. */
  private place(facts: OperationFacts, base: BaseUrl | undefined): { readonly server?: string; readonly path: string } {
    const { server, path } = facts.url;
    const [stated, line] =
      server === undefined ? [base && besideVersion(base.url, path), base?.line] : [server, facts.urlLine];
    if (stated === undefined) return { path };
    const url = [...this.servers.keys()].find((known) => withoutLoopback(known) === withoutLoopback(stated)) ?? stated;
    if (!this.servers.has(url)) this.servers.set(url, line ?? 1);
    const root = server === undefined ? url.replace(/^https?:\/\/[^/]+/, "") : "";
    return { server: url, path: path.startsWith(`${root}/`) ? path.slice(root.length) : path };
  }

  private operation(facts: OperationFacts, path: string): JsonObject {
    const id = freeOperationId(facts.method, path, this.ids);
    const parameters = this.parameters(facts, path);
    const requestBody = this.requestBody(facts, capitalize(id));
    const reader: Reader = facts.fields.some(({ place }) => place !== "response") ? "table" : "example";
    const flag = streamFlag(facts);
    const known: readonly unknown[] = [facts.summary, introductionOf(this.page.blocks)];
    const description = known.includes(facts.description) ? undefined : facts.description;
    return this.marker.mark(
      {
        ...(facts.summary !== undefined && { summary: facts.summary }),
        ...(description !== undefined && { description }),
        operationId: id,
        ...(facts.deprecated && { deprecated: true }),
        ...(parameters.length > 0 && { parameters }),
        ...(requestBody && { requestBody }),
        ...(flag !== undefined && {
          [streamExtension]: { flag, ...(facts.sentinel !== undefined && { sentinel: facts.sentinel }) },
        }),
        responses: this.responses(facts, capitalize(id)),
      },
      reader,
      facts.line,
    );
  }

  private parameters({ fields, url, headers, line }: OperationFacts, path: string): readonly JsonObject[] {
    const found = new Map<string, JsonObject>();
    const add = (place: string, name: string, parameter: JsonObject): void => {
      const key = `${place} ${place === "header" ? name.toLowerCase() : name}`;
      if (!found.has(key)) found.set(key, { name, in: place, ...parameter });
    };
    for (const field of fields) {
      const { place, path: names, schema, line: at } = field;
      if (!isParameter(field)) continue;
      const { description, deprecated, ...type } = schema;
      const required = place === "path" || field.required;
      add(
        place,
        names.join("."),
        this.marker.mark(
          {
            ...(required && { required }),
            ...(deprecated !== undefined && { deprecated }),
            ...(description !== undefined && { description }),
            schema: type,
          },
          "table",
          at,
        ),
      );
    }
    for (const { name, schema, line: at } of shownHeaders(headers))
      add("header", name, this.marker.mark({ schema }, "example", at));
    for (const [, name = ""] of path.matchAll(/\{([^{}]+)\}/g))
      add("path", name, this.marker.mark({ required: true, schema: { type: "string" } }, "example", line));
    for (const [name, value] of url.query) {
      const type = /^-?\d+$/.test(value) ? "integer" : /^(?:true|false)$/.test(value) ? "boolean" : "string";
      add("query", name, this.marker.mark({ schema: { type } }, "example", line));
    }
    // A template without its name, such as one that a table spells otherwise, is no parameter of the path.
    return [...found.values()].filter((parameter) => parameter.in !== "path" || path.includes(`{${parameter.name}}`));
  }

  private requestBody(facts: OperationFacts, name: string): JsonObject | undefined {
    const sent = facts.fields.filter(({ place }) => place === "body" || place === "form");
    const stated = mediaTypeOf(facts);
    const fields = withFiles(sent, facts, stated);
    const shown = this.formSchema(facts);
    const known = { fields, examples: facts.requests, description: facts.requestNote, direction: "request" } as const;
    const told = buildBody(known, this.marker, this.note);
    const schema = told && shown ? withFormFields(told, shown) : (told ?? shown);
    if (schema === undefined) {
      if (facts.bodyless || !/^(?:POST|PUT|PATCH)$/.test(facts.method)) return undefined;
      this.note("import-unread", facts.line, `Nothing is said of what ${facts.method} ${facts.url.path} is sent.`);
      const any = this.marker.mark({}, "example", facts.line);
      return { required: false, content: { "application/json": { schema: any } } };
    }
    if (facts.events.length > 0 || (sent.length > 0 && streamFlag(facts) !== undefined)) typeFlag(schema);
    const isForm =
      facts.forms.length > 0 || fields.some(({ place, schema: said }) => place === "form" || said.format === "binary");
    const media = isForm && !/urlencoded/.test(stated) ? "multipart/form-data" : stated;
    return { required: true, content: { [media]: { schema: this.named(`${name}Request`, schema) } } };
  }

  private formSchema({ forms }: OperationFacts): JsonObject | undefined {
    const [first] = forms;
    if (first === undefined) return undefined;
    const properties = forms.map(({ name, value, line }) => {
      const schema = value.startsWith("@")
        ? { type: "string", format: "binary" }
        : { type: /^(?:-?\d+(?:\.\d+)?|true|false)$/.test(value) ? plainTypes : "string", examples: [value] };
      return [name, this.marker.mark(schema, "example", line)] as const;
    });
    return this.marker.mark({ type: "object", properties: objectOf(properties) }, "example", first.line);
  }

  private responses(facts: OperationFacts, name: string): JsonObject {
    const fields = facts.fields.filter(({ place }) => place === "response");
    const statuses = new Set(["200", ...facts.responses.map(({ status }) => status)]);
    const shown = facts.responses.find(({ status }) => status.startsWith("2"))?.status;
    const success = shown ?? facts.answerStatus ?? "200";
    if (success !== "200") statuses.delete("200");
    statuses.add(success);
    const responses: JsonObject = {};
    for (const status of [...statuses].sort()) {
      const isSuccess = status === success;
      const examples = facts.responses.filter((example) => example.status === status);
      const description = isSuccess ? facts.responseNote : undefined;
      const known = { fields: isSuccess ? fields : [], examples, description, direction: "response" } as const;
      const schema = buildBody(known, this.marker, this.note);
      const suffix = isSuccess ? "Response" : status === "default" ? "Error" : `${status}Response`;
      const content = {
        ...(schema && { "application/json": { schema: this.named(`${name}${suffix}`, schema) } }),
        ...(schema === undefined && isSuccess && this.unshown(facts, success)),
        ...(isSuccess && this.events(facts, name)),
      };
      responses[status] = {
        description: description ?? (isSuccess ? "Success" : "Error"),
        ...(Object.keys(content).length > 0 && { content }),
      };
    }
    return responses;
  }

  /** What an answer holds that the page does not show: a file where a command writes one, else anything. */
  private unshown({ output, answerMedia, line }: OperationFacts, status: string): JsonObject {
    if (/^20[45]$/.test(status)) return {};
    const shown = output === undefined ? "application/json" : mediaTypeOfFile(output);
    const content = (answerMedia ?? [shown]).map((media) => {
      const schema = /[/+]json$/.test(media) ? {} : /^text\//.test(media) ? { type: "string" } : binary;
      return [media, { schema: this.marker.mark({ ...schema }, "example", line) }] as const;
    });
    return objectOf(content);
  }

  private events({ events, framing }: OperationFacts, name: string): JsonObject | undefined {
    const known = { fields: [], examples: events, description: undefined, direction: "response" } as const;
    const schema = buildBody(known, this.marker, this.note);
    const media = framing === "lines" ? "application/x-ndjson" : "text/event-stream";
    return schema && { [media]: { schema: this.named(`${name}Event`, schema) } };
  }

  private named(name: string, schema: JsonObject): JsonObject {
    let free = name;
    for (let count = 2; Object.hasOwn(this.schemas, free); count++) free = `${name}${count}`;
    setOwn(this.schemas, free, schema);
    return { $ref: `#/components/schemas/${free}` };
  }
}

/** This machine has several names. */
function withoutLoopback(url: string): string {
  return url.replace(/^(https?:\/\/)(?:127\.0\.0\.1|0\.0\.0\.0)(?=[:/]|$)/, "$1localhost");
}
